"""Before a run: the course folder can be written, and nobody else is grading it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from qorgau.course.bulk.opened import Course
from qorgau.problem import BadInput, Problem

OWN = ".qorgau"
"""The folder of a course that holds what grading keeps for itself."""


@contextmanager
def alone(course: Course) -> Iterator[None]:
    """Two runs on one course would write the same files: the second is told so."""
    folder = course.root / OWN
    lock = FileLock(folder / "grade.lock", timeout=0)
    try:
        folder.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout as error:
        hint = "wait until it is done"
        raise BadInput([Problem(str(course.root), "", "another run is grading this course", hint)]) from error
    except OSError as error:
        raise BadInput([not_writable(folder, error)]) from error
    try:
        yield
    finally:
        lock.release()


def check_writable(course: Course, assignment: str) -> None:
    """Raises BadInput naming each folder of results that cannot be written, before any work is done."""
    places = (course.above(step, assignment) for step in ("autograded", "feedback"))
    closed = [place for place in dict.fromkeys(places) if not os.access(place, os.W_OK | os.X_OK)]
    if closed:
        refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        raise BadInput([not_writable(place, refused) for place in closed])


def not_writable(folder: Path, error: OSError) -> Problem:
    """What the trainer reads of a folder that refused."""
    return Problem(str(folder), "", f"cannot be written: {error.strerror}", "make the course folder writable")
