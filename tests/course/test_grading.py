"""Autograding with nbgrader: what changes a grade, and what does not."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from qorgau.course.gradebook import Recorded, recorded
from qorgau.course.shown import Shown
from qorgau.course.training import StepFailed, Training

HONEST = {"mark": 9.0, "timeline": 0.0, "strategy": 11.25}
NOTHING = {"mark": 0.0, "timeline": 0.0, "strategy": 0.0}


@pytest.fixture
def graded(training: Training, hand_in: Callable[..., Path]) -> Callable[..., Recorded]:
    """Hands in like `hand_in`, autogrades and writes feedback; gives the points in gradebook, CSV and page."""

    def grade(trainee: str, *change: Callable[[Any], object], **file: Any) -> Recorded:
        hand_in(trainee, *change, **file)
        training.autograde(trainee)
        training.feedback(trainee)
        training.export()
        return recorded(training.course, "w01", trainee)

    return grade


def _cells(training: Training, trainee: str) -> list[dict[str, Any]]:
    path = training.course / "autograded" / trainee / "w01" / "w01.ipynb"
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def _page(training: Training, trainee: str) -> str:
    return (training.course / "feedback" / trainee / "w01" / "w01.html").read_text(encoding="utf-8")


def _at(notebook: dict[str, Any], name: str) -> int:
    return next(i for i, cell in enumerate(notebook["cells"]) if cell["id"] == name)


def test_an_honest_notebook_gets_the_points_of_its_answers(graded: Callable[..., Recorded]) -> None:
    """The points of the answers stand in the gradebook, the CSV and the feedback page."""
    assert graded("honest") == Recorded("honest", HONEST, 20.25, 20.25, Shown(20.25, HONEST))


def test_a_name_in_cyrillic_is_graded(graded: Callable[..., Recorded]) -> None:
    """Trainees are called what they are called."""
    assert graded("Айгүл-Ә").differences == ()


def _duplicate(notebook: Any) -> None:
    index = _at(notebook, "check-mark")
    notebook["cells"].insert(index, copy.deepcopy(notebook["cells"][index]) | {"id": "again"})


def _delete(notebook: Any) -> None:
    del notebook["cells"][_at(notebook, "check-mark")]


def _retype(notebook: Any) -> None:
    cell = notebook["cells"][_at(notebook, "check-mark")]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def _split(notebook: Any) -> None:
    index = _at(notebook, "check-mark")
    notebook["cells"][index]["source"] = "workbook."
    second = copy.deepcopy(notebook["cells"][index]) | {"id": "second", "source": 'check("mark")'}
    notebook["cells"].insert(index + 1, second)


def _unlabel(notebook: Any) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def _old_format(notebook: Any) -> None:
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"]["schema_version"] = 1


def _swap(notebook: Any) -> None:
    one, other = _at(notebook, "check-mark"), _at(notebook, "check-strategy")
    notebook["cells"][one]["source"], notebook["cells"][other]["source"] = (
        notebook["cells"][other]["source"],
        notebook["cells"][one]["source"],
    )


@pytest.mark.parametrize("damage", [_duplicate, _delete, _retype, _split, _unlabel, _old_format, _swap])
def test_a_notebook_damaged_by_accident_gets_the_points_of_its_answers(
    graded: Callable[..., Recorded], training: Training, damage: Callable[[Any], None]
) -> None:
    """A trainee loses nothing because a cell was doubled, lost or changed, and reads that it was repaired."""
    trainee = damage.__name__.strip("_")
    assert graded(trainee, damage) == Recorded(trainee, HONEST, 20.25, 20.25, Shown(20.25, HONEST))
    assert _cells(training, trainee)[0]["id"] == "repaired"
    assert "<aside" in _page(training, trainee)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"cells": 3}', b"\xff\xfe", b'{"nbformat": 3, "worksheets": []}']
)
def test_an_unreadable_notebook_gets_the_points_of_its_answers(
    training: Training, hand_in: Callable[..., Path], content: bytes
) -> None:
    """The answers lie in a file of their own: a notebook cut off in the upload costs nothing."""
    trainee = f"cut-{content.hex()[:8]}"
    path = hand_in(trainee) / "w01.ipynb"
    path.chmod(0o644)
    path.write_bytes(content)
    training.autograde(trainee)
    assert recorded(training.course, "w01", trainee).gradebook == HONEST
    assert _cells(training, trainee)[0]["id"] == "repaired"


def test_the_submitted_file_stays_as_it_was_handed_in(
    training: Training, hand_in: Callable[..., Path]
) -> None:
    """Repairs are made in a copy."""
    path = hand_in("kept", _delete) / "w01.ipynb"
    before = path.read_bytes()
    training.autograde("kept")
    assert path.read_bytes() == before


def test_an_unchanged_notebook_gets_no_note(graded: Callable[..., Recorded], training: Training) -> None:
    """Nothing is said where nothing was repaired."""
    graded("untouched")
    assert not any(cell["id"] == "repaired" for cell in _cells(training, "untouched"))
    assert "<aside" not in _page(training, "untouched")


def test_code_of_a_trainee_is_never_run(
    graded: Callable[..., Recorded], training: Training, tmp_path: Path
) -> None:
    """Whatever a notebook holds, in check cells or its own, it gets the points of its answers and runs nothing."""
    trace = tmp_path / "trace"
    code = f"open({str(trace)!r}, 'w').close(); 40"

    def attack(notebook: Any) -> None:
        for cell in notebook["cells"]:
            cell["source"] = code
        notebook["cells"].insert(0, copy.deepcopy(notebook["cells"][0]) | {"id": "mine", "metadata": {}})
        gift = {
            "data": {"text/plain": "40"},
            "execution_count": 1,
            "metadata": {},
            "output_type": "execute_result",
        }
        notebook["cells"][_at(notebook, "check-mark")]["outputs"] = [gift]
        notebook["cells"][_at(notebook, "check-mark")]["metadata"]["nbgrader"]["points"] = 4000

    assert graded("attacker", attack).gradebook == HONEST
    assert not trace.exists()
    assert any(code in "".join(cell["source"]) for cell in _cells(training, "attacker"))


def test_the_check_is_the_gradebooks_not_the_notebooks(
    training: Training, hand_in: Callable[..., Path]
) -> None:
    """Even a changed release cannot swap what a check cell asks for."""
    hand_in("swapped")
    path = training.course / "release" / "w01" / "w01.ipynb"
    released = path.read_text(encoding="utf-8")
    try:
        path.write_text(released.replace('check(\\"mark\\")', 'check(\\"strategy\\")'), encoding="utf-8")
        training.autograde("swapped")
    finally:
        path.write_text(released, encoding="utf-8")
    assert recorded_gradebook(training, "swapped") == HONEST


def recorded_gradebook(training: Training, trainee: str) -> dict[str, float]:
    """The points by exercise in the gradebook."""
    training.export()
    return recorded(training.course, "w01", trainee).gradebook


def test_a_damaged_answers_file_is_worth_nothing_and_says_why(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """The trainee reads which file is damaged and what to do; nothing is counted by mistake."""
    row = graded("damaged", raw=b'{"qorgau": 1, "workbook"')
    assert row.gradebook == NOTHING
    assert row.differences == ()
    assert "answers.json: not JSON" in _page(training, "damaged")


def test_another_trainees_answers_are_worth_nothing(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """An answers file counts for the person it names."""
    other = json.loads((training.course / "submitted" / "honest" / "w01" / "answers.json").read_bytes())
    assert graded("copycat", file=other).gradebook == NOTHING
    assert "belongs to honest" in _page(training, "copycat")


def test_points_given_by_a_trainer_are_what_everyone_reads(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """A trainer's own points stand in gradebook, CSV and feedback, above the tool's."""
    from nbgrader.api import Gradebook

    graded("appealed")
    with Gradebook(f"sqlite:///{training.course / 'gradebook.db'}") as gradebook:
        gradebook.find_grade("check-mark", "w01", "w01", "appealed").manual_score = 30
        gradebook.db.commit()
    training.feedback("appealed")
    training.export()
    row = recorded(training.course, "w01", "appealed")
    assert row.gradebook == {"mark": 30.0, "timeline": 0.0, "strategy": 11.25}
    assert row.differences == ()


def test_without_keys_nothing_is_graded_and_the_folder_is_named(
    training: Training, hand_in: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trainer who forgot the keys is told so; nobody gets 0 or full marks by mistake."""
    hand_in("keyless")
    monkeypatch.setitem(training.config.GradeAnswers, "solutions", "")
    monkeypatch.delenv("QORGAU_SOLUTIONS", raising=False)
    with pytest.raises(StepFailed, match="set QORGAU_SOLUTIONS"):
        training.autograde("keyless")
    assert not (training.course / "autograded" / "keyless" / "w01").exists()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"points": 41.0}, "scored 41.0 of 40.0 points"),
        ({"points": float("nan")}, "scored nan"),
        ({"maximum": 50.0}, "is worth 40 points, its exercise 50"),
        ({"exercise": "essay"}, "asks for no exercise of this key"),
    ],
)
def test_a_fault_of_the_key_stops_the_grading_and_is_named(
    training: Training,
    hand_in: Callable[..., Path],
    scorer: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, Any],
    said: str,
) -> None:
    """A score that cannot be is never turned into points."""
    honest = scorer.grade_folder

    def faulty(*args: Any, **kwargs: Any) -> dict[str, Any]:
        grades = honest(*args, **kwargs)
        grade = scorer.ExerciseGrade(**{**vars(grades.pop("mark")), **fault})
        return {**grades, grade.exercise: grade}

    trainee = f"fault-{'-'.join(fault)}-{len(said)}"
    hand_in(trainee)
    monkeypatch.setattr(scorer, "grade_folder", faulty)
    with pytest.raises(StepFailed, match=said):
        training.autograde(trainee)


def test_feedback_shows_no_code_and_fetches_nothing(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """A trainee reads feedback, not Python, and no other computer learns of it."""
    graded("reader")
    page = _page(training, "reader")
    assert "разбор mark" in page
    assert '<html lang="ru">' in page
    assert "Найдите нарушения: 9 из 40</h2>" in page
    assert not re.search(r"workbook\.|import |<script|<link|@import|src=|href=|url\((?!.?data:)", page)


def test_feedback_is_in_the_language_of_the_answers(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """A trainee who worked in English gets an English page."""
    file = json.loads((training.course / "submitted" / "honest" / "w01" / "answers.json").read_bytes())
    row = graded("english", file=file | {"lang": "en", "owner": "english"})
    page = _page(training, "english")
    assert '<html lang="en">' in page
    assert "feedback on mark" in page
    assert "разбор" not in page
    assert row.differences == ()


def test_a_page_in_kazakh_shows_the_same_points(graded: Callable[..., Recorded]) -> None:
    """Answers given in Kazakh have their feedback page in Kazakh, with the points of the gradebook."""
    from_kazakh = {
        "qorgau": 1,
        "workbook": "w01",
        "lang": "kk",
        "made": "2026-11-23T10:00:00Z",
        "exercises": {},
    }
    assert graded("kazakh", file=from_kazakh).differences == ()


def test_a_late_submission_loses_the_same_everywhere(
    graded: Callable[..., Recorded], training: Training
) -> None:
    """A penalty for lateness is in all three totals."""
    from nbgrader.api import Gradebook

    graded("late")
    with Gradebook(f"sqlite:///{training.course / 'gradebook.db'}") as gradebook:
        gradebook.find_submission_notebook("w01", "w01", "late").late_submission_penalty = 5.0
        gradebook.db.commit()
    training.feedback("late")
    training.export()
    row = recorded(training.course, "w01", "late")
    assert (row.total, row.differences) == (15.25, ())
