"""A picture as static SVG and the same as a table: HTML from templates, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from qorgau.exercises.strategy.picture import ink
from qorgau.exercises.strategy.picture.boxes import gap_words, said
from qorgau.exercises.strategy.picture.layout import stacked, wide
from qorgau.exercises.strategy.picture.letters import lines, plain
from qorgau.exercises.strategy.picture.model import COLUMNS, Node, Picture
from qorgau.exercises.strategy.picture.order import Order, ordered
from qorgau.markup import render
from qorgau.texts import say

ROOM = "exercises/strategy/picture"
HEADS = (
    "picture.head.number",
    "picture.head.node",
    "picture.head.before",
    "picture.head.after",
    "picture.head.gaps",
)
"""The heads of the table."""
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
    about = (
        say(lang, "picture.position", position=positions) if positions else say(lang, "picture.no-position")
    )
    name = f"q-picture-{case.lower()}-{lang}"
    return Drawn(picture, ordered(picture), lang, say(lang, "picture.title", case=case), about, name)


def svg(one: Drawn, *, alone: bool, narrow: bool = False) -> Markup:
    """The drawing; `alone` in a file of its own, with its title and its own colours; `narrow` for a phone."""
    heading = (one.title, one.about) if alone else (one.about,)
    sheet = (stacked if narrow else wide)(one.picture, one.order, one.lang, heading)
    return render(
        f"{ROOM}/drawing.svg.j2",
        width=ink.number(sheet.width),
        height=ink.number(sheet.height),
        made=Markup("").join(ink.curve(curve) for curve in sheet.curves if curve.made),
        unmade=Markup("").join(ink.curve(curve) for curve in sheet.curves if not curve.made),
        rules=ink.rules(sheet.rules),
        stubs=[ink.stub(stub) for stub in sheet.stubs],
        boxes=[
            (
                ink.frame(placed),
                [ink.sign(sign) for sign in placed.box.signs],
                [ink.text(row) for row in placed.box.rows],
            )
            for placed in sheet.boxes
        ],
        signs=[("broken" if sign.broken else "thin", ink.sign(sign)) for sign in sheet.signs],
        rows=[ink.text(row) for row in sheet.rows],
        lang=one.lang,
        title=one.title,
        summary=one.summary,
        name=f"{one.name}-{'narrow' if narrow else 'wide'}",
        alone=alone,
    )


def table(one: Drawn) -> Markup:
    """The same as a table: a row for each node with what it rests on, what it leads to and its gaps."""
    short = {
        node.id: f"{one.order.number[node.id]}. {lines(node.name.to(one.lang), REFERENCE, 1)[0].text}"
        for node in one.picture.nodes
    }
    rows = [_row(one, one.picture.node[name], short) for name in one.order.nodes]
    groups = [(column, list(found)) for column, found in groupby(rows, key=lambda row: row["column"])]
    return render(
        f"{ROOM}/table.html.j2",
        groups=groups,
        heads=[say(one.lang, key) for key in HEADS],
        nothing=say(one.lang, "picture.nothing"),
        edge=say(one.lang, "picture.edge"),
        sound=say(one.lang, "picture.sound"),
        title=one.title,
        lang=one.lang,
        say=partial(say, one.lang),
    )


def figure(one: Drawn) -> Markup:
    """The drawing, for wide and for narrow pages, and the table, in a frame that can be closed."""
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


def _row(one: Drawn, node: Node, short: Mapping[str, str]) -> dict[str, Any]:
    lang = one.lang
    return {
        "number": one.order.number[node.id],
        "column": node.column,
        "name": plain(node.name.to(lang)),
        "notes": " · ".join(said(note, lang) for note in node.notes),
        "own": [(say(lang, f"picture.own.{about}"), plain(text)) for about, text in node.own],
        "before": [
            short[name] for name in sorted(one.picture.before[node.id], key=one.order.number.__getitem__)
        ],
        "after": [
            short[name] for name in sorted(one.picture.after[node.id], key=one.order.number.__getitem__)
        ],
        "gaps": [
            (gap.broken, gap_words(gap, lang), say(lang, f"picture.gap.{gap.kind}.why")) for gap in node.gaps
        ],
    }
