"""What hints cost and which defect the next one is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qorgau.exercises.mark.answer import Mark, MarkAnswer, parse_answer
from qorgau.exercises.mark.compare import compare
from qorgau.exercises.mark.hints import HINTED, LEVELS, by_token, next_hint, token
from qorgau.exercises.mark.score import score
from qorgau.exercises.score import Score

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
POINTS = 40.0


def _score(answer: MarkAnswer, game: Any) -> Score:
    return score(answer, game.key, game.rubric, game.known.families, points=POINTS)


def _all_found(game: Any) -> MarkAnswer:
    return MarkAnswer(
        {f"m-{item.id}": Mark(field=item.fields[0], defect=item.defect) for item in game.key.graded}
    )


def test_each_hint_costs_a_tenth_of_its_defect(toy: Any) -> None:
    """Two hints about one defect take a fifth of its weight from an answer that finds everything."""
    item = toy.key.graded[0]
    plain, hinted = _all_found(toy), replace(_all_found(toy), hints={token(toy.key, item): 2})
    weights = sum(toy.rubric.weights[one.severity] for one in toy.key.graded)
    lost = POINTS * 2 * 0.1 * toy.rubric.weights[item.severity] / weights
    assert abs(_score(plain, toy).value - _score(hinted, toy).value - lost) < 0.011
    result = _score(hinted, toy)
    (verdict,) = [one for one in result.verdicts if one.outcome == HINTED]
    assert (verdict.item, verdict.key) == (token(toy.key, item), item.id)
    assert result.figures["hints"] == 2
    assert result.figures["hint_cost"] == -verdict.points


def test_hints_about_what_was_not_found_cost_nothing(toy: Any) -> None:
    """A hint takes from its own defect alone: who found nothing by it loses nothing elsewhere."""
    first, second = toy.key.graded[:2]
    answer = MarkAnswer({"m-1": Mark(field=first.fields[0], defect=first.defect)})
    hinted = replace(answer, hints={token(toy.key, second): LEVELS})
    assert _score(hinted, toy).value == _score(answer, toy).value


def test_more_hints_than_there_are_cost_no_more(toy: Any) -> None:
    """A forged count above the last hint of a defect is that of the last hint; an unknown token costs nothing."""
    name = token(toy.key, toy.key.graded[0])
    honest = _score(replace(_all_found(toy), hints={name: LEVELS}), toy).value
    assert _score(replace(_all_found(toy), hints={name: 9}), toy).value == honest
    unknown = replace(_all_found(toy), hints={"hint:000000000000": 3})
    assert _score(unknown, toy).value == _score(_all_found(toy), toy).value


@PATIENT
@given(data=st.data())
def test_no_hint_ever_raises_a_score(data: st.DataObject, shapes: Any) -> None:
    """Whatever the answer, hints only cost, and the score stays within its bounds."""
    game = data.draw(shapes.games)
    assume(game.key.graded)
    answer = data.draw(shapes.answers(game))
    levels = st.integers(1, LEVELS)
    hints = data.draw(st.dictionaries(st.sampled_from(sorted(by_token(game.key))), levels, min_size=1))
    hinted = _score(replace(answer, hints=hints), game).value
    assert 0.0 <= hinted <= _score(answer, game).value


def test_the_comparison_speaks_of_marks_alone(toy: Any) -> None:
    """A hint is no line of the model answer."""
    answer = replace(_all_found(toy), hints={token(toy.key, toy.key.graded[0]): 1})
    lines = compare(answer, _score(answer, toy), toy.key, toy.catalogue)
    assert not any((line.item or "").startswith("hint:") for line in lines)


def test_hints_lead_to_the_weightiest_open_defect_step_by_step(toy: Any) -> None:
    """Level by level about one defect, then about the next; what is found is passed over; in the end none is left."""
    answer, seen = MarkAnswer(), []
    while hint := next_hint(answer, toy.key, toy.rubric, _score(answer, toy).verdicts):
        seen.append((hint.about.id, hint.level))
        answer = replace(answer, hints={**answer.hints, hint.item: hint.level})
    order = sorted(toy.key.graded, key=lambda one: -toy.rubric.weights[one.severity])
    assert seen == [(item.id, level) for item in order for level in range(1, LEVELS + 1)]
    assert next_hint(_all_found(toy), toy.key, toy.rubric, _score(_all_found(toy), toy).verdicts) is None


def test_the_token_of_a_hint_cannot_be_tried_out(toy: Any) -> None:
    """The token depends on the reason, which only the key has, and says neither field nor defect."""
    item = toy.key.graded[0]
    other = item.model_copy(update={"why": toy.key.graded[1].why})
    assert token(toy.key, item) != token(toy.key, other)
    assert not any(part in token(toy.key, item) for part in (item.id, item.defect, *item.fields))


def test_an_item_of_hints_that_cannot_be_read_is_told(toy: Any) -> None:
    """A level that is no count is a problem of that item; the marks beside it are read."""
    answer, problems = parse_answer(
        {"hint:a": {"level": 0}, "hint:b": {"level": 2}}, "answers.json", toy.known
    )
    assert answer.hints == {"hint:b": 2}
    assert answer.damaged == ("hint:a",)
    assert [one.field for one in problems] == ["hint:a.level"]
