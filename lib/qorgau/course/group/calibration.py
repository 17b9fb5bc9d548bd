"""Whether trainees are right as often as they are sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from qorgau.course.group.few import Mean
from qorgau.course.group.person import Person
from qorgau.exercises.mark.answer import Confidence
from qorgau.exercises.mark.judge import JUDGED

CONFIDENCES: tuple[str, ...] = get_args(Confidence)


def calibration(people: Sequence[Person], exercise: str) -> Mapping[str, Mean]:
    """Of each confidence the share of right marks among the judged ones that carry it, 0..1, and who made them."""
    found = {}
    for confidence in CONFIDENCES:
        made = [
            (one.id, mark.right)
            for one in people
            for mark in one.marks(exercise)
            if mark.confidence == confidence and mark.outcome in JUDGED
        ]
        share = sum(right for _, right in made) / len(made) if made else None
        found[confidence] = Mean(share, frozenset(name for name, _ in made))
    return found
