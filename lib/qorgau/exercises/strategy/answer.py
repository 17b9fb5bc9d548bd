"""The answer of the exercise: readable items of the strategy form, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache

from pydantic import ValidationError

from qorgau.data_file import problems_of
from qorgau.exercises.strategy.items import (
    NAME_LIMIT,
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
    Pair,
    PositionChoice,
    Rejection,
    RiskNote,
)
from qorgau.exercises.strategy.known import Known, unknown
from qorgau.problem import Problem

SHOWN_LIMIT = 60


@dataclass(frozen=True)
class StrategyAnswer:
    """The readable items, by the id after the colon; and the ids of items that could not be read."""

    position: PositionChoice = field(default_factory=PositionChoice)
    rejected: Mapping[str, Rejection] = field(default_factory=dict)
    consent: Consent = field(default_factory=Consent)
    facts: Mapping[str, FactStand] = field(default_factory=dict)
    evidence: Mapping[str, EvidenceUse] = field(default_factory=dict)
    motions: Mapping[str, MotionStep] = field(default_factory=dict)
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    appeal: AppealPlan = field(default_factory=AppealPlan)
    gate: Gate = field(default_factory=Gate)
    client: ClientPlan = field(default_factory=ClientPlan)
    fallback: Fallback = field(default_factory=Fallback)
    risks: Mapping[str, RiskNote] = field(default_factory=dict)
    basis: Mapping[str, BasisNote] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()


_WHOLE: Mapping[str, type[Item]] = {
    "position": PositionChoice,
    "consent": Consent,
    "appeal": AppealPlan,
    "gate": Gate,
    "client": ClientPlan,
    "fallback": Fallback,
}
_NAMED: Mapping[str, type[Item]] = {
    "rejected": Rejection,
    "fact": FactStand,
    "evidence": EvidenceUse,
    "motion": MotionStep,
    "ground": Ground,
    "risk": RiskNote,
    "basis": BasisNote,
    "pair": Pair,
}
_ATTRIBUTES = {
    "rejected": "rejected",
    "fact": "facts",
    "evidence": "evidence",
    "motion": "motions",
    "ground": "grounds",
    "risk": "risks",
    "basis": "basis",
    "pair": "pairs",
}


@cache
def addresses() -> tuple[str, ...]:
    """Places in the form that a rule can point to: its parts, and what is chosen in the items that stand once."""
    parts = [part.name for part in fields(StrategyAnswer) if part.name != "damaged"]
    return (*parts, *(f"{kind}.{part}" for kind, model in _WHOLE.items() for part in model.model_fields))


def parse_answer(
    items: Mapping[str, object], file: str, known: Known
) -> tuple[StrategyAnswer, tuple[Problem, ...]]:
    """The answer in `items` (item id → value) and everything that is wrong with it.

    An item with any problem is reported, listed in `damaged` and left out; all others are kept. A value
    of None is an item that was removed. Items come out in the order of their ids, so that the order of
    the mapping means nothing. Problem paths are "item.field".
    """
    read: dict[str, dict[str, Item]] = {kind: {} for kind in (*_WHOLE, *_NAMED)}
    damaged: list[str] = []
    problems: list[Problem] = []
    for item in sorted(items):
        if items[item] is None:
            continue
        value, found = _read(item, items[item], file, known)
        kind, _, name = item.partition(":")
        if found:
            damaged.append(item)
            problems += found
        elif value is not None:
            read[kind][name] = value
    return _assemble(read, tuple(damaged)), tuple(problems)


def _assemble(read: Mapping[str, Mapping[str, Item]], damaged: tuple[str, ...]) -> StrategyAnswer:
    whole = {kind: model.model_validate(read[kind].get("", {})) for kind, model in _WHOLE.items()}
    named = {attribute: dict(read[kind]) for kind, attribute in _ATTRIBUTES.items()}
    return StrategyAnswer(**whole, **named, damaged=damaged)  # type: ignore[arg-type]  # _NAMED pairs kind and model


def _shown(text: object) -> str:
    said = repr(text)
    return said if len(said) <= SHOWN_LIMIT else f"{said[:SHOWN_LIMIT]}…"


def _read(item: str, value: object, file: str, known: Known) -> tuple[Item | None, list[Problem]]:
    kind, colon, name = item.partition(":")
    path = item if len(item) <= SHOWN_LIMIT else _shown(item)
    model = _NAMED.get(kind) if colon else _WHOLE.get(kind)
    if model is None or (colon and not name):
        hint = f"{', '.join(_WHOLE)}, or {', '.join(f'{kind}:' for kind in _NAMED)} with an id"
        return None, [Problem(file, path, "is no item of this exercise", hint)]
    try:
        read = model.model_validate(value)
    except ValidationError as error:
        found = problems_of(error, file)
        return None, [replace(problem, field=_under(path, problem.field)) for problem in found]
    if len(name) > NAME_LIMIT:
        return None, [Problem(file, path, f"has more than {NAME_LIMIT} characters", "name it shorter")]
    problems = [
        Problem(file, _under(path, part), f"unknown {what} {_shown(used)}", hint)
        for part, used, what, hint in unknown(kind, name, read, known)
    ]
    return read, problems


def _under(item: str, part: str) -> str:
    return item if part in ("", "(whole file)") else f"{item}.{part}"
