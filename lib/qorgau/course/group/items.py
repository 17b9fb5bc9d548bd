"""Facility and discrimination of graded items."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from qorgau.course.group.few import Mean
from qorgau.course.group.person import Person
from qorgau.course.group.worth import Worth

LEAST = 10
"""How many people a discrimination needs: below that its interval covers nearly everything from -1 to 1."""
Z95 = 1.959964
_CLOSE = 1e-12


@dataclass(frozen=True)
class Discrimination:
    """Correlation of an item with the rest of its exercise, -1..1, with its 95 % interval (Fisher's z).

    `why` there is none: `few`, fewer than ten people; `same`, everybody has the same share of the item or of the rest.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    why: Literal["", "few", "same"] = ""


def shares(people: Sequence[Person], worth: Worth) -> Mapping[str, Mapping[str, float]]:
    """Of everybody who answered the exercise: item id → share of its points, 0..1."""
    return {
        one.id: worth.shares(found) for one in people if (found := one.answered(worth.exercise)) is not None
    }


def facilities(table: Mapping[str, Mapping[str, float]], worth: Worth) -> Mapping[str, Mean]:
    """Of each item the mean share of its points among those who answered the exercise, 0..1."""
    everyone = frozenset(table)
    return {
        item.id: Mean(fmean(row[item.id] for row in table.values()) if table else None, everyone)
        for item in worth.items
    }


def discrimination(table: Mapping[str, Mapping[str, float]], worth: Worth, item: str) -> Discrimination:
    """The point-biserial correlation of an item with the points of all other items of its exercise.

    Shares between 0 and 1 count as they are (a product-moment correlation, which for 0 and 1 is the point-biserial).
    """
    if len(table) < LEAST:
        return Discrimination(None, why="few")
    rows = list(table.values())
    own = [row[item] for row in rows]
    rest = [math.fsum(row[one.id] * one.points for one in worth.items if one.id != item) for row in rows]
    value = correlation(own, rest)
    if value is None:
        return Discrimination(None, why="same")
    bound = 1 - 1e-9
    middle, half = math.atanh(max(-bound, min(bound, value))), Z95 / math.sqrt(len(rows) - 3)
    return Discrimination(value, math.tanh(middle - half), math.tanh(middle + half))


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation, -1..1; None where one of the two does not vary."""
    one, other = fmean(first), fmean(second)
    spread = math.fsum((x - one) ** 2 for x in first), math.fsum((y - other) ** 2 for y in second)
    if min(spread) <= _CLOSE:
        return None
    shared = math.fsum((x - one) * (y - other) for x, y in zip(first, second, strict=True))
    return max(-1.0, min(1.0, shared / math.sqrt(spread[0] * spread[1])))
