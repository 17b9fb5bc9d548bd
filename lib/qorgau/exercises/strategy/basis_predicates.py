"""Predicates about the norms a strategy stands on."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, as_typed, predicate
from qorgau.exercises.strategy.position_predicates import in_catalogue_order


@predicate("norms-in-force", values=["norm"])
def norms_in_force(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """Every norm named stands in the registry and was law on the date of the case."""
    if not view.norms:
        return
    for name in answer.basis:
        if not view.norms.get(name, False):
            yield Hit({"norm": as_typed(name)}, f"basis:{name}")


@predicate(
    "denied-right-only-arguendo",
    values=["norm", "position"],
    parameters={"positions": (), "norms": ()},
    ids={"positions": "position", "norms": "norm"},
)
def denied_right_only_arguendo(
    answer: StrategyAnswer, view: CaseView, parameters: Parameters
) -> Iterator[Hit]:
    """A position that denies the use of a right does not lean on the norms of that right, except "even if".

    `positions` deny it, `norms` give it. A norm that carries a position pleaded "even if" is no breach.
    """
    stated = in_catalogue_order((*answer.position.primary, *answer.position.secondary), view)
    denying = [name for name in stated if name in parameters.texts("positions")]
    if not denying:
        return
    for name, note in answer.basis.items():
        if name in parameters.texts("norms") and note.supports not in answer.position.arguendo:
            values = {"norm": as_typed(name), "position": view.vocabulary.position[denying[0]].name}
            yield Hit(values, f"basis:{name}")


@predicate(
    "international-claims-raised-at-home",
    values=["norm"],
    parameters={"levels": (), "appeal": ""},
    ids={"levels": "level", "appeal": "motion"},
)
def international_claims_raised_at_home(
    answer: StrategyAnswer, _: CaseView, parameters: Parameters
) -> Iterator[Hit]:
    """Whoever names a treaty (`levels`) also makes a motion at home and appeals (`appeal`) on some ground."""
    domestic = any(name != parameters.text("appeal") for name in answer.motions)
    appealed = parameters.text("appeal") in answer.motions or bool(answer.appeal.grounds)
    if domestic and appealed:
        return
    for name, note in answer.basis.items():
        if note.level in parameters.texts("levels"):
            yield Hit({"norm": as_typed(name)}, f"basis:{name}")
