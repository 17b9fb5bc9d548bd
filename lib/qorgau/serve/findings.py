"""What the coherence rules say of a strategy while it is being built, as the page takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.exercises.workbook import Exercise
from qorgau.keys.words import norm_lines
from qorgau.law.registry import registry
from qorgau.texts import LANGUAGES


def _page(found: Finding, case: Case) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "field": found.field,
        "message": {lang: found.message.to(lang) for lang in LANGUAGES},
        "why": {lang: found.why.to(lang) for lang in LANGUAGES},
        "norms": {lang: norm_lines(lang, found.norms, registry(), case.data.law_date) for lang in LANGUAGES},
    }


def findings(
    exercise: Exercise, items: Mapping[str, object], case: Case, catalogue: Catalogue
) -> list[dict[str, Any]]:
    """The findings on the items of a strategy exercise, none for other types. No key is read."""
    if exercise.type != "strategy":
        return []
    view = case_view(case, catalogue, load_strategy_catalogue(places.cases() / "catalogue"))
    answer, _ = parse_answer(items, "answers.json", view.known)
    return [_page(found, case) for found in check_rules(answer, view)]
