"""A node as a box of given width: what is written in it, on which line, and how high that makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase
from qorgau.exercises.spoken import spoken
from qorgau.exercises.strategy.picture.letters import boldness, lines
from qorgau.exercises.strategy.picture.model import Gap, Node
from qorgau.texts import say

Style: TypeAlias = Literal["number", "note", "name", "broken", "thin", "ways", "title", "head"]
SIZES: dict[Style, tuple[float, float]] = {
    "number": (12, 15),
    "note": (12, 15),
    "name": (14, 18),
    "broken": (12, 15),
    "thin": (12, 15),
    "ways": (12, 15),
    "title": (19, 24),
    "head": (15, 20),
}
"""Style → size of the type and distance of the lines, in units of the drawing."""
BOLD: frozenset[Style] = frozenset({"number", "broken", "thin", "title", "head"})
PADDING = 9.0
SIGN_ROOM = 18.0
"""What the sign of a gap takes at the beginning of its lines."""
BADGE = 24.0
"""The room of the number."""
NAME_LINES, NOTE_LINES, GAP_LINES, WAY_LINES = 4, 3, 3, 2


@dataclass(frozen=True)
class Row:
    """One line of writing: where its baseline begins, and its width where the drawing has to hold it to that."""

    text: str
    style: Style
    x: float
    y: float
    width: float
    fixed: bool = False


@dataclass(frozen=True)
class Sign:
    """The sign of a gap, its left upper corner."""

    broken: bool
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A box at the origin with its writing inside."""

    node: Node
    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    signs: tuple[Sign, ...]

    @property
    def state(self) -> str:
        """Whether the chain is broken here, thin, or sound."""
        return (
            "broken" if any(gap.broken for gap in self.node.gaps) else "thin" if self.node.gaps else "sound"
        )


def said(one: Phrase | Words, lang: str) -> str:
    """A note in a language."""
    return spoken(one, lang) if isinstance(one, Phrase) else one.to(lang)


def gap_words(gap: Gap, lang: str) -> str:
    """A gap in few words, with the word that says how grave it is."""
    word = say(lang, "picture.broken" if gap.broken else "picture.thin")
    return say(lang, "picture.gap", word=word, gap=say(lang, f"picture.gap.{gap.kind}"))


def written(text: str, style: Style, x: float, y: float, room: float, most: int) -> Iterator[Row]:
    """`text` in lines below `y`, each at `x` and within `room`."""
    size, leading = SIZES[style]
    heavy = boldness() if style in BOLD else 1.0
    for place, line in enumerate(lines(text, room / size / heavy, most)):
        baseline = y + place * leading + size * 0.95
        yield Row(line.text, style, x, baseline, line.width * size * heavy, line.fixed)


def box(node: Node, number: int, width: float, lang: str, ways: str = "") -> Box:
    """The box of a node. `ways` are the numbers it leads to, where no lines are drawn."""
    inner = width - 2 * PADDING
    rows: list[Row] = [Row(str(number), "number", PADDING + BADGE / 2, PADDING + 15.3, BADGE, False)]
    notes = " · ".join(said(one, lang) for one in node.notes)
    note = (
        list(written(notes, "note", PADDING + BADGE + 6, PADDING, inner - BADGE - 6, NOTE_LINES))
        if notes
        else []
    )
    y = PADDING + max(23.0, len(note) * SIZES["note"][1]) + 2
    rows += note
    y = _down(rows, written(node.name.to(lang), "name", PADDING, y, inner, NAME_LINES), y)
    signs: list[Sign] = []
    for gap in node.gaps:
        y += 3
        signs.append(Sign(gap.broken, PADDING, y))
        style: Style = "broken" if gap.broken else "thin"
        text = gap_words(gap, lang)
        y = _down(rows, written(text, style, PADDING + SIGN_ROOM, y, inner - SIGN_ROOM, GAP_LINES), y)
    if ways:
        y = _down(rows, written(ways, "ways", PADDING, y + 3, inner, WAY_LINES), y + 3)
    return Box(node, number, width, y + PADDING - 2, tuple(rows), tuple(signs))


def _down(rows: list[Row], more: Iterator[Row], y: float) -> float:
    added: Sequence[Row] = list(more)
    rows += added
    return y + sum(SIZES[row.style][1] for row in added)
