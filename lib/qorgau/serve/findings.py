"""What the rules say of an answer while it is being made, as the page takes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qorgau.exercises.material import Material
from qorgau.exercises.strategy.rules import Finding
from qorgau.exercises.types import TYPES
from qorgau.keys.words import norm_lines
from qorgau.law.registry import Registry
from qorgau.texts import LANGUAGES


def _page(found: Finding, registry: Registry, day: date) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "field": found.field,
        "message": {lang: found.message.to(lang) for lang in LANGUAGES},
        "why": {lang: found.why.to(lang) for lang in LANGUAGES},
        "norms": {lang: norm_lines(lang, found.norms, registry, day) for lang in LANGUAGES},
    }


def findings(material: Material, items: Mapping[str, object]) -> list[dict[str, Any]]:
    """The findings on the items of an exercise, none for types without rules. No key is read."""
    return [
        _page(found, material.registry, material.case.data.law_date)
        for found in TYPES[material.exercise.type].findings(material, items)
    ]
