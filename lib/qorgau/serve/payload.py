"""What a page needs to lay one exercise on the desk: its HTML in every language, vocabulary, texts."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from qorgau.exercises.material import Material
from qorgau.exercises.types import TYPES
from qorgau.texts import LANGUAGES, for_page, texts

_SHARED = ("quote", "check", "undo", "redo", "status.", "conflict", "choose", "found", "import.")


def page_texts(kind: str, lang: str) -> dict[str, str | dict[str, str]]:
    """The sentences that the page of one exercise type says itself, by key; nothing of the feedback."""
    wanted = (*_SHARED, *TYPES[kind].sentences)
    return {
        key: for_page(lang, key) for key in texts(lang) if key.startswith(wanted) and ".feedback." not in key
    }


def still(material: Material, lang: str, *, live: bool) -> Markup:
    """The exercise in `lang` as static HTML, the same that the widget comes alive in."""
    return TYPES[material.exercise.type].html(material, lang, live=live)


def payload(material: Material, *, owner: str | None, lang: str, live: bool) -> dict[str, Any]:
    """Everything the page of an exercise needs, as JSON: never anything of a key."""
    exercise = material.exercise
    return {
        "workbook": material.setting.workbook.id,
        "exercise": exercise.id,
        "type": exercise.type,
        "owner": owner,
        "lang": lang,
        "html": {one: str(still(material, one, live=live)) for one in LANGUAGES},
        "texts": {one: page_texts(exercise.type, one) for one in LANGUAGES},
        **TYPES[exercise.type].vocabulary(material),
    }
