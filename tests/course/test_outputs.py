"""What is written into a check cell, and what nbgrader counts for it."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import determine_grade

from qorgau.course.outputs import graded_outputs, repair_note
from qorgau.course.repair import Repair
from qorgau.course.sentences import sentences
from qorgau.problem import BadInput, Problem


class _Grade:
    exercise = "mark"
    maximum = 40.0

    def __init__(
        self, points: float, problems: tuple[Problem, ...] = (), html: dict[str, str] | None = None
    ) -> None:
        self.points = points
        self.problems = problems
        self.feedback_html = html or {}
        self.told_html: dict[str, str] = {}
        self.items = ""


def _outputs(grade: Any, lang: str | None = "ru") -> list[dict[str, Any]]:
    return graded_outputs(grade, lang)


def _counted(outputs: list[dict[str, Any]]) -> float | None:
    cell = nbformat.from_dict(
        {
            "cell_type": "code",
            "metadata": {
                "nbgrader": {"grade": True, "solution": False, "points": 40, "grade_id": "check-mark"}
            },
            "source": "",
            "outputs": outputs,
        }
    )
    counted: float | None = determine_grade(cell)[0]
    return counted


@given(st.floats(0, 40), st.booleans())
def test_nbgrader_counts_the_very_points_of_the_score(points: float, with_feedback: bool) -> None:
    """The number in the cell is the number in the gradebook, with or without feedback above it."""
    html = {"ru": "<p>40</p>"} if with_feedback else {}
    assert _counted(_outputs(_Grade(points, html=html))) == points


@pytest.mark.parametrize("points", [float("nan"), float("inf"), -0.01, 40.01])
def test_points_that_nbgrader_would_misread_stop_the_grading(points: float) -> None:
    """Where nbgrader would give full marks for no number, nothing is graded and the fault is named."""
    with pytest.raises(BadInput, match="mark: scored"):
        _outputs(_Grade(points))


def test_a_damaged_answers_file_counts_nothing() -> None:
    """Where the answers file left nothing to count, nbgrader counts 0."""
    assert (
        _counted(_outputs(_Grade(0, (Problem("answers.json", "made", "no date"),), {"ru": "<p>нет</p>"})))
        == 0
    )


def test_one_damaged_answer_leaves_the_points_of_the_others() -> None:
    """A fault in one answer costs that answer and no more."""
    assert _counted(_outputs(_Grade(12.5, (Problem("answers.json", "m-1", "no field"),)))) == 12.5


def test_the_fault_is_told_with_file_field_and_what_to_do() -> None:
    """The trainee reads which file, which field, what is wrong and what to do, not where the trainer keeps it."""
    fault = Problem("/srv/course/autograded/a/w01/answers.json", "exercises.mark", "not a list", "save again")
    told = "\n".join(_outputs(_Grade(0, (fault,)))[-1]["traceback"])
    assert "answers.json: exercises.mark: not a list (save again)" in told
    assert "/srv" not in told
    assert sentences("ru", "what_to_do")[0] in told


def test_control_characters_of_a_damaged_file_are_not_passed_on() -> None:
    """A file cannot recolour or overwrite the trainer's screen through its error message."""
    told = _outputs(_Grade(0, (Problem("answers.json", "x\x1b[2J\u202e", "bad\r"),)))[-1]["traceback"]
    assert not any(sign in "".join(told) for sign in "\x1b\u202e\r")


def test_feedback_is_in_the_language_the_trainee_worked_in() -> None:
    """A trainee who worked in English reads English."""
    outputs = _outputs(_Grade(1, html={"ru": "<p>да</p>", "en": "<p>yes</p>"}), "en")
    assert outputs[0]["data"] == {"text/html": "<p>yes</p>"}


def test_a_fault_is_told_in_every_language_when_nobody_knows_the_readers() -> None:
    """An answers file that cannot be read does not say its language."""
    told = _outputs(_Grade(0, (Problem("answers.json", "", "cut short"),)), None)[-1]["traceback"]
    assert set(sentences(None, "not_counted")) < set(told)


def test_feedback_is_in_every_language_when_nobody_knows_the_readers() -> None:
    """Feedback on a file that says no language is there in all of them."""
    outputs = _outputs(_Grade(0, html={"ru": "<p>да</p>", "en": "<p>yes</p>"}), None)
    assert outputs[0]["data"] == {"text/html": "<p>да</p><p>yes</p>"}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    "kind", ["missing", "duplicate", "retyped", "changed", "metadata", "order", "unreadable"]
)
def test_every_repair_is_told_in_words(kind: Any, lang: str) -> None:
    """The note at the top names each repair and its cell."""
    note = repair_note([Repair(kind, "check-mark")], lang)["source"]
    assert sentences(lang, kind, cell="`check-mark`")[0] in note
