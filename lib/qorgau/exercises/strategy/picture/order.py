"""In which order the nodes of each column stand, so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qorgau.exercises.strategy.picture.model import COLUMNS, PLACE, Link, Picture

SWEEPS = 8


@dataclass(frozen=True)
class Lane:
    """Room for a link that passes through a column on its way to a later one."""

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
    columns: list[list[Stop]] = [[node.id for node in picture.nodes if node.column == name] for name in COLUMNS]
    for way in ways.values():
        for stop in way[1:-1]:
            columns[_column(picture, stop)].append(stop)
    steps: list[list[tuple[Stop, Stop]]] = [[] for _ in COLUMNS]
    for way in ways.values():
        for one, other in pairwise(way):
            steps[_column(picture, one)].append((one, other))
    best = [list(column) for column in columns]
    fewest = _crossings(best, steps)
    for sweep in range(SWEEPS):
        rightwards = sweep % 2 == 0
        for place in range(1, len(columns)) if rightwards else range(len(columns) - 2, -1, -1):
            beside = place - 1 if rightwards else place + 1
            _sort(columns[place], columns[beside], steps[min(place, beside)])
        crossings = _crossings(columns, steps)
        if crossings < fewest:
            fewest, best = crossings, [list(column) for column in columns]
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


def _column(picture: Picture, stop: Stop) -> int:
    return stop.column if isinstance(stop, Lane) else PLACE[picture.node[stop].column]


def _sort(column: list[Stop], beside: Sequence[Stop], steps: Sequence[tuple[Stop, Stop]]) -> None:
    place = {stop: number for number, stop in enumerate(beside)}
    near: dict[Stop, list[int]] = {}
    for one, other in steps:
        if one in place:
            near.setdefault(other, []).append(place[one])
        else:
            near.setdefault(one, []).append(place[other])
    scale = len(beside) / max(len(column), 1)
    # What hangs in the air keeps its place among the others.
    weight = {
        stop: sum(near[stop]) / len(near[stop]) if stop in near else number * scale
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
