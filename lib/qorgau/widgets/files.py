"""The stylesheet that page and widgets share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

CSS = Path(__file__).parent / "css" / "qorgau.css"


@cache
def stylesheet() -> str:
    """The kit's stylesheet."""
    return CSS.read_text(encoding="utf-8")


@cache
def page_stylesheet() -> str:
    """The same for a page of its own, where the window is the container.

    Browsers older than container queries lay the page out by it too, and the ones after them keep the sheet of a
    mark at the bottom of the window instead of the document.
    """
    plain = stylesheet().replace("@container (", "@media (").replace("container-type: inline-size;", "")
    return plain.replace("cqi", "vw")
