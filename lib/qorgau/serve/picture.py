"""The picture of an answer that the page opens."""

from __future__ import annotations

from qorgau.exercises.material import Material
from qorgau.exercises.types import TYPES, Items
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES


def picture(material: Material, items: Items, lang: str) -> str:
    """The picture as HTML that is escaped already; no key is read.

    Raises BadInput where the exercise has no picture, or what it is made from cannot be used.
    """
    make = TYPES[material.exercise.type].picture
    if make is None:
        said = f"the exercise {material.exercise.id!r} has no picture"
        raise BadInput([Problem(material.setting.workbook.id, "picture", said, "ask for that of a strategy")])
    return make(material, items, lang if lang in LANGUAGES else LANGUAGES[0])
