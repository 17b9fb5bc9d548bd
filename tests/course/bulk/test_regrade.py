"""Grading again with a changed key: who changes, by how much, why; what a person gave stays; the history tells all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.course.bulk.conftest import SOLUTIONS, Class, dump, rows

from qorgau.course.bulk.history import history


@pytest.fixture
def changed(room: Class, tmp_path: Path) -> Class:
    """Two graded trainees, one of them also by hand; then the weight of look-alikes and false alarms changes."""
    solutions = tmp_path / "solutions"
    shutil.copytree(SOLUTIONS, solutions)
    room.config.GradeAnswers.solutions = str(solutions)
    room.hand_in("anna", "partial")
    room.hand_in("berik", "model")
    room.hand_in("dana", "partial")
    room.grade()
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("check-mark", "w01", "w01", "dana")
        grade.manual_score, grade.needs_manual_grade = 33.0, False
        gradebook.find_comment("essay", "w01", "w01", "dana").manual_comment = "well argued"
        gradebook.db.commit()
    rubric = solutions / "rubric.yaml"
    text = rubric.read_text(encoding="utf-8")
    lines = [
        "  neighbour_field: 0.9" if line.strip().startswith("neighbour") else line
        for line in text.splitlines()
    ]
    text = "\n".join(lines)
    from qorgau.data_file import read_yaml

    penalties = read_yaml(rubric)["mark"]
    text = text.replace(f"look_alike: {penalties['look_alike']}", "look_alike: -9", 1)
    text = text.replace(f"plain: {penalties['plain']}", "plain: -9", 1)
    rubric.write_text(text, encoding="utf-8")
    from qorgau.keys.load import load_rubric

    load_rubric.cache_clear()
    return room


def test_grading_does_not_mix_keys_in_silence(changed: Class) -> None:
    """After a change of the key, plain grading leaves what was graded with the earlier one and names it."""
    before = dump(changed.root)
    report = changed.grade()
    assert report.earlier_key == ["anna", "berik", "dana"]
    assert (report.lines, report.unchanged) == ([], 0)
    assert dump(changed.root) == before


def test_a_dry_run_tells_everything_and_writes_nothing(changed: Class) -> None:
    """Before anything is written the trainer reads who changes, by how much and by which items."""
    before = dump(changed.root)
    report = changed.grade(again=True, dry=True, why="look-alikes cost more")
    assert dump(changed.root) == before
    moved = {line.student: line.changed for line in report.moved}
    assert sorted(moved) == ["anna", "dana"]
    (one,) = moved["anna"]
    assert (one.cell, one.before) == ("check-mark", 24.5)
    assert one.after is not None
    assert one.after < 24.5
    assert one.why
    assert "→" in one.why[0]


def test_points_and_comments_of_a_person_stay(changed: Class) -> None:
    """The new automatic points stand beside a person's, which count as before; the person is asked to look again."""
    report = changed.grade(again=True, why="look-alikes cost more")
    dana = {row[1]: row for row in rows(changed.root)["grade"] if row[0] == "dana"}["check-mark"]
    assert dana[3] < 24.5
    assert dana[4] == 33.0
    assert dana[6] == 1
    assert ("dana", "essay", "SolutionCell", "No response.", "well argued") in rows(changed.root)["comment"]
    kept = {line.student: line.changed[0].kept for line in report.moved}
    assert kept == {"anna": None, "dana": 33.0}
    assert changed.grade().unchanged == 3


def test_every_change_is_in_the_history(changed: Class) -> None:
    """First grading, points by hand and the new key: each with author, time and reason."""
    changed.grade(again=True, why="look-alikes cost more")
    engine = create_engine(f"sqlite:///{changed.root / 'gradebook.db'}")
    with engine.connect() as connection:
        found = [
            (one.kind, one.author, one.why, one.former, one.score)
            for one in history(connection, "w01", "dana")
            if one.cell == "check-mark"
        ]
    engine.dispose()
    assert found[0] == ("auto", "trainer", "graded", None, 24.5)
    assert ("manual", "formgrader", "", None, 33.0) in found
    assert any(
        kind == "auto" and why == "look-alikes cost more" and former == 24.5
        for kind, _, why, former, _ in found
    )
