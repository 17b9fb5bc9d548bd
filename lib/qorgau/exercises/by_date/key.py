"""The key of the exercise: for each item and date what holds and why, and why each other choice does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau.cases.words import Words
from qorgau.exercises.by_date.answer import Status
from qorgau.exercises.by_date.question import cell_id


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeyDate(_Strict):
    """One item on one date. `open` says that the registry does not settle it: such a cell never carries points."""

    date: date
    status: Status
    defect: str | None = None
    look_alike: str | None = None
    reason: str | None = None
    norms: tuple[str, ...] = Field(min_length=1)
    graded: bool = True
    why: Words
    statuses: Mapping[Status, Words] = {}
    reasons: Mapping[str, Words] = {}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.status == "open":
            if self.reason is not None or self.statuses or self.reasons:
                raise ValueError("an open cell is discussed only: leave out reason, statuses and reasons")
        elif self.reason is None:
            raise ValueError("name the right reason")
        if (self.status == "defect") != (self.defect is not None):
            raise ValueError("a defect, and nothing else, has an id of the catalogue in `defect`")
        return self

    @property
    def settled(self) -> bool:
        """Whether the author lets it carry points."""
        return self.graded and self.status != "open"


class KeyItem(_Strict):
    """One item on all its dates, and one question that leads on."""

    id: str
    question: Words
    dates: tuple[KeyDate, ...] = Field(min_length=1)


class ByDateKey(_Strict):
    """The key of an exercise `by-date`."""

    workbook: str
    exercise: str
    items: tuple[KeyItem, ...] = Field(min_length=1)

    @cached_property
    def cells(self) -> Mapping[str, tuple[KeyItem, KeyDate]]:
        """Every item on each of its dates, by the id of the answer's cell, in order."""
        return {cell_id(item.id, one.date): (item, one) for item in self.items for one in item.dates}


class ByDateRubric(_Strict):
    """The part `by_date` of solutions/rubric.yaml: weights before scaling to the exercise's points."""

    status: float = Field(gt=0)
    reason: float = Field(ge=0)
