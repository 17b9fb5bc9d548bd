"""The key of a drill card: what each variant is, why, and why every other answer is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau.cases.drill import SIDES, Side
from qorgau.cases.words import Words
from qorgau.exercises.cards.answer import Choice


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DrillSide(_Strict):
    """What one variant is: a defect or a look-alike, and why."""

    defect: str | None = None
    look_alike: str | None = None
    why: Words

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.defect is None) == (self.look_alike is None):
            raise ValueError("a variant is a defect or a look-alike, one of the two")
        return self


class DrillSides(_Strict):
    """The two variants."""

    a: DrillSide
    b: DrillSide


class DrillKey(_Strict):
    """The key of one card; `wrong` has a reason for each answer but the right one."""

    drill: str
    variants: DrillSides
    wrong: Mapping[Choice, Words]
    norms: tuple[str, ...] = Field(min_length=1)
    graded: bool
    severity: str

    def side(self, side: Side) -> DrillSide:
        """One variant."""
        found: DrillSide = getattr(self.variants, side)
        return found

    @property
    def held(self) -> frozenset[Side]:
        """The variants that hold a defect."""
        return frozenset(side for side in SIDES if self.side(side).defect is not None)

    @property
    def answer(self) -> Choice:
        """The right answer: the variants that hold a defect."""
        held = sorted(self.held)
        return "both" if len(held) == len(SIDES) else held[0] if held else "neither"


def objected(choice: Choice) -> frozenset[Side]:
    """The variants that a choice objects to."""
    if choice == "both":
        return frozenset(SIDES)
    return frozenset(side for side in SIDES if side == choice)
