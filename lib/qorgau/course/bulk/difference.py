"""Why points became others: the items of a check cell before and after, compared. Pure."""

from __future__ import annotations

import json
from typing import Any

from qorgau.course.outputs import ANALYSIS


def items_of(notebook: bytes) -> dict[str, dict[str, tuple[str, float]]]:
    """Takes a graded notebook; gives by check cell what became of each item and its points; {} for what cannot be read."""
    try:
        cells = json.loads(notebook)["cells"]
        return {
            cell["metadata"]["nbgrader"]["grade_id"]: _items(cell) for cell in cells if cell.get("outputs")
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _items(cell: dict[str, Any]) -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for output in cell["outputs"]:
        text = output.get("metadata", {}).get(ANALYSIS)
        for line in text.splitlines() if isinstance(text, str) else ():
            name, outcome, points = line.rsplit(" ", 2)
            found[name] = (outcome, float(points))
    return found


def why(before: dict[str, tuple[str, float]], after: dict[str, tuple[str, float]]) -> tuple[str, ...]:
    """Takes the items of one check cell before and after; gives a line for each that differs, the dearest first."""
    nothing = ("-", 0.0)
    rows = []
    for name in sorted({*before, *after}):
        old, new = before.get(name, nothing), after.get(name, nothing)
        if old != new:
            rows.append((-abs(new[1] - old[1]), f"{name}: {old[0]} {old[1]:g} → {new[0]} {new[1]:g}"))
    return tuple(line for _, line in sorted(rows))
