"""How long an exercise took, from the times of the operations in a journal. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean, median

from qorgau.answers.operation import Operation
from qorgau.course.group.few import Mean
from qorgau.course.group.person import Person

PAUSE = timedelta(minutes=10)
"""A longer silence between two operations is a pause and counts for nothing."""
MINUTE = timedelta(minutes=1)


def minutes(operations: Iterable[Operation]) -> Mapping[str, float]:
    """Minutes by exercise: each stretch up to an operation, unless it is a pause, belongs to the operation's exercise."""
    times = sorted((datetime.fromisoformat(one.at), one.exercise) for one in operations)
    found: defaultdict[str, float] = defaultdict(float)
    for (before, _), (at, exercise) in pairwise(times):
        if at - before <= PAUSE:
            found[exercise] += (at - before) / MINUTE
    return dict(found)


def median_minutes(people: Sequence[Person], exercise: str) -> Mean:
    """The median of the minutes of those whose journal is there and tells of the exercise."""
    known = {
        one.id: one.minutes[exercise] for one in people if one.minutes is not None and exercise in one.minutes
    }
    return Mean(median(known.values()) if known else None, frozenset(known))


def mean_hints(people: Sequence[Person], exercise: str) -> Mean:
    """The mean number of hints of those whose answers tell of hints."""
    known = {one.id: one.hints.get(exercise, 0.0) for one in people if one.hints is not None}
    return Mean(fmean(known.values()) if known else None, frozenset(known))
