"""The numbers of a sheet as attributes of SVG, ready for the template: plain numbers and names of the kit, no text of anybody."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from qorgau.exercises.strategy.picture.boxes import BADGE, PADDING, Row, Sign
from qorgau.exercises.strategy.picture.layout import Curve, Placed, Stub

STUB, END = 15.0, 4.0
"""Length of a line that leads nowhere, and the radius of its end."""


def number(value: float) -> str:
    """A number of the drawing: tenths are enough."""
    return f"{value:.1f}".removesuffix(".0")


def text(row: Row) -> tuple[Markup, str]:
    """The attributes of a line of writing, and the line itself, which the template escapes."""
    held = f' textLength="{number(row.width)}" lengthAdjust="spacingAndGlyphs"' if row.fixed else ""
    return Markup(f'class="q-d-{row.style}" x="{number(row.x)}" y="{number(row.y)}"{held}'), row.text


def frame(one: Placed) -> tuple[Markup, Markup, Markup]:
    """The attributes of a box: of its group, its outline, the round of its number."""
    kinds = f"q-d-{one.box.state} q-d-{one.box.node.column}"
    move = f"translate({number(one.x)} {number(one.y)})"
    middle = PADDING + BADGE / 2
    return (
        Markup(f'class="{kinds}" transform="{move}" data-box="{one.box.number}"'),
        Markup(f'width="{number(one.box.width)}" height="{number(one.box.height)}"'),
        Markup(f'cx="{number(middle)}" cy="{number(PADDING + 11)}" r="11.5"'),
    )


def sign(one: Sign) -> Markup:
    """The path of a sign: a cross where the chain is broken, a triangle with a stroke where it is thin."""
    if one.broken:
        return Markup(f"M{number(one.x + 2)} {number(one.y + 2)}l9 10m0-10l-9 10")
    return Markup(f"M{number(one.x + 6.5)} {number(one.y + 1.5)}l5.5 10.5h-11zm0 4.2v3.2m0 1.4v.8")


def curve(one: Curve) -> Markup:
    """The path of a link: bent between columns, straight through them."""
    drawn = "".join(
        f"{'L' if place else 'M'}{x1:.0f} {y1:.1f}C{(x1 + x2) / 2:.0f} {y1:.1f} {(x1 + x2) / 2:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        for place, ((x1, y1), (x2, y2)) in enumerate(zip(one.points[::2], one.points[1::2], strict=True))
    )
    return Markup(drawn)


def stub(one: Stub) -> tuple[str, Markup]:
    """A line that leads nowhere: how grave it is, and its path with the ring at its end."""
    way = -1 if one.leftwards else 1
    ring = f"m0 0a{END:g} {END:g} 0 1 0 {number(way * 2 * END)} 0a{END:g} {END:g} 0 1 0 {number(-way * 2 * END)} 0"
    path = f"M{number(one.x)} {number(one.y)}h{number(way * STUB)}{ring}"
    return ("broken" if one.broken else "thin"), Markup(path)


def rules(found: Iterable[tuple[float, float, float]]) -> Markup:
    """The lines below the heads of the columns, as one path."""
    return Markup("".join(f"M{number(x)} {number(y)}h{number(width)}" for x, y, width in found))
