"""What every exercise type gives back: a score, its verdicts, and the messages of its feedback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from dataclasses import field as filled_by
from typing import Literal, TypeAlias

from pydantic import BaseModel

from qorgau.cases.words import Words

Kind: TypeAlias = Literal["right", "error", "question", "model", "note"]
Figure: TypeAlias = "float | str | Mapping[str, Figure] | None"
Value: TypeAlias = "str | float | Words | Phrase | tuple[Value, ...]"


@dataclass(frozen=True)
class Phrase:
    """A sentence of the interface in no language yet: its key in qorgau.texts and what fills it."""

    key: str
    values: Mapping[str, Value] = filled_by(default_factory=dict)


@dataclass(frozen=True)
class Message:
    """One thing the feedback says.

    `text` is the key of the frame sentence in qorgau.texts, `values` fill its {placeholders}; `reasons`
    follow the frame, each as its own paragraph; `norms` (registry ids) close the message, so that the
    page prints each norm with its verification status. `field` and `item` are the trainee's own.
    """

    kind: Kind
    text: str
    norms: tuple[str, ...] = ()
    field: str | None = None
    item: str | None = None
    values: Mapping[str, Value] = filled_by(default_factory=dict)
    reasons: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What became of one item of the answer (`item`), of one item of the key (`key`), or of both.

    `points` are points of the exercise to two decimals, before the floor and the cap of the whole
    score; negative for a penalty. `explanation` is None where the outcome alone says everything.
    `parts` names the smaller parts that were right as well (severity, consequence, stage, ...).
    """

    item: str | None
    key: str | None
    outcome: str
    points: float
    field: str | None = None
    explanation: Words | None = None
    norms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """Points of one exercise: `value` in 0..`maximum`, to two decimals, and how it came about.

    `figures` are numbers for reports (each exercise type documents its own); `metadata` says which
    exercise and case were scored.
    """

    value: float
    maximum: float
    verdicts: tuple[Verdict, ...] = ()
    figures: Mapping[str, Figure] = filled_by(default_factory=dict)
    metadata: Mapping[str, str] = filled_by(default_factory=dict)


def rounded(earned: float, maximum: float) -> float:
    """Points as a score tells them: two decimals, never more than `maximum`, which may have more decimals."""
    return min(round(earned, 2), maximum)


def plain(thing: object) -> object:
    """A score, verdict or message as dicts, lists, strings and numbers: ready for JSON."""
    if isinstance(thing, BaseModel):
        return thing.model_dump(exclude_none=True)
    if is_dataclass(thing) and not isinstance(thing, type):
        return {part.name: plain(getattr(thing, part.name)) for part in fields(thing)}
    if isinstance(thing, Mapping):
        return {str(name): plain(value) for name, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(value) for value in thing]
    return thing
