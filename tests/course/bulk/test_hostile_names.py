"""Names of folders that act, hide or cannot be written: told and left out, and nobody else waits for them."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest
from tests.course.bulk.conftest import Class
from tests.hostile import FAMILY, REFUSED

from qorgau.course.trainee_id import name_problem

WRONG: Mapping[str, str] = {
    "markup": "<img src=x onerror=window.evil=1>",
    "quote": 'a"b',
    "entity": "a&lt;b",
    "order": "\x1b[2Jx",
    "two lines": "a\nb",
    "turned": "a\u202eb",
    "marks": REFUSED["marks"][:60],
    "no UTF-8": os.fsdecode(b"\xff name"),
}
RIGHT = ("Айгүл-Ә", "o'brien@example.org", "=1+1", "[red]x", "%s {student_id}", FAMILY)


@pytest.mark.parametrize("name", RIGHT)
def test_a_name_of_letters_and_signs_is_right(name: str) -> None:
    """Letters of any script, an address, what a spreadsheet or a terminal would take for more: all are names."""
    assert name_problem(name) is None


def test_a_wrong_name_is_told_and_everybody_else_is_graded(room: Class) -> None:
    """Folders whose names formgrader would take for markup, or no gradebook takes, are named with what to do."""
    for name in ("anna", "=1+1", *WRONG.values()):
        folder = room.root / "submitted" / name / "w01"
        folder.mkdir(parents=True)
        (folder / "answers.json").write_bytes(b"{}")
    report = room.grade()
    assert report.stopped == ()
    assert {line.student for line in report.failed} == set(WRONG.values())
    assert all("rename" in problem.hint for line in report.failed for problem in line.failed)
    assert {line.student for line in report.lines} - set(WRONG.values()) == {"anna", "=1+1"}
    assert sorted(path.name for path in (room.root / "feedback").iterdir()) == ["=1+1", "anna"]
