"""In which order the nodes of each column stand, so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qorgau.exercises.strategy.picture.model import COLUMNS, PLACE, Link, Picture

SWEEPS, IDLE = 12, 3
"""The most sweeps, and how many in a row may bring nothing."""


@dataclass(frozen=True, eq=False)
class Lane:
    """Room for a link that passes through a column on its way to a later one; each is only itself."""

    link: Link
    column: int


Stop = str | Lane
"""What stands in a column: a node by its id, or a lane."""


@dataclass(frozen=True)
class Order:
    """The columns from left to right, each from top to bottom; the way of each link through them."""

    columns: tuple[tuple[Stop, ...], ...]
    ways: Mapping[Link, tuple[Stop, ...]]

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The nodes as they are read: column by column, from the top."""
        return tuple(stop for column in self.columns for stop in column if isinstance(stop, str))

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Node id → the number it bears, from 1."""
        return {node: place for place, node in enumerate(self.nodes, start=1)}


def ordered(picture: Picture) -> Order:
    """The order by barycentres: each stop goes to the mean of its neighbours' places; the sweep with fewest crossings is kept."""
    ways = {link: _way(picture, link) for link in picture.links}
    columns: list[list[Stop]] = [
        [node.id for node in picture.nodes if node.column == name] for name in COLUMNS
    ]
    steps: list[list[tuple[Stop, Stop]]] = [[] for _ in COLUMNS]
    for way in ways.values():
        first = PLACE[picture.node[str(way[0])].column]
        for column, (one, other) in enumerate(pairwise(way), start=first):
            steps[column].append((one, other))
            if isinstance(other, Lane):
                columns[other.column].append(other)
    rightwards, leftwards = _neighbours(steps)
    best, fewest, idle = [list(column) for column in columns], _crossings(columns, steps), 0
    for sweep in range(SWEEPS):
        if idle == IDLE or fewest == 0:
            break
        if sweep % 2 == 0:
            for place in range(1, len(columns)):
                _sort(columns[place], columns[place - 1], rightwards)
        else:
            for place in range(len(columns) - 2, -1, -1):
                _sort(columns[place], columns[place + 1], leftwards)
        found = _crossings(columns, steps)
        idle = 0 if found < fewest else idle + 1
        if found < fewest:
            best, fewest = [list(column) for column in columns], found
    return Order(tuple(tuple(column) for column in best), ways)


def crossings(order: Order) -> int:
    """How many pairs of links cross between two neighbouring columns."""
    place = {stop: number for number, column in enumerate(order.columns) for stop in column}
    steps: list[list[tuple[Stop, Stop]]] = [[] for _ in order.columns]
    for way in order.ways.values():
        for one, other in pairwise(way):
            steps[place[one]].append((one, other))
    return _crossings(order.columns, steps)


def _way(picture: Picture, link: Link) -> tuple[Stop, ...]:
    first, last = (PLACE[picture.node[end].column] for end in (link.source, link.target))
    return (link.source, *(Lane(link, place) for place in range(first + 1, last)), link.target)


def _neighbours(
    steps: Sequence[Sequence[tuple[Stop, Stop]]],
) -> tuple[Mapping[Stop, list[Stop]], Mapping[Stop, list[Stop]]]:
    """Of every stop, those beside it on the left and those on the right."""
    left: dict[Stop, list[Stop]] = {}
    right: dict[Stop, list[Stop]] = {}
    for between in steps:
        for one, other in between:
            left.setdefault(other, []).append(one)
            right.setdefault(one, []).append(other)
    return left, right


def _sort(column: list[Stop], beside: Sequence[Stop], near: Mapping[Stop, Sequence[Stop]]) -> None:
    place = {stop: number for number, stop in enumerate(beside)}
    scale = len(beside) / max(len(column), 1)
    # What hangs in the air keeps its place among the others.
    weight = {
        stop: sum(place[one] for one in near[stop]) / len(near[stop]) if stop in near else number * scale
        for number, stop in enumerate(column)
    }
    column.sort(key=weight.__getitem__)


def _crossings(columns: Sequence[Sequence[Stop]], steps: Sequence[Sequence[tuple[Stop, Stop]]]) -> int:
    count = 0
    for (left, right), between in zip(pairwise(columns), steps, strict=False):
        here = {stop: number for number, stop in enumerate(left)}
        there = {stop: number for number, stop in enumerate(right)}
        passed: list[int] = []
        for _, end in sorted((here[one], there[other]) for one, other in between):
            count += len(passed) - bisect_right(passed, end)
            insort(passed, end)
    return count
