"""Charts as SVG inside the page: altair says what is drawn, vl-convert draws it in this process, without browser or network."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 340
"""Pixels of a chart: it fits a phone without becoming smaller."""
STEP = 46
"""Pixels of a bar with the line of text above it."""
FULL = 0.7 * WIDTH
"""Pixels of a bar of length 1."""
INK, BAR, RULE, GROUND = "#1d1c1a", "#0b4f7d", "#8a857a", "#ffffff"
FONT = "Noto Sans, Segoe UI, Roboto, Arial, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length 0..1 (None: there is none), and what stands at its end."""

    name: str
    length: float | None
    said: str


def bars(rows: Sequence[Bar]) -> str:
    """Bars from 0 to 1 under their names: an SVG image as a data address, for the `src` of an image.

    An image keeps the styles of the page and those of the chart apart. What it shows must stand in a table beside it.
    """
    return "data:image/svg+xml;base64," + base64.b64encode(svg(rows).encode()).decode()


def svg(rows: Sequence[Bar]) -> str:
    """The same as SVG."""
    # Imported here: it takes two seconds, and this module is imported by the command line.
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_chart(rows).to_dict()))


def _chart(rows: Sequence[Bar]) -> Any:
    import altair as alt

    data = alt.Data(
        values=[
            {"n": number, "name": row.name, "pixels": FULL * (row.length or 0.0), "said": row.said}
            for number, row in enumerate(rows)
        ]
    )
    base = alt.Chart(data, width=WIDTH, height=alt.Step(STEP)).encode(y=alt.Y("n:O", axis=None))
    text: dict[str, Any] = {"align": "left", "fontSize": 14, "color": INK}
    bar: dict[str, Any] = {"size": 14, "yOffset": 10}
    layers = (
        base.mark_text(**text, limit=WIDTH, dy=-12).encode(text="name:N", x=alt.value(0)),
        base.mark_bar(**bar, color=GROUND, stroke=RULE).encode(x=alt.value(0), x2=alt.value(FULL)),
        base.mark_bar(**bar, color=BAR).encode(x=alt.X("pixels:Q", scale=None, axis=None), x2=alt.value(0)),
        base.mark_text(**text, limit=WIDTH - FULL - 6, fontWeight=600, dy=10).encode(
            text="said:N", x=alt.value(FULL + 6)
        ),
    )
    return (
        alt.layer(*layers)
        .configure(aria=False, background=GROUND, font=FONT)
        .configure_view(stroke=None)
        .configure_scale(bandPaddingInner=0, bandPaddingOuter=0)
    )
