"""A picture as static SVG and the same as a table: HTML from templates, every text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from qorgau.exercises.strategy.picture.boxes import gap_words, said
from qorgau.exercises.strategy.picture.layout import STUB, Curve, stacked, wide
from qorgau.exercises.strategy.picture.letters import lines, plain
from qorgau.exercises.strategy.picture.model import COLUMNS, Node, Picture
from qorgau.exercises.strategy.picture.order import Order, ordered
from qorgau.markup import render
from qorgau.texts import say

ROOM = "exercises/strategy/picture"
REFERENCE = 26.0
"""The width of a name in ems by which one row of the table refers to another."""


@dataclass(frozen=True)
class Drawn:
    """A picture ready to be written in one language: its order, the words above it, a name for its ids."""

    picture: Picture
    order: Order
    lang: str
    title: str
    about: str
    name: str

    @property
    def summary(self) -> str:
        """What stands in the picture, in one sentence: for who does not see it."""
        counts = [
            say(self.lang, "picture.count", column=say(self.lang, f"picture.column.{column}"), count=count)
            for column in COLUMNS
            if (count := sum(node.column == column for node in self.picture.nodes))
        ]
        gaps = self.picture.gaps
        broken = sum(gap.broken for _, gap in gaps)
        told = say(self.lang, "picture.summary.gaps", broken=broken, thin=len(gaps) - broken)
        return say(self.lang, "picture.summary", counts="; ".join(counts), gaps=told)


def drawn(picture: Picture, case: str, lang: str) -> Drawn:
    """A picture of a strategy for `case`, ready to be written in `lang`."""
    positions = "; ".join(one.to(lang) for one in picture.positions)
    about = say(lang, "picture.position", position=positions) if positions else say(lang, "picture.no-position")
    name = f"q-picture-{case.lower()}-{lang}"
    return Drawn(picture, ordered(picture), lang, say(lang, "picture.title", case=case), about, name)


def svg(one: Drawn, *, alone: bool, narrow: bool = False) -> Markup:
    """The drawing; `alone` in a file of its own, with its title and its own colours; `narrow` for a phone."""
    heading = (one.title, one.about) if alone else (one.about,)
    sheet = (stacked if narrow else wide)(one.picture, one.order, one.lang, heading)
    return render(
        f"{ROOM}/drawing.svg.j2",
        sheet=sheet,
        lang=one.lang,
        title=one.title,
        summary=one.summary,
        name=f"{one.name}-{'narrow' if narrow else 'wide'}",
        alone=alone,
        n=_number,
        curve=_curve,
        stub=STUB,
    )


def table(one: Drawn) -> Markup:
    """The same as a table: a row for each node with what it rests on, what it leads to and its gaps."""
    rows = [_row(one, one.picture.node[name]) for name in one.order.nodes]
    groups = [(column, list(found)) for column, found in groupby(rows, key=lambda row: row["column"])]
    return render(f"{ROOM}/table.html.j2", groups=groups, title=one.title, lang=one.lang, say=partial(say, one.lang))


def figure(one: Drawn, *, closing: bool = False) -> Markup:
    """Drawings for wide and narrow pages, the gaps as a list, the table; with `closing` in a frame that can be closed."""
    return render(
        f"{ROOM}/figure.html.j2",
        lang=one.lang,
        title=one.title,
        summary=one.summary,
        empty=not one.picture.nodes,
        name=one.name,
        wide=svg(one, alone=False),
        narrow=svg(one, alone=False, narrow=True),
        table=table(one),
        closing=closing,
        say=partial(say, one.lang),
    )


def page(one: Drawn, css: str) -> Markup:
    """The table as a page of its own, with a stylesheet."""
    return render(
        f"{ROOM}/page.html.j2",
        lang=one.lang,
        title=one.title,
        about=one.about,
        summary=one.summary,
        table=table(one),
        css=Markup(css),  # the kit's own stylesheet
    )


def model(one: Drawn) -> dict[str, Any]:
    """The picture as plain data: nodes with their words and gaps, links by the numbers of their nodes."""
    number, lang = one.order.number, one.lang
    return {
        "title": one.title,
        "position": one.about,
        "nodes": [
            {
                "number": number[name],
                "id": name,
                "column": node.column,
                "name": node.name.to(lang),
                "notes": [said(note, lang) for note in node.notes],
                "own": dict(node.own),
                "gaps": [
                    {"kind": gap.kind, "broken": gap.broken, "why": say(lang, f"picture.gap.{gap.kind}.why")}
                    for gap in node.gaps
                ],
            }
            for name, node in ((name, one.picture.node[name]) for name in one.order.nodes)
        ],
        "links": [
            {"from": number[link.source], "to": number[link.target], "made": link.made}
            for link in one.picture.links
        ],
    }


def _row(one: Drawn, node: Node) -> dict[str, Any]:
    lang = one.lang
    return {
        "number": one.order.number[node.id],
        "column": node.column,
        "name": plain(node.name.to(lang)),
        "notes": [said(note, lang) for note in node.notes],
        "own": [(say(lang, f"picture.own.{about}"), plain(text)) for about, text in node.own],
        "before": _references(one, one.picture.before[node.id]),
        "after": _references(one, one.picture.after[node.id]),
        "gaps": [
            (gap.broken, gap_words(gap, lang), say(lang, f"picture.gap.{gap.kind}.why")) for gap in node.gaps
        ],
    }


def _references(one: Drawn, names: Sequence[str]) -> list[tuple[int, str]]:
    number = one.order.number
    return [
        (number[name], lines(one.picture.node[name].name.to(one.lang), REFERENCE, 1)[0].text)
        for name in sorted(names, key=number.__getitem__)
    ]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _curve(curve: Curve) -> str:
    """The path of a link: bent between columns, straight through them."""
    drawn: list[str] = []
    for (x1, y1), (x2, y2) in zip(curve.points[::2], curve.points[1::2], strict=True):
        middle = (x1 + x2) / 2
        start = f"L{_number(x1)} {_number(y1)}" if drawn else f"M{_number(x1)} {_number(y1)}"
        bend = f"C{_number(middle)} {_number(y1)} {_number(middle)} {_number(y2)} {_number(x2)} {_number(y2)}"
        drawn += [start, bend]
    return "".join(drawn)

