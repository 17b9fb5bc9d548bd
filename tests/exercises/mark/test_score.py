"""What a score is, for any key and any answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.judge import HITS
from qorgau.exercises.mark.score import score
from qorgau.exercises.score import Score
from qorgau.problem import BadInput

# Speed of the machine is not what these tests are about.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
POINTS = 40.0


def _score(answer: MarkAnswer, game: Any) -> Score:
    return score(answer, game.key, game.rubric, game.known.families, points=POINTS)


def _with(answer: MarkAnswer, mark: Mark, item: str = "m-new") -> MarkAnswer:
    return replace(answer, marks={**answer.marks, item: mark})


def _model(game: Any) -> MarkAnswer:
    marks = {f"m-{item.id}": Mark(field=item.fields[0], defect=item.defect) for item in game.key.graded}
    return MarkAnswer(marks, none=not marks)


@PATIENT
@given(data=st.data())
def test_score_stays_within_its_bounds(data: st.DataObject, shapes: Any) -> None:
    """A score is never below nothing nor above the points of the exercise, and has two decimals."""
    game = data.draw(shapes.games)
    value = _score(data.draw(shapes.answers(game)), game).value
    assert 0.0 <= value <= POINTS
    assert value == round(value, 2)


@PATIENT
@given(data=st.data())
def test_false_alarm_never_raises_the_score(data: st.DataObject, shapes: Any) -> None:
    """A mark that alone would be a false alarm or a look-alike does not help any answer."""
    game = data.draw(shapes.games)
    innocent = [*game.key.plain, *game.key.look_alike]
    assume(innocent)
    field = data.draw(st.sampled_from(innocent))
    answer = data.draw(shapes.answers(game))
    mark = Mark(field=field, defect=data.draw(st.sampled_from(sorted(game.known.families))))
    alone = _score(MarkAnswer({"m-1": mark}), game).verdicts[0].outcome
    assume(alone in ("false-alarm", "look-alike"))
    assert _score(_with(answer, mark), game).value <= _score(answer, game).value


@PATIENT
@given(data=st.data())
def test_right_mark_never_lowers_the_score(data: st.DataObject, shapes: Any) -> None:
    """The right name in the right field does not hurt any answer that makes marks."""
    game = data.draw(shapes.games)
    assume(game.key.graded)
    answer = data.draw(shapes.answers(game))
    item = data.draw(st.sampled_from(game.key.graded))
    mark = Mark(field=data.draw(st.sampled_from(item.fields)), defect=item.defect)
    assert _score(_with(answer, mark), game).value >= _score(answer, game).value


@PATIENT
@given(data=st.data())
def test_order_of_marks_does_not_matter(data: st.DataObject, shapes: Any) -> None:
    """The same marks in another order get the same score, figures and verdicts."""
    game = data.draw(shapes.games)
    answer = data.draw(shapes.answers(game))
    shuffled = replace(answer, marks=dict(data.draw(st.permutations(list(answer.marks.items())))))
    one, other = _score(answer, game), _score(shuffled, game)
    assert (one.value, one.figures, set(one.verdicts)) == (other.value, other.figures, set(other.verdicts))


@PATIENT
@given(data=st.data())
def test_duplicates_change_nothing(data: st.DataObject, shapes: Any) -> None:
    """A mark made a second time neither helps nor hurts."""
    game = data.draw(shapes.games)
    answer = data.draw(shapes.answers(game))
    assume(answer.marks)
    again = _with(answer, data.draw(st.sampled_from(list(answer.marks.values()))))
    assert _score(again, game).value == _score(answer, game).value


@PATIENT
@given(data=st.data())
def test_model_answer_earns_everything(data: st.DataObject, shapes: Any) -> None:
    """The key's own marks, and for a clean file the statement that there is nothing, earn all points."""
    game = data.draw(shapes.games)
    result = _score(_model(game), game)
    assert result.value == POINTS
    assert {verdict.outcome for verdict in result.verdicts} <= {"agreed"}


@PATIENT
@given(data=st.data())
def test_every_item_gets_its_verdict(data: st.DataObject, shapes: Any) -> None:
    """Each mark and each damaged item has one verdict; each graded defect is reached once or missed."""
    game = data.draw(shapes.games)
    answer = data.draw(shapes.answers(game))
    verdicts = _score(answer, game).verdicts
    own = [verdict.item for verdict in verdicts if verdict.item]
    assert own == [*answer.marks, *answer.damaged]
    settled = [one.key for one in verdicts if one.outcome in HITS or one.outcome == "missed"]
    assert sorted(str(key) for key in settled) == sorted(item.id for item in game.key.graded)


@PATIENT
@given(data=st.data())
def test_value_is_the_sum_of_the_verdicts(data: st.DataObject, shapes: Any) -> None:
    """The points of the verdicts add up to the score, as far as floor, cap and rounding allow."""
    game = data.draw(shapes.games)
    assume(game.key.graded)
    result = _score(data.draw(shapes.answers(game)), game)
    total = sum(verdict.points for verdict in result.verdicts)
    assert result.value == pytest.approx(
        min(max(total, 0.0), POINTS), abs=0.01 * len(result.verdicts) + 0.001
    )


def _single(toy: Any, **parts: Any) -> tuple[str, float]:
    verdict = score(
        MarkAnswer({"m-1": Mark(**parts)}), toy.key, toy.rubric, toy.known.families, points=6.0
    ).verdicts[0]
    return verdict.outcome, verdict.points


@pytest.mark.parametrize(
    ("parts", "outcome", "points"),
    [
        ({"field": "LN.2", "defect": "date-shifted"}, "agreed", 3.0),
        ({"field": "LN.3", "defect": "date-shifted"}, "neighbour", 1.5),
        ({"field": "LN.2", "defect": "date-missing"}, "sibling", 1.5),
        ({"field": "LN.2", "defect": "ground-missing"}, "wrong-name", 0.0),
        ({"field": "LN.2", "defect": "ground-missing", "severity": "fatal"}, "wrong-name", 0.0),
        ({"field": "LN.3", "defect": "date-missing"}, "false-alarm", -0.5),
        ({"field": "FN.1", "defect": "ground-generic"}, "neighbour", 1.0),
        ({"field": "FN.1", "defect": "ground-missing", "severity": "serious"}, "false-alarm", -0.5),
        ({"field": "LN.1", "defect": "date-shifted"}, "look-alike", -1.0),
        ({"field": "LN.4", "defect": "stamp-missing"}, "ungraded", 0.0),
        ({"field": "FN.4", "defect": "date-missing"}, "ungraded", 0.0),
        ({"field": "LN.2", "defect": "date-shifted", "severity": "fatal"}, "agreed", 3.25),
        ({"field": "LN.2", "defect": "date-shifted", "severity": "serious"}, "agreed", 3.0),
        ({"field": "LN.2", "defect": "date-shifted", "consequence": "change"}, "agreed", 3.25),
        ({"field": "LN.3", "defect": "date-shifted", "stage": "S2"}, "neighbour", 1.75),
        ({"field": "LN.2", "defect": "date-missing", "severity": "fatal", "stage": "S1"}, "sibling", 2.0),
        ({"field": "LN.2"}, "incomplete", 0.0),
    ],
)
def test_points_of_one_mark(parts: dict[str, str], outcome: str, points: float, toy: Any) -> None:
    """Weight for the right name and field, half next door or in the family, a quarter for each extra."""
    assert _single(toy, **parts) == (outcome, points)


def test_right_mark_is_not_taken_for_a_sibling(toy: Any) -> None:
    """Where two defects of one family share a field, a right name made twice does not earn the other one."""
    other = toy.key.defects[0].model_copy(
        update={"id": "K9", "defect": "date-missing", "severity": "curable"}
    )
    key = toy.key.model_copy(update={"defects": (*toy.key.defects, other)})
    mark = Mark(field="LN.2", defect="date-missing")
    found = score(MarkAnswer({"m-1": mark, "m-2": mark}), key, toy.rubric, toy.known.families, points=7.0)
    assert [(one.outcome, one.key) for one in found.verdicts[:2]] == [("agreed", "K9"), ("repeated", "K9")]


def test_marks_are_given_out_to_the_best_effect(toy: Any) -> None:
    """A name that could stand for two defects is counted for the one that leaves room for the other mark."""
    other = toy.key.defects[1].model_copy(
        update={"id": "K9", "fields": ("FN.3",), "neighbours": ("FN.2", "FN.1")}
    )
    key = toy.key.model_copy(update={"defects": (*toy.key.defects, other)})
    marks = {
        "m-1": Mark(field="FN.1", defect="ground-generic"),
        "m-2": Mark(field="FN.2", defect="ground-missing"),
    }
    found = score(MarkAnswer(marks), key, toy.rubric, toy.known.families, points=8.0)
    assert {one.item: one.key for one in found.verdicts if one.item} == {"m-1": "K9", "m-2": "K2"}


def test_clean_file_wants_the_statement_and_no_mark(toy: Any) -> None:
    """Where nothing is graded, only "I find no defect" without any mark earns the points."""
    key = toy.key.model_copy(update={"defects": (), "plain": dict.fromkeys(toy.known.fields, toy.key.none)})
    alarm = {"m-1": Mark(field="LN.3", defect="date-missing")}
    answers = [MarkAnswer(none=True), MarkAnswer(), MarkAnswer(alarm, none=True), MarkAnswer(alarm)]
    values = [score(one, key, toy.rubric, toy.known.families, points=POINTS).value for one in answers]
    assert values == [POINTS, 0.0, 0.0, 0.0]


def test_calibration_counts_judged_marks(toy: Any) -> None:
    """For each confidence: how many judged marks carried it and how many of them were right."""
    marks = {
        "m-1": Mark(field="LN.2", defect="date-shifted", confidence="sure"),
        "m-2": Mark(field="LN.1", defect="date-shifted", confidence="sure"),
        "m-3": Mark(field="FN.2", defect="ground-missing", confidence="likely"),
        "m-4": Mark(field="LN.4", defect="date-shifted", confidence="unsure"),
        "m-5": Mark(field="LN.2", defect="date-shifted", confidence="unsure"),
    }
    assert _score(MarkAnswer(marks), toy).figures["calibration"] == {
        "sure": {"n": 2, "right": 1},
        "likely": {"n": 1, "right": 1},
        "unsure": {"n": 0, "right": 0},
    }


def test_precision_and_recall_are_open_when_there_is_nothing_to_count(toy: Any) -> None:
    """No judged mark: precision is open; no graded defect: recall is open."""
    key = toy.key.model_copy(update={"defects": (), "plain": dict.fromkeys(toy.known.fields, toy.key.none)})
    figures = score(MarkAnswer(), key, toy.rubric, toy.known.families, points=POINTS).figures
    assert (figures["precision"], figures["recall"]) == (None, None)


def test_precision_and_recall(toy: Any) -> None:
    """Precision: right among judged marks; recall: reached among graded defects. Halves count as right."""
    marks = {
        "m-1": Mark(field="LN.3", defect="date-shifted"),
        "m-2": Mark(field="LN.1", defect="date-shifted"),
        "m-3": Mark(field="FN.2", defect="sum-unreasoned"),
        "m-4": Mark(field="FN.1", defect="sum-unreasoned"),
    }
    figures = _score(MarkAnswer(marks), toy).figures
    assert (figures["precision"], figures["recall"]) == (0.25, 1 / 3)


def test_key_that_is_silent_about_a_field_is_refused(toy: Any) -> None:
    """A mark in a field that the key does not explain is a fault of the key, reported and never guessed."""
    key = toy.key.model_copy(update={"plain": {}})
    marks = {
        "m-1": Mark(field="LN.3", defect="date-missing"),
        "m-2": Mark(field="FN.1", defect="date-missing"),
    }
    with pytest.raises(BadInput) as caught:
        score(MarkAnswer(marks), key, toy.rubric, toy.known.families, points=POINTS)
    assert [problem.field for problem in caught.value.problems] == ["LN.3", "FN.1"]


def test_score_says_what_was_scored(toy: Any) -> None:
    """A score carries the names of its workbook, exercise and case."""
    assert _score(MarkAnswer(), toy).metadata == {"exercise": "mark", "case": "CF-TOY"}


@PATIENT
@given(data=st.data())
def test_naming_the_contradicting_field_never_lowers_the_score(data: st.DataObject, shapes: Any) -> None:
    """A mark made into a contradiction earns at least what it earned alone, and what it would earn in the other field."""
    game = data.draw(shapes.games)
    one, other = data.draw(st.permutations(list(game.known.fields)))[:2]
    answer = data.draw(shapes.answers(game))
    mark = data.draw(shapes.marks_at(game, one)).model_copy(update={"kind": "field"})
    moved = mark.model_copy(update={"field": other})
    crossed = _score(_with(answer, mark.model_copy(update={"against": other})), game).value
    assert crossed >= _score(_with(answer, mark), game).value
    alone = _score(MarkAnswer({"m-1": mark.model_copy(update={"against": other})}), game).value
    assert alone == max(_score(MarkAnswer({"m-1": found}), game).value for found in (mark, moved))


@PATIENT
@given(data=st.data())
def test_a_mark_on_the_whole_paper_never_earns_more_than_in_the_right_field(
    data: st.DataObject, shapes: Any
) -> None:
    """The right name for a whole paper earns at most what it earns in the field that carries the defect."""
    game = data.draw(shapes.games)
    assume(game.key.graded)
    item = data.draw(st.sampled_from(game.key.graded))
    whole = Mark(field=data.draw(st.sampled_from(game.known.fields)), defect=item.defect, kind="document")
    found = _score(MarkAnswer({"m-1": whole}), game)
    right = [
        _score(MarkAnswer({"m-1": Mark(field=field, defect=item.defect)}), game).value
        for field in game.known.fields
    ]
    assert found.value <= max(right)
