"""Whether the parts of a key around the position fit the case, the vocabulary and the law of its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.key import KeyAppeal, StrategyKey
from qorgau.exercises.strategy.known import NOTHING
from qorgau.exercises.strategy.plan_key import KeyBasis, KeyClient, KeyFallback, KeyGate, KeyRisks

Found: TypeAlias = Iterator[tuple[str, str, str]]


def check_plan_key(key: StrategyKey, view: CaseView) -> Found:
    """Everything wrong with gate, basis, client, risks, fallback and the requests of the appeal: path, what, hint."""
    yield from _gate(key.gate, view)
    yield from _basis(key.basis, view)
    yield from _client(key.client, view)
    yield from _risks(key.risks, view)
    yield from _fallback(key, key.fallback, view)
    yield from _appeal(key.appeal, view)
    for item in key.evidence:
        if item.admissible != "yes" and item.challenge is None:
            yield f"evidence.{item.id}.challenge", "is missing", "say what is wrong with this piece"
        if item.ground is not None:
            yield from _among(f"evidence.{item.id}.ground", [item.ground], view.defects, "defect")
        if (item.ground is None) != (item.admissible == "yes"):
            yield f"evidence.{item.id}.ground", "goes with a challenge", "name the defect, or leave both out"


def _each(path: str, names: Collection[str], known: Iterable[str], what: str) -> Found:
    known = tuple(known)
    yield from ((path, f"no {what} {name!r}", "check the spelling") for name in names if name not in known)
    for name in known:
        if name not in names:
            yield path, f"says nothing about {name}", "each needs its own reason"


def _among(path: str, names: Iterable[str], known: Collection[str], what: str) -> Found:
    seen: set[str] = set()
    for name in names:
        if name not in known:
            yield path, f"no {what} {name!r}", "check the spelling"
        if name in seen:
            yield path, f"{name!r} stands twice", "keep one of them"
        seen.add(name)


def _gate(gate: KeyGate, view: CaseView) -> Found:
    gates = (NOTHING, *view.vocabulary.gates)
    yield from _among("gate.right", [gate.right], gates, "gate")
    yield from _each("gate.why", gate.why, gates, "gate")


def _basis(basis: KeyBasis, view: CaseView) -> Found:
    places = view.vocabulary.plan.level_place
    every = [name for norm in basis.expected for name in norm.any]
    yield from _among("basis.expected", every, view.norms, "provision")
    for name in every:
        if view.norms.get(name) is False:
            yield "basis.expected", f"{name} was not law on the day of the case", "put it among the others"
        if name in basis.others:
            yield "basis.others", f"{name} is expected", "take it out of one of the lists"
    yield from _among("basis.others", basis.others, view.norms, "provision")
    for norm in basis.expected:
        yield from _among(f"{norm.item}.level", [norm.level], places, "level")
    for one, other in pairwise(basis.expected):
        if places.get(one.level, 0) > places.get(other.level, 0):
            yield "basis.expected", f"{other.item} stands after a later level", "the law of the country first"


def _client(client: KeyClient, view: CaseView) -> Found:
    words = view.vocabulary.plan
    right = {
        "do": ("dos", client.do),
        "dont": ("donts", client.dont),
        "access": ("access", client.access),
        "language": ("languages", (client.language,)),
    }
    for part, (section, chosen) in right.items():
        yield from _among(f"client.{part}", chosen, words.by_id[section], "word of plan.yaml")
        for name in chosen:
            if name in words.wrong(section):
                yield f"client.{part}", f"{name} is wrong in every case", "see plan.yaml"
    if NOTHING in client.access and len(client.access) > 1:
        yield "client.access", "says none and names a need", "keep one of them"
    offered = [name for section, _ in right.values() for name in words.by_id[section]]
    yield from _among("client.others", client.others, offered, "word of plan.yaml")
    needed = {name for _, chosen in right.values() for name in chosen}
    for name in client.others:
        if name in needed and offered.count(name) == 1:
            yield "client.others", f"{name} is right", "take it out of one of the lists"
    for part, (section, chosen) in right.items():
        for name in words.by_id[section]:
            if name not in (*chosen, *words.wrong(section), *client.others):
                yield "client.others", f"says nothing about {name} ({part})", "why not for this client?"
    for name in client.harmless:
        if name not in client.others:
            yield "client.harmless", f"{name} is not among the others", "add its reason there"


def _risks(risks: KeyRisks, view: CaseView) -> Found:
    known = view.vocabulary.plan.by_id["risks"]
    yield from _among("risks.expected", (risk.id for risk in risks.expected), known, "risk")
    yield from _each("risks", {**risks.by_id, **risks.others}, known, "risk")
    for name in risks.others:
        if name in risks.by_id:
            yield "risks.others", f"{name} is expected", "take it out of one of the lists"


def _fallback(key: StrategyKey, fallback: KeyFallback, view: CaseView) -> Found:
    known = (*view.vocabulary.position, NOTHING)
    yield from _among("fallback.accepted", fallback.accepted, known, "position")
    yield from _each("fallback.positions", fallback.positions, known, "position")
    for name in fallback.accepted:
        if view.vocabulary.fit(name, key.best) == "contradiction":
            yield "fallback.accepted", f"{name} excludes {key.best}", "see compatibility in positions.yaml"


def _appeal(appeal: KeyAppeal, view: CaseView) -> Found:
    asks = view.vocabulary.plan.by_id["asks"]
    if appeal.ask is not None:
        yield from _among("appeal.ask", [appeal.ask], asks, "request")
        yield from _each("appeal.why.ask", appeal.why.ask, asks, "request")
    if appeal.late is not None and appeal.why.status is None:
        yield "appeal.why.status", "is missing", "say why the appeal is late or not"
    if appeal.suspend is not None and appeal.why.suspend is None:
        yield "appeal.why.suspend", "is missing", "say why suspension is asked for or not"
