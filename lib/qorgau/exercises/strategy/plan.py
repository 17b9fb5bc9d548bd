"""The words of the plan around the position: what is explained to the client, risks, levels of law, requests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from qorgau.cases.catalogue import Choice
from qorgau.cases.words import Words

SECTIONS = (
    "levels",
    "explained",
    "languages",
    "steps",
    "dos",
    "donts",
    "access",
    "risks",
    "asks",
    "layers",
)
"""The sections of plan.yaml, in their order."""


class PlanChoice(Choice):
    """A word of the plan. `why` says why it is wrong in every case; without it the case decides."""

    why: Words | None = None


class PlanFile(BaseModel):
    """plan.yaml; levels of law in the order in which they are pleaded, steps in the order of the talk."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    levels: tuple[PlanChoice, ...] = Field(min_length=1)
    explained: tuple[PlanChoice, ...] = Field(min_length=1)
    languages: tuple[PlanChoice, ...] = Field(min_length=1)
    steps: tuple[PlanChoice, ...] = Field(min_length=1)
    dos: tuple[PlanChoice, ...] = Field(min_length=1)
    donts: tuple[PlanChoice, ...] = Field(min_length=1)
    access: tuple[PlanChoice, ...] = Field(min_length=1)
    risks: tuple[PlanChoice, ...] = Field(min_length=1)
    asks: tuple[PlanChoice, ...] = Field(min_length=1)
    layers: tuple[PlanChoice, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, PlanChoice]]:
        """Section → its words by id, in the order of the file."""
        return {section: {one.id: one for one in getattr(self, section)} for section in SECTIONS}

    @cached_property
    def level_place(self) -> Mapping[str, int]:
        """Level of law → its place in the order of pleading, from 0."""
        return {level.id: place for place, level in enumerate(self.levels)}

    def wrong(self, section: str) -> frozenset[str]:
        """The words of a section that are wrong in every case."""
        return frozenset(name for name, one in self.by_id[section].items() if one.why is not None)
