"""The norms of the registry that a trainee of a case can plead: those that were law on its date."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from qorgau.law.citation import label
from qorgau.law.registry import registry
from qorgau.texts import LANGUAGES, say

LABEL = 110
"""Letters of a label that the list shows: some headings of the Code fill a paragraph."""


@cache
def norms_of(day: date) -> list[dict[str, Any]]:
    """Every norm in force on `day` (or whose day of change is unknown): id, instrument, label in each language."""
    return [
        {
            "id": one.provision.id,
            "instrument": one.provision.instrument,
            "name": {lang: _short(label(one.provision, lang)) for lang in LANGUAGES},
        }
        for one in registry().in_force(day)
    ]


@cache
def instruments() -> dict[str, dict[str, str]]:
    """Names of the instruments of the registry in each language, by id."""
    known = registry()
    used = dict.fromkeys(known.get(name).instrument for name in known.ids())
    return {one: {lang: say(lang, f"law.instrument.{one}") for lang in LANGUAGES} for one in used}


def _short(text: str) -> str:
    return text if len(text) <= LABEL else text[:LABEL].rsplit(" ", 1)[0].rstrip(" ,.;:(") + "…"
