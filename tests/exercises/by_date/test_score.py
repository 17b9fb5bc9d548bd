"""Score and feedback of an exercise by-date."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exercises.by_date.conftest import _toy as made

from qorgau.exercises.by_date.answer import STATUSES, ByDateAnswer, Cell
from qorgau.exercises.by_date.feedback import feedback
from qorgau.exercises.by_date.question import cell_id
from qorgau.exercises.score import rounded
from qorgau.exercises.spoken import paragraphs

IDS = [cell_id(item.id, day) for item, day in made().question.cells()]
CELLS = st.builds(
    Cell, status=st.none() | st.sampled_from(STATUSES), reason=st.sampled_from([None, "old", "new"])
)
ANSWERS = st.builds(ByDateAnswer, st.dictionaries(st.sampled_from(IDS), CELLS))
STAMP, BURDEN = IDS[1], IDS[2]


@given(ANSWERS, st.floats(1, 100))
@settings(deadline=None)
def test_a_score_lies_between_nothing_and_everything(answer: ByDateAnswer, points: float) -> None:
    """Whatever is answered, the score is between 0 and the maximum, and the verdicts add up to it."""
    result = made().score(answer, points)
    assert 0 <= result.value <= result.maximum == points
    assert abs(sum(one.points for one in result.verdicts) - result.value) < 0.05


def test_rounding_gives_no_more_than_everything() -> None:
    """A maximum of three decimals is not rounded up: 1.875 stays 1.875, and less is told with two."""
    assert rounded(1.875, 1.875) == 1.875
    assert rounded(1.2345, 1.875) == 1.23


@given(ANSWERS)
@settings(deadline=None)
def test_an_open_cell_never_counts(answer: ByDateAnswer) -> None:
    """Whatever is said of a cell that the registry does not settle, the score is the same."""
    without = ByDateAnswer({name: cell for name, cell in answer.cells.items() if name != IDS[0]})
    assert made().score(answer).value == made().score(without).value
    assert made().score(answer).verdicts[0].points == 0


@given(ANSWERS)
@settings(deadline=None)
def test_a_better_status_never_earns_less(answer: ByDateAnswer) -> None:
    """Putting one cell right never lowers the score."""
    right = Cell(status="lawful", reason="new")
    better = ByDateAnswer({**answer.cells, STAMP: right})
    assert made().score(better).value >= made().score(answer).value


def told(toy: Any, answer: ByDateAnswer) -> list[tuple[str, str]]:
    """Kind and English words of every message."""
    messages = feedback(answer, toy.score(answer), toy.key, toy.question)
    return [(one.kind, " ".join(paragraphs(one, "en"))) for one in messages]


def test_a_false_alarm_comes_before_a_defect_passed_over(toy: Any) -> None:
    """Attacking the lawful entry is told first, with the reason of that very choice, and one question of the item."""
    answer = ByDateAnswer({STAMP: Cell(status="defect"), BURDEN: Cell(status="lawful")})
    kinds = dict(told(toy, answer))
    assert "Stamp not defect." in kinds["error"]
    assert "From which day?" in kinds["question"]


def test_a_wrong_reason_is_explained_by_itself(toy: Any) -> None:
    """Where only the reason is wrong, that reason is explained."""
    cells = {name: Cell(status="defect", reason="old") for name in IDS[2:]}
    answer = ByDateAnswer({**cells, STAMP: Cell(status="lawful", reason="old")})
    assert "Stamp not so." in dict(told(toy, answer))["error"]


def test_nothing_not_found_is_told_before_the_model_answer(toy: Any) -> None:
    """Of a wrong cell neither the right answer nor its reason stands in the feedback."""
    answer = ByDateAnswer({name: Cell(status="open", reason="new") for name in IDS})
    words = " ".join(text for _, text in told(toy, answer))
    assert not any(secret in words for secret in ("Stamp right", "Before right", "After right"))


def test_the_open_cell_is_discussed_when_it_was_answered(toy: Any) -> None:
    """What stands open is explained without points to whoever took a stand on it."""
    answer = ByDateAnswer({IDS[0]: Cell(status="lawful")})
    assert any("The first day is discussed." in text for kind, text in told(toy, answer) if kind == "note")


def test_the_same_answer_everywhere_is_noticed(toy: Any) -> None:
    """Who says the same of every date is asked to switch the date."""
    answer = ByDateAnswer({name: Cell(status="defect") for name in IDS})
    assert any("same answer for all dates" in text for _, text in told(toy, answer))


def test_a_blank_answer_gets_one_question(toy: Any) -> None:
    """Who answered nothing is asked one question, and told that nothing is there yet."""
    assert [kind for kind, _ in told(toy, ByDateAnswer())] == ["question", "note"]
