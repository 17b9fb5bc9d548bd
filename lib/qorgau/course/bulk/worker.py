"""What a grading process does: it keeps the keys ready and grades what it is sent."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from qorgau.course.bulk.grade_one import Graded, Submission, grade_one
from qorgau.course.bulk.plan import Plan
from qorgau.keys.reader import Reader, reader
from qorgau.problem import BadInput, Problem

_TELL = "the others are graded; tell who looks after the kit, with the files of this submission"


def grade_batch(plan: Plan, submissions: Sequence[Submission]) -> list[Graded]:
    """Grades submissions, each by itself: what goes wrong with one is told of that one.

    Raises BadInput when the keys cannot be read on this machine.
    """
    os.environ["QORGAU_HOME"] = str(plan.home)
    keys = _keys(plan.workbook, plan.solutions, plan.key)
    return [_safely(plan, keys, one) for one in submissions]


@lru_cache(maxsize=2)
def _keys(workbook: str, solutions: Path, _key: str) -> Reader:
    found = reader(workbook, solutions, kept=True)
    for exercise in found.workbook.exercises:
        found.exercise_check(exercise.id)
    # Cases, keys and law stay for good: the collector need not walk through them again and again.
    gc.collect()
    gc.freeze()
    # Grading makes many small things and hardly a cycle: looking for cycles less often saves a seventh of the time.
    gc.set_threshold(50_000, 20, 100)
    return found


def _safely(plan: Plan, keys: Reader, submission: Submission) -> Graded:
    try:
        return grade_one(plan, keys, submission)
    except BadInput as error:
        return Graded(submission.student, failed=error.problems)
    # A slip of the kit on one strange submission is that submission's trouble and nobody else's.
    except Exception as error:
        said = f"could not be graded: {type(error).__name__}: {error}"
        return Graded(submission.student, failed=(Problem(plan.workbook, "", said, _TELL),))
