"""Right place, wrong name: which defects a group takes for which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qorgau.course.group.few import FEWEST, People, Shown, counted
from qorgau.course.group.person import Person
from qorgau.course.group.worth import Worth

CONFUSED = ("wrong-name", "sibling")


@dataclass(frozen=True)
class Confusion:
    """How many people gave `chosen` where the expert has `right` (defects), in the expert's field."""

    exercise: str
    field: str
    right: str
    chosen: str
    people: Shown


Pair = tuple[str, str, str]


def confused(people: Sequence[Person], worth: Worth) -> Mapping[Pair, People]:
    """Who took what for what: (expert's field, expert's defect, chosen defect) → people."""
    found: dict[Pair, set[str]] = {}
    for one in people:
        for mark in one.marks(worth.exercise):
            item = worth.place.get(mark.key or "")
            if mark.outcome in CONFUSED and item is not None and item.defect and item.field:
                found.setdefault((item.field, item.defect, mark.defect), set()).add(one.id)
    return {pair: frozenset(names) for pair, names in found.items()}


def confusions(people: Sequence[Person], worth: Worth) -> tuple[Confusion, ...]:
    """The pairs of an exercise that five or more people confused, the most frequent first."""
    whole = sum(one.answered(worth.exercise) is not None for one in people)
    found = confused(people, worth)
    ranked = sorted(found, key=lambda pair: (-len(found[pair]), pair))
    return tuple(
        Confusion(worth.exercise, *pair, counted(len(found[pair]), whole))
        for pair in ranked
        if len(found[pair]) >= FEWEST
    )
