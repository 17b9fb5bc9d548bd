"""Predicates about positions: one story, no contradiction, "even if" for law only, reasons, consent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, joined, predicate
from qorgau.exercises.strategy.items import word_count


def in_catalogue_order(ids: tuple[str, ...], view: CaseView) -> list[str]:
    """The chosen positions once, in the order of the catalogue: the order of ticking means nothing."""
    return [name for name in view.vocabulary.position if name in ids]


@predicate("exactly-one-primary", values=["count"])
def exactly_one_primary(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """The strategy has one main position."""
    count = len(in_catalogue_order(answer.position.primary, view))
    if count != 1:
        yield Hit({"count": count})


@predicate("no-contradiction", values=["positions"])
def no_contradiction(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """No two main or additional positions exclude each other."""
    words = view.vocabulary
    stated = in_catalogue_order((*answer.position.primary, *answer.position.secondary), view)
    for one, other in combinations(stated, 2):
        if words.fit(one, other) == "contradiction":
            yield Hit({"positions": joined([words.position[one].name, words.position[other].name])})


@predicate("arguendo-legal-only", values=["position"])
def arguendo_legal_only(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """Only legal positions are pleaded "even if"."""
    for name in in_catalogue_order(answer.position.arguendo, view):
        position = view.vocabulary.position[name]
        if position.kind != "legal":
            yield Hit({"position": position.name})


@predicate("rejected-with-reasons", values=["count"], parameters={"at_least": 2, "words": 8})
def rejected_with_reasons(answer: StrategyAnswer, _: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """Enough other positions were considered and rejected with a reason; a chosen one is not rejected."""
    count = sum(
        word_count(rejection.why) >= parameters.number("words")
        for name, rejection in answer.rejected.items()
        if name not in answer.position.all
    )
    if count < parameters.number("at_least"):
        yield Hit({"count": count})


@predicate("consent-recorded", values=["position"])
def consent_recorded(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """A position that is the client's own decision was told back by the client."""
    if answer.consent.teach_back:
        return
    for name in in_catalogue_order(answer.position.all, view):
        position = view.vocabulary.position[name]
        if position.consent:
            yield Hit({"position": position.name})


@predicate(
    "papers-behind-position",
    values=["position"],
    parameters={"positions": (), "papers": ()},
    ids={"positions": "position"},
)
def papers_behind_position(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """Each of `positions` leans on every one of `papers`: a field (NT.7), or any field of a kind of paper (NT).

    It leans on a field that is the source of a fact or the place of a ground.
    """
    fields = {
        *(source for stand in answer.facts.values() for source in stand.sources),
        *(ground.field for ground in answer.grounds.values() if ground.field is not None),
    }
    papers = parameters.texts("papers")
    if all(any(field == paper or field.startswith(f"{paper}.") for field in fields) for paper in papers):
        return
    for name in in_catalogue_order((*answer.position.primary, *answer.position.secondary), view):
        if name in parameters.texts("positions"):
            yield Hit({"position": view.vocabulary.position[name].name}, "facts")
