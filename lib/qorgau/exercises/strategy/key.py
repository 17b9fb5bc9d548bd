"""The key of the exercise: what an experienced defender would do with this case, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from qorgau.cases.words import Words
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.items import MOMENTS, Admissible, Secure, Status
from qorgau.exercises.strategy.plan_key import (
    AppealReasons,
    KeyBasis,
    KeyClient,
    KeyFallback,
    KeyGate,
    KeyRisks,
)
from qorgau.exercises.strategy.rubric import StrategyRubric as StrategyRubric
from qorgau.law.terms import Limit, last_safe_day


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyPrimary(_Strict):
    """An accepted main position: 1 the best, less for one that can be defended."""

    id: str
    weight: float = Field(gt=0, le=1)


class StatusReasons(_Strict):
    """Why each stand on a fact is right or wrong here."""

    admitted: Words
    disputed: Words
    unknown: Words


class KeyFact(_Strict):
    """The right stand on one fact of the case, and what it rests on."""

    id: str
    status: Status
    sources: tuple[str, ...] = ()
    why: StatusReasons

    def reason(self, status: Status) -> Words:
        """The reason for or against `status`."""
        return {"admitted": self.why.admitted, "disputed": self.why.disputed, "unknown": self.why.unknown}[
            status
        ]


class KeyEvidence(_Strict):
    """A useful piece of evidence; `secure` is the latest good moment.

    `challenge` says why a piece is to be challenged, or why it is inadmissible, `ground` is the defect behind it.
    """

    id: str
    proves: tuple[str, ...] = Field(min_length=1)
    secure: Secure
    admissible: Admissible = "yes"
    challenge: Words | None = None
    ground: str | None = None
    why: Words


class KeyMotion(_Strict):
    """A motion that belongs to the plan; good stages, the best first."""

    id: str
    stages: tuple[str, ...] = Field(min_length=1)
    why: Words


class KeyMotions(_Strict):
    """The plan; `others` explains every other motion, those in `harmless` cost nothing."""

    expected: tuple[KeyMotion, ...] = Field(min_length=1)
    order: tuple[tuple[str, str], ...] = ()
    others: Mapping[str, Words] = Field(default_factory=dict)
    harmless: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, KeyMotion]:
        """Expected motions by id."""
        return {motion.id: motion for motion in self.expected}


class KeyAppeal(_Strict):
    """From which event of the case the term runs, which limit of the law it is, and what the appeal asks.

    `late`: the file already stands after the last safe day. `ask`, `late` and `suspend` of None are not scored.
    """

    served: str
    limit: str
    ask: str | None = None
    late: bool | None = None
    suspend: bool | None = None
    why: AppealReasons


class StrategyKey(_Strict):
    """The key of exercise `strategy` for one case, or for some of its clients.

    `moments` are the moments of securing evidence, the earliest first: a hearing the next morning comes
    before "three-days". `spare` explains evidence that this plan does not need; it costs nothing.
    """

    exercise: Literal["strategy"]
    case: str
    clients: tuple[str, ...] = ()
    primary: tuple[KeyPrimary, ...] = Field(min_length=1)
    secondary: tuple[str, ...] = ()
    positions: Mapping[str, Words]
    facts: Annotated[tuple[KeyFact, ...], Field(min_length=1)]
    evidence: Annotated[tuple[KeyEvidence, ...], Field(min_length=1)]
    spare: Mapping[str, Words] = Field(default_factory=dict)
    moments: tuple[Secure, ...] = MOMENTS
    motions: KeyMotions
    appeal: KeyAppeal
    theory: Words
    gate: KeyGate
    basis: KeyBasis
    client: KeyClient
    risks: KeyRisks
    fallback: KeyFallback

    @field_validator("moments")
    @classmethod
    def _each_once(cls, moments: tuple[Secure, ...]) -> tuple[Secure, ...]:
        if sorted(moments) != sorted(MOMENTS):
            raise ValueError(f"each of {', '.join(MOMENTS)} stands here once")
        return moments

    def in_time(self, item: KeyEvidence, moment: Secure | None) -> bool:
        """Whether securing `item` at `moment` is early enough."""
        return moment is not None and self.moments.index(moment) <= self.moments.index(item.secure)

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """Accepted main positions with their weights."""
        return {found.id: found.weight for found in self.primary}

    @cached_property
    def best(self) -> str:
        """The main position with the greatest weight, the first of equals."""
        return max(self.primary, key=lambda found: found.weight).id

    @cached_property
    def fact(self) -> Mapping[str, KeyFact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def exhibit(self) -> Mapping[str, KeyEvidence]:
        """Useful evidence by id."""
        return {evidence.id: evidence for evidence in self.evidence}


@dataclass(frozen=True)
class AppealDays:
    """The day the decision was served, the last safe day to appeal, and the provisions it comes from."""

    served: date
    last_safe: date
    norms: tuple[str, ...] = ()


def appeal_days(key: StrategyKey, view: CaseView, limits: Mapping[str, Limit]) -> AppealDays:
    """The days of the key's appeal, in the local time of the case.

    `limits` are those of qorgau.law. Raises KeyError for an event or limit that a checked key never names.
    """
    limit = limits[key.appeal.limit]
    served = view.events[key.appeal.served].date()
    return AppealDays(served, last_safe_day(served, limit), limit.provisions)
