"""What the items of an exercise are worth: the expert's recorded answer is scored like everybody's."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from qorgau.course.group.person import Done
from qorgau.exercises.score import Verdict


@dataclass(frozen=True)
class Item:
    """A graded item: its id, the points the expert earned for it, and where and as what the expert has it."""

    id: str
    points: float
    key: str | None
    field: str | None
    defect: str | None = None


@dataclass(frozen=True)
class Worth:
    """The graded items of one exercise, in the expert's order."""

    exercise: str
    items: tuple[Item, ...]

    def item_of(self, verdict: Verdict) -> Item | None:
        """The item that a verdict is about: by key and place, else by key, else by place."""
        tests = (
            lambda one: one.key == verdict.key and one.field == verdict.field,
            lambda one: one.key is not None and one.key == verdict.key,
            lambda one: one.field is not None and one.field == verdict.field,
        )
        for test in tests:
            found = [one for one in self.items if test(one)]
            if len(found) == 1:
                return found[0]
        return None

    def shares(self, answer: Done) -> Mapping[str, float]:
        """Of each item the share of its points that an answer earned, 0..1."""
        earned: dict[str, list[float]] = {item.id: [] for item in self.items}
        for verdict in answer.score.verdicts:
            item = self.item_of(verdict) if verdict.points > 0 else None
            if item is not None:
                earned[item.id].append(verdict.points)
        return {item.id: min(1.0, math.fsum(earned[item.id]) / item.points) for item in self.items}

    @property
    def place(self) -> Mapping[str, Item]:
        """Items by their id in the key."""
        return {item.key: item for item in self.items if item.key is not None}


def worth(exercise: str, expert: Done) -> Worth:
    """The items for which the expert's recorded answer earned points."""
    chosen = {mark.key: mark.defect for mark in expert.marks}
    found: dict[str, Item] = {}
    for verdict in expert.score.verdicts:
        name = verdict.key or verdict.field or verdict.item
        if verdict.points <= 0 or name is None:
            continue
        if name in found:
            name = f"{name}@{verdict.field}"
        found[name] = Item(name, verdict.points, verdict.key, verdict.field, chosen.get(verdict.key))
    return Worth(exercise, tuple(found.values()))
