"""The stylesheet that page and widgets share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

CSS = Path(__file__).parent / "css" / "qorgau.css"


@cache
def stylesheet() -> str:
    """The kit's stylesheet."""
    return CSS.read_text(encoding="utf-8")
