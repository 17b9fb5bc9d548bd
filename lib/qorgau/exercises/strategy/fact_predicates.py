"""Predicates about facts, evidence and grounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseEvidence, CaseFact, CaseView
from qorgau.exercises.strategy.hits import Hit, Parameters, inline, joined, predicate
from qorgau.exercises.strategy.items import FactStand
from qorgau.exercises.strategy.position_predicates import in_catalogue_order
from qorgau.exercises.strategy.vocabulary import Position

ELSEWHERE = "presence-no"
"""The tag that a position requires when it says that the client was somewhere else."""


def _clashes(position: Position, fact: CaseFact, stand: FactStand) -> bool:
    tags = set(fact.tags)
    denied = bool(tags & set(position.forbids_tags))
    if stand.status == "admitted":
        return denied
    # A statement that holds both what the position needs and what it denies can only be disputed.
    return stand.status == "disputed" and not denied and bool(tags & set(position.requires_tags))


@predicate("admitted-facts-fit", values=["position", "fact"])
def admitted_facts_fit(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """The main position admits nothing that it denies and disputes nothing that it stands on."""
    for name in in_catalogue_order(answer.position.primary, view):
        position = view.vocabulary.position[name]
        for fact in view.facts:
            stand = answer.facts.get(fact.id)
            if stand is not None and _clashes(position, fact, stand):
                yield Hit({"position": position.name, "fact": inline(fact.text)}, f"fact:{fact.id}")


def _refutes(evidence: CaseEvidence, view: CaseView, margin: timedelta) -> bool:
    seen = evidence.seen
    return (
        evidence.for_defence
        and seen is not None
        and seen.place == view.alleged_place
        and seen.start <= view.alleged_at + margin
        and seen.end >= view.alleged_at - margin
    )


@predicate("alibi-not-refuted", values=["position", "evidence"], parameters={"minutes": 30})
def alibi_not_refuted(answer: StrategyAnswer, view: CaseView, parameters: Parameters) -> Iterator[Hit]:
    """No evidence of the defence puts a client "elsewhere" at the alleged place around the alleged time."""
    margin = timedelta(minutes=parameters.number("minutes"))
    against = [evidence.name for evidence in view.evidence if _refutes(evidence, view, margin)]
    if not against:
        return
    for name in in_catalogue_order(answer.position.all, view):
        position = view.vocabulary.position[name]
        if ELSEWHERE in position.requires_tags:
            yield Hit({"position": position.name, "evidence": joined(against)})


@predicate("disputed-facts-covered", values=["fact"])
def disputed_facts_covered(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """A disputed fact has evidence of the defence behind it, or the note that the authority must prove it."""
    for fact in view.facts:
        stand = answer.facts.get(fact.id)
        if stand is None or stand.status != "disputed" or stand.burden:
            continue
        named = {
            *stand.sources,
            *(name for name, use in answer.evidence.items() if use.use and fact.id in use.proves),
        }
        if not any(evidence.for_defence and evidence.id in named for evidence in view.evidence):
            yield Hit({"fact": inline(fact.text)}, f"fact:{fact.id}")


@predicate("no-look-alike-ground", values=["ground"])
def no_look_alike_ground(answer: StrategyAnswer, view: CaseView, _: Parameters) -> Iterator[Hit]:
    """Nothing lawful is pleaded as a ground."""
    for name in sorted(answer.grounds):
        what = answer.grounds[name].what
        if what is not None and what in view.look_alikes:
            yield Hit({"ground": view.look_alikes[what].name}, f"ground:{name}")
