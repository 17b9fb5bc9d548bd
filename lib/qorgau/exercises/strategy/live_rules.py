"""What the coherence rules say of a strategy while it is being built. No key is read."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau import places
from qorgau.exercises.material import Material
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.rules import Finding, check_rules


def live_rules(material: Material, items: Mapping[str, object]) -> tuple[Finding, ...]:
    """The findings on the items of a strategy, in the order of the rules; what cannot be read is passed over."""
    known = load_strategy_catalogue(places.cases() / "catalogue")
    view = case_view(material.case, material.catalogue, known, material.exercise.clients)
    answer, _ = parse_answer(items, "answers.json", view.known)
    return check_rules(answer, view, exam=material.exercise.exam)
