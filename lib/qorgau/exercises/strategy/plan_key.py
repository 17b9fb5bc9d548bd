"""The parts of the key around the position: gate, legal basis, client, risks, fallback, appeal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qorgau.cases.words import Words
from qorgau.exercises.strategy.items import RiskLevel


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyGate(_Strict):
    """What is decided before the merits: "none" or a gate position; `why` explains every one of them."""

    right: str
    why: Mapping[str, Words]


class KeyNorm(_Strict):
    """A norm that belongs to the basis; one of `any` is enough, the first gives the item its name."""

    any: tuple[str, ...] = Field(min_length=1)
    level: str
    graded: bool = True
    why: Words

    @property
    def item(self) -> str:
        """The name of the item, as in switches.yaml."""
        return f"basis:{self.any[0]}"


class KeyBasis(_Strict):
    """The legal basis, in the order of pleading; `others` explains norms that do not carry this case."""

    expected: tuple[KeyNorm, ...] = Field(min_length=1)
    others: Mapping[str, Words] = Field(default_factory=dict)


class KeyClient(_Strict):
    """The client plan: all steps, the language, the access needs, the lines of the card.

    `others` explains choices this client does not need, by the id in plan.yaml, those in `harmless` cost nothing;
    a choice that is wrong in every case has its reason there.
    """

    language: str
    access: tuple[str, ...] = Field(min_length=1)
    steps: Literal["all"] = "all"
    do: tuple[str, ...] = Field(min_length=3)
    dont: tuple[str, ...] = Field(min_length=3)
    others: Mapping[str, Words] = Field(default_factory=dict)
    harmless: tuple[str, ...] = ()
    why: Words


class KeyRisk(_Strict):
    """A risk that this client runs, and how grave it is."""

    id: str
    level: RiskLevel
    why: Words


class KeyRisks(_Strict):
    """The risks of this client; `others` explains risks that are not theirs."""

    expected: tuple[KeyRisk, ...] = Field(min_length=1)
    others: Mapping[str, Words] = Field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, KeyRisk]:
        """Expected risks by id."""
        return {risk.id: risk for risk in self.expected}


class KeyFallback(_Strict):
    """Where the defence may go next: accepted positions, and why each position fits or not."""

    accepted: tuple[str, ...] = Field(min_length=1)
    positions: Mapping[str, Words]


class AppealReasons(_Strict):
    """Why a day is right, too late, before the service of the decision, or why one must be named.

    `ask` explains requests by their id, `status` why the appeal is late or not, `suspend` why suspension is
    asked for or not.
    """

    right: Words
    late: Words
    early: Words
    empty: Words
    ask: Mapping[str, Words] = Field(default_factory=dict)
    status: Words | None = None
    suspend: Words | None = None
