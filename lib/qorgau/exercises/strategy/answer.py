"""The answer of the exercise: readable items of the strategy form, and what could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from qorgau.data_file import problems_of
from qorgau.exercises.strategy.items import (
    AppealPlan,
    Consent,
    EvidenceUse,
    FactStand,
    Ground,
    Item,
    MotionStep,
    PositionChoice,
    Rejection,
)
from qorgau.problem import Problem

SHOWN_LIMIT = 60


@dataclass(frozen=True)
class Known:
    """The ids an answer may name."""

    positions: frozenset[str]
    facts: frozenset[str]
    evidence: frozenset[str]
    motions: frozenset[str]
    stages: frozenset[str]
    grounds: frozenset[str]
    fields: frozenset[str]


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
    damaged: tuple[str, ...] = ()


_WHOLE: Mapping[str, type[Item]] = {"position": PositionChoice, "consent": Consent, "appeal": AppealPlan}
_NAMED: Mapping[str, type[Item]] = {
    "rejected": Rejection,
    "fact": FactStand,
    "evidence": EvidenceUse,
    "motion": MotionStep,
    "ground": Ground,
}
_ATTRIBUTES = {
    "rejected": "rejected",
    "fact": "facts",
    "evidence": "evidence",
    "motion": "motions",
    "ground": "grounds",
}


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
        hint = "position, consent, appeal, or rejected:, fact:, evidence:, motion:, ground: with an id"
        return None, [Problem(file, path, "is no item of this exercise", hint)]
    try:
        read = model.model_validate(value)
    except ValidationError as error:
        found = problems_of(error, file)
        return None, [replace(problem, field=_under(path, problem.field)) for problem in found]
    problems = [
        Problem(file, _under(path, part), f"unknown {what} {_shown(used)}", hint)
        for part, used, (what, ids, hint) in _named(kind, name, read, known)
        if used not in ids
    ]
    return read, problems


def _under(item: str, part: str) -> str:
    return item if part in ("", "(whole file)") else f"{item}.{part}"


def _named(
    kind: str, name: str, read: Item, known: Known
) -> Iterator[tuple[str, str, tuple[str, Collection[str], str]]]:
    position = ("position", known.positions, "see cases/catalogue/positions.yaml")
    fact = ("fact", known.facts, "see facts of case.yaml")
    evidence = ("evidence", known.evidence, "see evidence of case.yaml")
    source = ("source", known.evidence | known.fields, "evidence like E-GPS, or a field like DP.7")
    if isinstance(read, PositionChoice):
        for part in ("primary", "secondary", "arguendo"):
            yield from ((part, found, position) for found in getattr(read, part))
    elif isinstance(read, FactStand):
        yield "", name, fact
        yield from (("sources", found, source) for found in read.sources)
    elif isinstance(read, EvidenceUse):
        yield "", name, evidence
        yield from (("proves", found, fact) for found in read.proves)
    elif isinstance(read, MotionStep):
        yield "", name, ("motion", known.motions, "see cases/catalogue/motions.yaml")
        if read.stage is not None:
            yield "stage", read.stage, ("stage", known.stages, "see cases/catalogue/answers.yaml")
    elif isinstance(read, Ground):
        if read.what is not None:
            yield "what", read.what, ("ground", known.grounds, "see cases/catalogue/defects.yaml")
        if read.field is not None:
            yield "field", read.field, ("field", known.fields, "name a field of this case file, like DP.7")
    elif kind == "rejected":
        yield "", name, position
