"""Where the chains of a picture break. Each gap is found at one node; `broken` ones leave something hanging in the air."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.evidence_predicates import perishable_in_time
from qorgau.exercises.strategy.hits import Parameters
from qorgau.exercises.strategy.picture.links import FALLBACK
from qorgau.exercises.strategy.picture.model import Gap, Node, Picture, Side
from qorgau.exercises.strategy.picture.reliefs import Reliefs

GAPS: Mapping[str, tuple[Side, bool]] = {
    "fact-bare": ("right", True),
    "fact-papers-only": ("right", False),
    "fact-admitted-bare": ("right", False),
    "fact-no-stand": ("here", False),
    "evidence-proves-nothing": ("left", True),
    "evidence-late": ("here", True),
    "evidence-no-motion": ("right", False),
    "evidence-not-taken": ("here", False),
    "evidence-challenge-unpleaded": ("right", False),
    "norm-not-law": ("here", True),
    "norm-idle": ("right", True),
    "norm-other-position": ("right", True),
    "norm-unpleaded": ("right", True),
    "ground-nowhere": ("left", False),
    "ground-unpleaded": ("right", False),
    "motion-trap": ("here", True),
    "motion-bare": ("left", False),
    "motion-asks-nothing": ("right", True),
    "relief-no-motion": ("left", False),
    "appeal-no-motion": ("left", False),
}
"""Every kind of gap: on which side of its node it gapes, and whether the chain is broken there or only thin."""


def gaps_of(
    bare: Picture, answer: StrategyAnswer, view: CaseView, reliefs: Reliefs
) -> Mapping[str, tuple[Gap, ...]]:
    """Node id → its gaps in the order of GAPS. `bare` is the picture before its gaps are known."""
    kinds: dict[str, list[str]] = {}
    for node, kind in (
        *_facts(bare, answer, view),
        *_evidence(bare, answer, view),
        *_norms(bare, answer, view),
        *_grounds(bare, answer),
        *_motions(bare, answer, view, reliefs),
        *_reliefs(bare),
    ):
        kinds.setdefault(node.id, []).append(kind)
    return {
        node: tuple(Gap(kind, *GAPS[kind]) for kind in GAPS if kind in found) for node, found in kinds.items()
    }


def _of(bare: Picture, kind: str) -> Iterator[tuple[Node, str]]:
    for node in bare.nodes:
        head, _, name = node.id.partition(":")
        if head == kind:
            yield node, name


def _facts(bare: Picture, answer: StrategyAnswer, view: CaseView) -> Iterator[tuple[Node, str]]:
    for node, name in _of(bare, "fact"):
        stand = answer.facts.get(name)
        proofs = bare.after[node.id]
        if stand is None or stand.status is None:
            yield node, "fact-no-stand"
        elif stand.status == "disputed" and not stand.burden:
            own = any(
                kind == "evidence" and view.exhibit[piece].for_defence
                for kind, _, piece in (proof.partition(":") for proof in proofs)
            )
            if not own:
                yield node, "fact-papers-only" if proofs else "fact-bare"
        elif stand.status == "admitted" and not proofs:
            yield node, "fact-admitted-bare"


def _evidence(bare: Picture, answer: StrategyAnswer, view: CaseView) -> Iterator[tuple[Node, str]]:
    rule = next((one for one in view.vocabulary.rules if one.predicate == perishable_in_time.name), None)
    parameters = Parameters({**perishable_in_time.parameters, **(rule.parameters if rule else {})})
    late = {hit.field for hit in perishable_in_time.find(answer, view, parameters)}
    for node, name in _of(bare, "evidence"):
        use = answer.evidence.get(name)
        after = bare.after[node.id]
        if use is None or not use.use:
            yield node, "evidence-not-taken"
        else:
            serves = any(one == FALLBACK or one.startswith("ground:") for one in after)
            if not bare.before[node.id] and not serves:
                yield node, "evidence-proves-nothing"
            elif not after and use.obtained != "yes":
                yield node, "evidence-no-motion"
            if node.id in late:
                yield node, "evidence-late"
        attacked = use is not None and use.admissible in ("challenge", "no")
        if attacked and not any(one.startswith("ground:") for one in after):
            yield node, "evidence-challenge-unpleaded"


def _norms(bare: Picture, answer: StrategyAnswer, view: CaseView) -> Iterator[tuple[Node, str]]:
    for node, norm in _of(bare, "basis"):
        if view.norms and not view.norms.get(norm, False):
            yield node, "norm-not-law"
            continue
        if bare.after[node.id]:
            continue
        supports = answer.basis[norm].supports
        if supports is None:
            yield node, "norm-idle"
        else:
            yield node, "norm-unpleaded" if supports in answer.position.all else "norm-other-position"


def _grounds(bare: Picture, answer: StrategyAnswer) -> Iterator[tuple[Node, str]]:
    for node, name in (*_of(bare, "ground"), *_of(bare, "named")):
        ground = answer.grounds.get(name) if node.id.startswith("ground:") else None
        if ground is None or ground.what is None or ground.field is None:
            yield node, "ground-nowhere"
        if not any(one.startswith("motion:") for one in bare.after[node.id]):
            yield node, "ground-unpleaded"


def _motions(
    bare: Picture, answer: StrategyAnswer, view: CaseView, reliefs: Reliefs
) -> Iterator[tuple[Node, str]]:
    for node, name in _of(bare, "motion"):
        relief = reliefs.of_motion.get(name)
        if view.vocabulary.motion[name].trap:
            yield node, "motion-trap"
        elif not bare.before[node.id] and not (relief is not None and relief.own_right):
            yield node, "motion-bare"
        if name == reliefs.appeal.motion and answer.appeal.ask is None:
            yield node, "motion-asks-nothing"


def _reliefs(bare: Picture) -> Iterator[tuple[Node, str]]:
    made = {link.target for link in bare.links if link.made}
    for node, _ in (*_of(bare, "relief"), *_of(bare, "consequence")):
        if node.id not in made:
            yield node, "relief-no-motion"
    for node, _ in _of(bare, "ask"):
        if node.id not in made:
            yield node, "appeal-no-motion"
