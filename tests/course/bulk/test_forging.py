"""No forging: whatever is done to a submission, its score is what the answers deserve, and the report says what was found."""

from __future__ import annotations

import pytest
from bench.attacks import ATTACKS, HONEST, Attack
from tests.course.bulk.conftest import Class, rows, tree

from qorgau.course.bulk.report import Report

OWN = {"check-mark": 24.5, "check-timeline": 3.76, "check-strategy": 29.28}
NOTHING = {"check-mark": 0.0, "check-timeline": 0.0, "check-strategy": 0.0}
NAMES = {f"attack-{number:02}": attack for number, attack in enumerate(ATTACKS)}


@pytest.fixture(scope="module")
def attacked(made: Class, tmp_path_factory: pytest.TempPathFactory) -> tuple[Class, Report]:
    """A class in which everyone but one attacks, graded in one go."""
    room = made.copy(tmp_path_factory.mktemp("forging") / "course")
    room.hand_in(HONEST, "wrong")
    for name, attack in NAMES.items():
        attack.do(room.hand_in(name, "partial"))
    report = room.grade()
    return room, report


@pytest.mark.parametrize("name", NAMES, ids=[attack.name for attack in ATTACKS])
def test_the_score_is_what_the_answers_deserve(attacked: tuple[Class, Report], name: str) -> None:
    """An attack changes no score but, where it takes the answers away, to nothing."""
    room, _ = attacked
    checks = {cell: points for cell, points in room.points(name).items() if cell.startswith("check")}
    assert checks == (OWN if NAMES[name].deserves == "own" else NOTHING)


@pytest.mark.parametrize("name", [name for name, attack in NAMES.items() if attack.told])
def test_the_report_says_what_was_found(attacked: tuple[Class, Report], name: str) -> None:
    """What is odd about a submission is told with file, reason and what the trainer can do."""
    _, report = attacked
    found = {line.student: line.found for line in report.lines}[name]
    attack: Attack = NAMES[name]
    assert any(attack.told in str(problem) for problem in found), found
    assert all(problem.file and problem.message and problem.hint for problem in found)


def test_nobody_else_is_touched(attacked: tuple[Class, Report]) -> None:
    """The honest neighbour has the points of their own answers, no points by hand appear anywhere, nobody failed."""
    room, report = attacked
    assert room.points(HONEST)["check-mark"] == 0.0
    assert room.points(HONEST)["check-strategy"] == 4.15
    assert {grade[4] for grade in rows(room.root)["grade"]} == {None}
    assert (report.failed, report.stopped, len(report.lines)) == ((), (), len(ATTACKS) + 1)


def test_no_linked_file_reaches_the_results(attacked: tuple[Class, Report]) -> None:
    """What a link leads to is in no autograded folder and in no feedback."""
    room, _ = attacked
    linked = next(name for name, attack in NAMES.items() if attack.name == "link to the trainer's files")
    for step in ("autograded", "feedback"):
        assert "notes.txt" not in tree(room.root / step / linked / "w01")


def test_pages_run_nothing(attacked: tuple[Class, Report]) -> None:
    """No page holds a script or a handler, whatever the notebooks held."""
    room, _ = attacked
    pages = [data for name, (_, data) in tree(room.root / "feedback").items() if name.endswith(".html")]
    assert len(pages) == len(ATTACKS) + 1
    assert not any(sign in page for page in pages for sign in (b"<script", b"onerror", b"javascript:"))
