"""Where everything of a picture stands: side by side on a wide sheet, one below the other on a narrow one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qorgau.exercises.strategy.picture.boxes import SIZES, Box, Row, Sign, Style, box, written
from qorgau.exercises.strategy.picture.model import COLUMNS, Picture
from qorgau.exercises.strategy.picture.order import Lane, Order, Stop
from qorgau.texts import say

MARGIN = 18.0
COLUMN, GUTTER = 208.0, 46.0
BETWEEN = 14.0
LANE = 6.0
STACKED = 300.0
"""The width of the narrow sheet."""
PASSES = 4


@dataclass(frozen=True)
class Placed:
    """A box on the sheet."""

    box: Box
    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """A link as the points it passes, from left to right: in and out of each column."""

    points: tuple[tuple[float, float], ...]
    made: bool


@dataclass(frozen=True)
class Stub:
    """A line that leads nowhere, from the edge of a box."""

    x: float
    y: float
    leftwards: bool
    broken: bool


@dataclass(frozen=True)
class Sheet:
    """A whole drawing, in its own units."""

    width: float
    height: float
    rows: tuple[Row, ...]
    boxes: tuple[Placed, ...]
    curves: tuple[Curve, ...] = ()
    stubs: tuple[Stub, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    signs: tuple[Sign, ...] = ()


def wide(picture: Picture, order: Order, lang: str, heading: Sequence[str]) -> Sheet:
    """Five columns side by side, links drawn between them."""
    width = 2 * MARGIN + len(COLUMNS) * COLUMN + (len(COLUMNS) - 1) * GUTTER
    rows, top = _heading(heading, width)
    lefts = [MARGIN + place * (COLUMN + GUTTER) for place in range(len(COLUMNS))]
    for left, column in zip(lefts, COLUMNS, strict=True):
        rows += written(say(lang, f"picture.column.{column}"), "head", left, top, COLUMN, 1)
    rules = tuple((left, top + 26, COLUMN) for left in lefts)
    top += 42
    boxes = {name: box(picture.node[name], order.number[name], COLUMN, lang) for name in order.nodes}
    heights = {
        stop: LANE if isinstance(stop, Lane) else boxes[stop].height
        for column in order.columns
        for stop in column
    }
    tops = _tops(order, heights, top)
    placed = tuple(
        Placed(boxes[stop], lefts[place], tops[stop])
        for place, column in enumerate(order.columns)
        for stop in column
        if isinstance(stop, str)
    )
    bottom = max((one.y + one.box.height for one in placed), default=top)
    legend, signs, height = _legend(picture, lang, bottom + 20, width)
    return Sheet(
        width,
        height,
        (*rows, *legend),
        placed,
        _curves(order, tops, heights, lefts),
        tuple(stub for one in placed for stub in _stubs(one, picture)),
        rules,
        signs,
    )


def stacked(picture: Picture, order: Order, lang: str, heading: Sequence[str]) -> Sheet:
    """The columns one below the other; the numbers that a box leads to are written in it."""
    inner = STACKED - 2 * MARGIN / 2
    rows, y = _heading(heading, STACKED, MARGIN / 2)
    placed: list[Placed] = []
    rules: list[tuple[float, float, float]] = []
    for place, column in enumerate(order.columns):
        names = [stop for stop in column if isinstance(stop, str)]
        rows += written(say(lang, f"picture.column.{COLUMNS[place]}"), "head", MARGIN / 2, y, inner, 1)
        rules.append((MARGIN / 2, y + 26, inner))
        y += 36
        for name in names:
            after = ", ".join(
                str(number) for number in sorted(order.number[one] for one in picture.after[name])
            )
            ways = say(lang, "picture.ways", list=after) if after else ""
            one = box(picture.node[name], order.number[name], inner, lang, ways)
            placed.append(Placed(one, MARGIN / 2, y))
            y += one.height + 10
        y += 12
    legend, signs, height = _legend(picture, lang, y, STACKED, MARGIN / 2)
    return Sheet(STACKED, height, (*rows, *legend), tuple(placed), (), (), tuple(rules), signs)


def _heading(heading: Sequence[str], width: float, left: float = MARGIN) -> tuple[list[Row], float]:
    rows: list[Row] = []
    y = left
    for place, text in enumerate(heading):
        style: Style = "title" if place == 0 and len(heading) > 1 else "name"
        found = list(written(text, style, left, y, width - 2 * left, 3))
        rows += found
        y += sum(SIZES[row.style][1] for row in found) + 4
    return rows, y + 10


def _legend(
    picture: Picture, lang: str, y: float, width: float, left: float = MARGIN
) -> tuple[list[Row], tuple[Sign, ...], float]:
    rows: list[Row] = []
    signs: list[Sign] = []
    for broken in (True, False):
        if not any(gap.broken is broken for _, gap in picture.gaps):
            continue
        signs.append(Sign(broken, left, y))
        text = say(lang, "picture.legend.broken" if broken else "picture.legend.thin")
        found = list(written(text, "note", left + 20, y, width - 2 * left - 20, 4))
        rows += found
        y += sum(SIZES[row.style][1] for row in found) + 6
    return rows, tuple(signs), y + left


def _tops(order: Order, heights: Mapping[Stop, float], top: float) -> dict[Stop, float]:
    # Each stop is drawn halfway from its even place towards its neighbours, as far as order and distance allow.
    tallest = max(sum(heights[stop] + BETWEEN for stop in column) for column in order.columns)
    even: dict[Stop, float] = {}
    for column in order.columns:
        spare = (tallest - sum(heights[stop] + BETWEEN for stop in column)) / max(len(column), 1)
        y = top
        for stop in column:
            even[stop] = y + spare / 2
            y += heights[stop] + BETWEEN + spare
    tops = dict(even)
    near: dict[Stop, list[Stop]] = {}
    for way in order.ways.values():
        for one, other in pairwise(way):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    for _ in range(PASSES):
        for column in order.columns:
            _settle(column, near, heights, even, tops, top, top + tallest)
    return tops


def _settle(
    column: Sequence[Stop],
    near: Mapping[Stop, Sequence[Stop]],
    heights: Mapping[Stop, float],
    even: Mapping[Stop, float],
    tops: dict[Stop, float],
    top: float,
    bottom: float,
) -> None:
    free = top
    for stop in column:
        beside = near.get(stop, ())
        wanted = even[stop]
        if beside:
            middle = sum(tops[one] + heights[one] / 2 for one in beside) / len(beside)
            wanted = (wanted + middle - heights[stop] / 2) / 2
        tops[stop] = max(free, wanted)
        free = tops[stop] + heights[stop] + BETWEEN
    for stop in reversed(column):
        tops[stop] = min(tops[stop], bottom - heights[stop] - BETWEEN)
        bottom = tops[stop]


def _curves(
    order: Order, tops: Mapping[Stop, float], heights: Mapping[Stop, float], lefts: Sequence[float]
) -> tuple[Curve, ...]:
    column = {stop: place for place, stops in enumerate(order.columns) for stop in stops}
    middle = {stop: tops[stop] + heights[stop] / 2 for stop in column}
    leaving: dict[Stop, list[Stop]] = {}
    coming: dict[Stop, list[Stop]] = {}
    for way in order.ways.values():
        for one, other in pairwise(way):
            leaving.setdefault(one, []).append(other)
            coming.setdefault(other, []).append(one)

    def ports(beside: Mapping[Stop, list[Stop]]) -> dict[tuple[Stop, Stop], float]:
        # Lines leave a box one below the other in the order of their ends, so that they do not start in one point.
        found: dict[tuple[Stop, Stop], float] = {}
        for stop, others in beside.items():
            step = heights[stop] / (len(others) + 1)
            for place, other in enumerate(sorted(others, key=middle.__getitem__), start=1):
                found[stop, other] = tops[stop] + place * step
        return found

    out, into = ports(leaving), ports(coming)
    curves = []
    for link, way in order.ways.items():
        points: list[tuple[float, float]] = []
        for one, other in pairwise(way):
            points.append((lefts[column[one]] + COLUMN, out[one, other]))
            points.append((lefts[column[other]], into[other, one]))
        curves.append(Curve(tuple(points), link.made))
    return tuple(curves)


def _stubs(one: Placed, picture: Picture) -> Iterator[Stub]:
    node = one.box.node
    for side, beside in (("left", picture.before[node.id]), ("right", picture.after[node.id])):
        gaps = [gap for gap in node.gaps if gap.side == side]
        if gaps and not beside:
            x = one.x if side == "left" else one.x + one.box.width
            yield Stub(x, one.y + one.box.height / 2, side == "left", any(gap.broken for gap in gaps))
