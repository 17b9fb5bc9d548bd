"""The ids an answer may name, and which of those that it names are none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from qorgau.exercises.strategy.items import (
    AppealPlan,
    BasisNote,
    ClientPlan,
    Consent,
    EvidenceUse,
    FactStand,
    Fallback,
    Gate,
    Ground,
    Item,
    MotionStep,
    PositionChoice,
)

NOTHING = "none"
"""The answer that nothing stands before the merits (gate), or that nothing follows the main line (fallback)."""

Kind: TypeAlias = tuple[str, Collection[str], str]
Used: TypeAlias = tuple[str, Iterable[str | None], Kind]


@dataclass(frozen=True)
class Known:
    """The ids an answer may name; `pairs` are those of the clients, in the order of the case."""

    positions: frozenset[str]
    facts: frozenset[str]
    evidence: frozenset[str]
    motions: frozenset[str]
    stages: frozenset[str]
    grounds: frozenset[str]
    fields: frozenset[str]
    gates: frozenset[str]
    levels: frozenset[str]
    explained: frozenset[str]
    languages: frozenset[str]
    steps: frozenset[str]
    dos: frozenset[str]
    donts: frozenset[str]
    access: frozenset[str]
    risks: frozenset[str]
    asks: frozenset[str]
    layers: frozenset[str]
    consequences: frozenset[str]
    confidences: frozenset[str]
    pairs: frozenset[str]


def unknown(kind: str, name: str, read: Item, known: Known) -> Iterator[tuple[str, str, str, str]]:
    """Every id in one item that is not known: where it stands ("" is the item's own), the id, what it is, a hint."""
    for part, used, (what, ids, hint) in (*_own(kind, name, known), *_used(read, known)):
        yield from ((part, one, what, hint) for one in used if one is not None and one not in ids)


def _own(kind: str, name: str, known: Known) -> Iterator[Used]:
    named: dict[str, Kind] = {
        "rejected": _position(known),
        "fact": _fact(known),
        "evidence": _evidence(known),
        "motion": ("motion", known.motions, "see cases/catalogue/motions.yaml"),
        "risk": _planned("risk", known.risks),
        "pair": ("pair of clients", known.pairs, "two clients of case.yaml in their order, like A+B"),
    }
    if kind in named:
        yield "", (name,), named[kind]


def _used(read: Item, known: Known) -> Iterator[Used]:
    if isinstance(read, PositionChoice):
        for part in ("primary", "secondary", "arguendo"):
            yield part, getattr(read, part), _position(known)
    elif isinstance(read, FactStand):
        source = ("source", known.evidence | known.fields, "evidence like E-GPS, or a field like DP.7")
        yield "sources", read.sources, source
    elif isinstance(read, EvidenceUse):
        yield "proves", read.proves, _fact(known)
        yield "ground", (read.ground,), _ground(known)
    elif isinstance(read, MotionStep):
        yield "stage", (read.stage,), ("stage", known.stages, "see cases/catalogue/answers.yaml")
        yield "evidence", read.evidence, _evidence(known)
        yield "grounds", read.grounds, _ground(known)
    elif isinstance(read, Ground):
        answers = "see cases/catalogue/answers.yaml"
        yield "what", (read.what,), _ground(known)
        yield "field", (read.field,), ("field", known.fields, "name a field of this case file, like DP.7")
        yield "consequence", (read.consequence,), ("consequence", known.consequences, answers)
        yield "confidence", (read.confidence,), ("confidence", known.confidences, answers)
    else:
        yield from _planning(read, known)


def _planning(read: Item, known: Known) -> Iterator[Used]:
    if isinstance(read, Gate):
        gates = ("gate", known.gates | {NOTHING}, "none, or a position with gate: true in positions.yaml")
        yield "gate", (read.gate,), gates
    elif isinstance(read, Consent):
        yield "explained", read.explained, _planned("thing to explain", known.explained)
        yield "language", (read.language,), _planned("language", known.languages)
        yield "choice", (read.choice,), _position(known)
    elif isinstance(read, ClientPlan):
        yield "steps", read.steps, _planned("step", known.steps)
        yield "do", read.do, _planned("do", known.dos)
        yield "dont", read.dont, _planned("don't", known.donts)
        yield "access", read.access, _planned("access need", known.access)
        yield "language", (read.language,), _planned("language", known.languages)
    elif isinstance(read, Fallback):
        following = ("position", known.positions | {NOTHING}, "none, or a position of positions.yaml")
        yield "position", (read.position,), following
        yield "proof", read.proof, _evidence(known)
    elif isinstance(read, BasisNote):
        yield "level", (read.level,), _planned("level", known.levels)
        yield "supports", (read.supports,), _position(known)
    elif isinstance(read, AppealPlan):
        yield "ask", (read.ask,), _planned("request", known.asks)
        yield "grounds", read.grounds, _ground(known)
        yield "layers", read.layers, _planned("layer", known.layers)


def _position(known: Known) -> Kind:
    return "position", known.positions, "see cases/catalogue/positions.yaml"


def _fact(known: Known) -> Kind:
    return "fact", known.facts, "see facts of case.yaml"


def _evidence(known: Known) -> Kind:
    return "evidence", known.evidence, "see evidence of case.yaml"


def _ground(known: Known) -> Kind:
    return "ground", known.grounds, "see cases/catalogue/defects.yaml"


def _planned(what: str, ids: Collection[str]) -> Kind:
    return what, ids, "see cases/catalogue/plan.yaml"
