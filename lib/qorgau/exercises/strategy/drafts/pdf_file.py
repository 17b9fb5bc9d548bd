"""A folder of drafts as a PDF, by typst with the letters it brings along: no font of the machine, no network."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from qorgau.exercises.strategy.drafts.tree import Folder

TEMPLATE = Path(__file__).parent / "drafts.typ"
LAST_LETTER = 0xFFFF
"""Letters beyond (emoji) are in none of the fonts: they are named by their number instead of a box."""


def pdf_bytes(folder: Folder) -> bytes:
    """All sheets of `folder` in one PDF. What is in them is data to the template, never its code."""
    import typst

    data = json.dumps(asdict(folder), ensure_ascii=False)
    text = "".join(one if ord(one) <= LAST_LETTER else f"[U+{ord(one):04X}]" for one in data)
    made = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"data": text}, ignore_system_fonts=True, format="pdf"
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was asked for")
    return made
