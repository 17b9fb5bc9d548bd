"""Predicates about evidence: asked for before it is gone, not attacked and relied upon at once."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, predicate


@predicate(
    "perishable-in-time", values=["evidence"], parameters={"late": ("at-hearing",)}, ids={"late": "moment"}
)
def perishable_in_time(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """What will be gone is secured, and not at a moment that is too `late` for it."""
    for evidence in view.evidence:
        use = answer.evidence.get(evidence.id)
        if use is None or not use.use or not evidence.perishable:
            continue
        if use.secure is None or use.secure in parameters.texts("late"):
            yield Hit({"evidence": evidence.name}, f"evidence:{evidence.id}")


@predicate(
    "challenged-not-relied-on",
    values=["evidence"],
    parameters={"challenged": ("challenge", "no")},
    ids={"challenged": "admissibility"},
)
def challenged_not_relied_on(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """What the defence attacks carries no fact that it admits, nor the fallback."""
    admitted = {name: stand for name, stand in answer.facts.items() if stand.status == "admitted"}
    for evidence in view.evidence:
        use = answer.evidence.get(evidence.id)
        if use is None or use.admissible not in parameters.texts("challenged"):
            continue
        carries = any(evidence.id in stand.sources for stand in admitted.values())
        proves = use.use and any(name in admitted for name in use.proves)
        if carries or proves or evidence.id in answer.fallback.proof:
            yield Hit({"evidence": evidence.name}, f"evidence:{evidence.id}")
