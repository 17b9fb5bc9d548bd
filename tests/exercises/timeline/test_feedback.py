"""What a trainee is told about a timeline."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from qorgau.exercises.spoken import paragraphs
from qorgau.exercises.timeline.answer import TimelineAnswer
from qorgau.exercises.timeline.feedback import feedback

RIGHT = TimelineAnswer(
    ("bus", "station", "limit", "record"),
    {"start": "driver"},
    {"until": datetime(2026, 5, 13, 14, 40), "over": timedelta(minutes=30), "appeal": date(2026, 5, 25)},
)


def told(toy: Any, answer: TimelineAnswer) -> list[tuple[str, str]]:
    """Kind and English words of every message."""
    messages = feedback(answer, toy.score(answer), toy.key, toy.question)
    return [(one.kind, " ".join(paragraphs(one, "en"))) for one in messages]


def test_a_late_day_comes_first(toy: Any) -> None:
    """Of all errors a day that is too late is told first, with its own reason and the question of that part."""
    wrong = TimelineAnswer(
        ("record", "limit", "station", "bus"), {"start": "door"}, {"appeal": date(2026, 6, 30)}
    )
    kinds = dict(told(toy, wrong))
    assert "30.06.2026" in kinds["error"]
    assert kinds["error"].endswith("Late.")
    assert "Which day is the first?" in kinds["question"]


def test_a_wrong_pair_is_named_with_its_reason(toy: Any) -> None:
    """Two rows that stand the wrong way round are named, and why they stand otherwise."""
    answer = TimelineAnswer(("bus", "station", "record", "limit"), RIGHT.moments, RIGHT.limits)
    kinds = dict(told(toy, answer))
    assert "A paper is drawn up" in kinds["error"]
    assert "The paper was late." in kinds["error"]


def test_nothing_not_found_is_told_before_the_model_answer(toy: Any) -> None:
    """Whatever is answered wrongly, no right value and no right statement stands in the feedback."""
    wrong = TimelineAnswer(
        ("record", "limit", "station", "bus"),
        {"start": "door"},
        {"until": datetime(2026, 5, 13, 15, 10), "over": timedelta(minutes=260), "appeal": date(2026, 6, 1)},
    )
    words = " ".join(text for _, text in told(toy, wrong))
    for secret in ("11:40", "14:40", "25.05.2026", "0 h 30", "Half an hour", "Three hours", "Ten days"):
        assert secret not in words


def test_everything_right_is_said(toy: Any) -> None:
    """A whole right answer is told so, without error or question."""
    kinds = [kind for kind, _ in told(toy, RIGHT)]
    assert set(kinds) == {"right"}
    assert "Every part is right" in told(toy, RIGHT)[-1][1]


def test_a_blank_answer_gets_one_question(toy: Any) -> None:
    """Who answered nothing is asked one question, and told that nothing is there yet."""
    assert [kind for kind, _ in told(toy, TimelineAnswer())] == ["question", "note"]


def test_what_could_not_be_read_is_told(toy: Any) -> None:
    """Damaged entries are counted."""
    assert "2 entries could not be read" in told(toy, TimelineAnswer(damaged=("a", "b")))[-1][1]
