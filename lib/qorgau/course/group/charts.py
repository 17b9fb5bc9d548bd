"""Charts as SVG pictures, drawn here: no script, nothing fetched. What they show stands beside them in words and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

INK, RIGHT, TWIN, WRONG, QUIET = "#1d1c1a", "#14532d", "#9a3412", "#8a1c1c", "#8a857a"
FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"


def bars(rows: Sequence[tuple[str, float]], axis: str, *, share: bool = True) -> str:
    """Horizontal bars: a label and a value each (a share 0..1, or any number); `axis` names the scale."""
    import altair

    data = [{"label": label, "value": value} for label, value in rows]
    scale = altair.Scale(domain=[0, 1]) if share else altair.Scale(zero=True)
    chart = (
        altair.Chart(altair.Data(values=data))
        .mark_bar(color=INK, height=12)
        .encode(
            x=altair.X("value:Q", title=axis, scale=scale, axis=altair.Axis(format="%" if share else "")),
            y=altair.Y("label:N", title=None, sort=None, axis=altair.Axis(labelLimit=360)),
        )
    )
    return _svg(chart, len(rows))


def heat(rows: Sequence[tuple[str, str, int]], axis: str, kinds: Sequence[str]) -> str:
    """Stacked bars a field: (field, kind, trainees); kinds in order: right, look-alike, wrong."""
    import altair

    data = [{"field": field, "kind": kind, "n": count} for field, kind, count in rows]
    order = list(dict.fromkeys(field for field, _, _ in rows))
    chart = (
        altair.Chart(altair.Data(values=data))
        .mark_bar(height=12)
        .encode(
            x=altair.X("sum(n):Q", title=axis),
            y=altair.Y("field:N", title=None, sort=order),
            color=altair.Color(
                "kind:N",
                title=None,
                scale=altair.Scale(domain=list(kinds), range=[RIGHT, TWIN, QUIET]),
                legend=altair.Legend(orient="top"),
            ),
        )
    )
    return _svg(chart, len(order))


def _svg(chart: Any, rows: int) -> str:
    import vl_convert

    styled = chart.properties(width=360, height=max(30, 18 * rows), background="transparent").configure(
        font=FONT, view={"stroke": None}, axis={"labelColor": INK, "titleColor": INK, "gridColor": "#d8d3c7"}
    )
    svg: str = vl_convert.vegalite_to_svg(styled.to_dict())
    return svg
