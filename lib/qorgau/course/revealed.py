"""Which exercises are revealed: only of those may a feedback page tell the analysis."""

from __future__ import annotations

import os
from pathlib import Path

from qorgau.exercises.workbook import Workbook
from qorgau.keys.load import key_file

REVEAL = "reveal"
EVERYTHING = "*"


def revealed_exercises(course: Path, workbook: Workbook, listed: list[str] | None = None) -> frozenset[str]:
    """Takes the course folder, the workbook and what the configuration lists; gives the exercises that are open.

    An exercise is open when `qorgau reveal` put its key into the course's folder `reveal/` or into QORGAU_REVEAL, or
    when c.FeedbackPage.revealed lists it ("*": all). Everything else stays closed.
    """
    names = {exercise.id for exercise in workbook.exercises}
    if listed:
        return frozenset(names if EVERYTHING in listed else names.intersection(listed))
    given = os.environ.get("QORGAU_REVEAL")
    folders = [course / REVEAL, *([Path(given)] if given else [])]
    return frozenset(
        exercise.id
        for exercise in workbook.exercises
        if any((folder / key_file(workbook.about, exercise)).is_file() for folder in folders)
    )
