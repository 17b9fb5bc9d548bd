"""The key of the exercise: events and limits by name, a reason for every wrong choice, and no minute at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau.cases.words import Words


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyCount(_Strict):
    """A limit of the law and the events it is counted from; `moment` is the question that asks for its start."""

    limit: str
    from_: str = Field(alias="from")
    to: str | None = None
    opened: str | None = None
    moment: str | None = None


class KeyRow(_Strict):
    """What a row stands for: an event of the case, or the end of a count."""

    event: str | None = None
    count: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.event is None) == (self.count is None):
            raise ValueError("either an event or a count")
        return self


class KeyPair(_Strict):
    """Two rows, the earlier one first, and why they stand so."""

    first: str
    then: str
    why: Words


class KeyOrder(_Strict):
    """What the rows stand for, and a reason for every pair of neighbours."""

    rows: Mapping[str, KeyRow]
    pairs: tuple[KeyPair, ...] = Field(min_length=1)
    norms: tuple[str, ...] = ()
    graded: bool = True
    question: Words


class KeyMoment(_Strict):
    """The best statement, those that can be argued, and why each of the others is wrong."""

    id: str
    right: str
    arguable: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    graded: bool = True
    why: Words
    others: Mapping[str, Words]
    question: Words


class Confusion(_Strict):
    """A wrong value that is likely, named by how one comes to it, and why it is wrong.

    One of: `from` (the same count from another statement or event), `lapse` (another lapse of the same count),
    `reading` (another reading of it), `limit` (another limit of the law from the same event).
    """

    from_: str | None = Field(default=None, alias="from")
    lapse: str | None = None
    reading: str | None = None
    limit: str | None = None
    why: Words

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.from_, self.lapse, self.reading, self.limit)) != 1:
            raise ValueError("exactly one of from, lapse, reading, limit")
        return self


class LimitReasons(_Strict):
    """Why the value is right, and why a later or an earlier one is not."""

    right: Words
    late: Words
    early: Words


class KeyLimit(_Strict):
    """A value of a count: its end or one of its lapses. `early` says whether an earlier one is wrong or merely early."""

    id: str
    count: str
    value: Literal["end", "held", "over", "to-record", "before-record"] = "end"
    early: Literal["wrong", "safe"] = "wrong"
    norms: tuple[str, ...] = ()
    graded: bool = True
    why: LimitReasons
    confusions: tuple[Confusion, ...] = ()
    question: Words


class TimelineKey(_Strict):
    """The key of exercise `timeline` for one case."""

    exercise: str
    case: str
    counts: Mapping[str, KeyCount]
    order: KeyOrder
    moments: tuple[KeyMoment, ...] = ()
    limits: tuple[KeyLimit, ...] = ()
    shown: tuple[str, ...] = ()

    @cached_property
    def moment(self) -> Mapping[str, KeyMoment]:
        """Moments by id."""
        return {one.id: one for one in self.moments}

    @cached_property
    def limit(self) -> Mapping[str, KeyLimit]:
        """Limits by id."""
        return {one.id: one for one in self.limits}


class TimelineRubric(_Strict):
    """The part `timeline` of solutions/rubric.yaml: weights before scaling to the exercise's points."""

    order: float = Field(gt=0)
    moment: float = Field(gt=0)
    limit: float = Field(gt=0)
    half: float = Field(gt=0, lt=1)
