"""Papers from an answer as one file that the page hands to the reader."""

from __future__ import annotations

from typing import Any

from qorgau.exercises.material import Material
from qorgau.exercises.types import TYPES, Items
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES

FILE = "drafts"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def drafts(material: Material, items: Items, lang: str) -> dict[str, Any]:
    """The file as the page takes it: name, type, and its bytes under "buffers"; no key is read.

    Raises BadInput when the texts of drafts cannot be used.
    """
    make = TYPES[material.exercise.type].drafts
    if make is None:
        said = f"no papers are made from the exercise {material.exercise.id!r}"
        raise BadInput([Problem(material.setting.workbook.id, "drafts", said, "ask for those of a strategy")])
    # Only who asks for a file pays for the library that writes it.
    from qorgau.exercises.strategy.drafts.docx_file import docx_bytes

    shown = lang if lang in LANGUAGES else LANGUAGES[0]
    made = docx_bytes(make(material, items, shown))
    name = f"{FILE}-{material.case.data.id.lower()}.{shown}.docx"
    return {"name": name, "mime": DOCX, "buffers": [made]}
