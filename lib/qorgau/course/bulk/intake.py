"""What was handed in, read from the disk and made ready for grading: by nbgrader's rules of what is copied where."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from nbgrader.utils import parse_utc

from qorgau.answers import HandedIn, read_folder
from qorgau.course.bulk.grade_one import Submission
from qorgau.course.bulk.opened import Course
from qorgau.course.bulk.tree import digest_of
from qorgau.problem import Problem

TIMESTAMP = "timestamp.txt"
_SENT = (".json", ".zip", ".txt", ".ipynb")


@dataclass(frozen=True)
class Taken:
    """One submission as it lies in submitted/.

    `copied` goes into autograded/ and feedback/ unchanged, beside the notebook; `timestamp` is in UTC; `inputs` is
    what exactly these files, and the source files beside them, are known by.
    """

    submission: Submission
    copied: Mapping[str, bytes]
    timestamp: datetime | None
    inputs: str


class Intake:
    """Reads the submissions of one assignment; nothing in submitted/ is ever written."""

    def __init__(self, course: Course, assignment: str) -> None:
        """Raises OSError when the source folder cannot be read."""
        self._course, self._assignment = course, assignment
        source = read_folder(course.folder("source", ".", assignment), course.ignored).files
        excluded = set(course.config.Autograde.get("exclude_overwriting", {}).get(assignment, ()))
        self._source = {
            name: data for name, data in source.items() if not _notebook(name) and name not in excluded
        }

    def take(self, student: str) -> Taken:
        """One trainee's submission. Never raises for anything that was handed in."""
        folder = self._course.folder("submitted", student, self._assignment)
        handed_in = read_folder(folder, self._course.ignored)
        files = handed_in.files
        timestamp, problems = _timestamp(handed_in)
        copied = {name: data for name, data in files.items() if not _notebook(name)} | self._source
        sent = {
            name: data
            for name, data in files.items()
            if PurePosixPath(name).suffix.lower() in _SENT or ("/" not in name and name.startswith("answers"))
        }
        passed_over = (*handed_in.problems, *problems)
        told = "\n".join(str(problem) for problem in passed_over).encode()
        inputs = digest_of(
            {
                "passed over": told,
                **{f"f/{name}": data for name, data in files.items()},
                **{f"s/{name}": data for name, data in self._source.items()},
            }
        )
        return Taken(Submission(student, sent, passed_over), copied, timestamp, inputs)


def _notebook(name: str) -> bool:
    # As nbgrader's *.ipynb, which matches no leading dot.
    return name.endswith(".ipynb") and not PurePosixPath(name).name.startswith(".")


def _timestamp(handed_in: HandedIn) -> tuple[datetime | None, tuple[Problem, ...]]:
    if TIMESTAMP not in handed_in.files:
        return None, ()
    text = handed_in.files[TIMESTAMP].decode(errors="replace").strip()
    if not text:
        return None, ()
    try:
        return _utc(text), ()
    except (ValueError, OverflowError, TypeError):
        hint = "counted as in time; write it like 2026-11-26 10:00:00 UTC"
        return None, (Problem(TIMESTAMP, "", f"is no time: {text[:40]!r}", hint),)


def _utc(text: str) -> datetime:
    """As nbgrader reads it; its own way of writing it is read without its general parser, which takes longer than all else."""
    if text.endswith(" UTC"):
        with contextlib.suppress(ValueError):
            return datetime.fromisoformat(text.removesuffix(" UTC"))
    found: datetime = parse_utc(text)
    return found
