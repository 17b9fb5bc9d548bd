"""The key of the exercise and the figures it is scored with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from qorgau.cases.conditions import When
from qorgau.cases.words import Words


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Confusion(_Strict):
    """A wrong name that is likely in a defect's field, and why it is wrong here."""

    defect: str
    why: Words


class KeyDefect(_Strict):
    """One defect of the file. Lists of accepted answers name the best one first."""

    id: str = Field(min_length=1)
    defect: str
    fields: tuple[str, ...] = Field(min_length=1)
    neighbours: tuple[str, ...] = ()
    quote: Words | None = None
    severity: str
    consequences: tuple[str, ...] = Field(min_length=1)
    stages: tuple[str, ...] = Field(min_length=1)
    norms: tuple[str, ...] = Field(min_length=1)
    graded: bool
    when: When | None = None
    why: Words
    question: Words
    confusions: tuple[Confusion, ...] = ()

    def confusion(self, defect: str | None) -> Words | None:
        """Why `defect` is the wrong name for this one, when the key says so."""
        return next((found.why for found in self.confusions if found.defect == defect), None)


class KeyLookAlike(_Strict):
    """A field that looks wrong and is lawful."""

    field: str
    look_alike: str
    why: Words
    question: Words
    norms: tuple[str, ...] = ()
    when: When | None = None


class KeyUngraded(_Strict):
    """A field that is discussed and worth nothing."""

    field: str
    why: Words
    norms: tuple[str, ...] = ()
    when: When | None = None


class MarkKey(_Strict):
    """The key of exercise `mark` for one case: a reason for every field of every document.

    Items with `when` belong to the key only in variants where it holds.
    """

    exercise: Literal["mark"]
    case: str
    defects: tuple[KeyDefect, ...] = ()
    look_alikes: tuple[KeyLookAlike, ...] = ()
    ungraded: tuple[KeyUngraded, ...] = ()
    plain: Mapping[str, Words] = Field(default_factory=dict)
    none: Words

    @property
    def graded(self) -> tuple[KeyDefect, ...]:
        """The defects that carry points."""
        return tuple(item for item in self.defects if item.graded)

    @property
    def defect(self) -> Mapping[str, KeyDefect]:
        """Defects by key id."""
        return {item.id: item for item in self.defects}

    @property
    def look_alike(self) -> Mapping[str, KeyLookAlike]:
        """Look-alikes by field."""
        return {item.field: item for item in self.look_alikes}

    @property
    def open_field(self) -> Mapping[str, KeyUngraded]:
        """Ungraded fields by field."""
        return {item.field: item for item in self.ungraded}

    @property
    def holders(self) -> Mapping[str, tuple[KeyDefect, ...]]:
        """Field → the defects that it carries."""
        found: dict[str, tuple[KeyDefect, ...]] = {}
        for item in self.defects:
            for field in item.fields:
                found[field] = (*found.get(field, ()), item)
        return found


class MarkRubric(_Strict):
    """The part `mark` of solutions/rubric.yaml; figures are points before scaling to the exercise."""

    weights: Mapping[str, Annotated[float, Field(gt=0)]]
    half: float = Field(gt=0, lt=1)
    extras: float = Field(ge=0)
    look_alike: float = Field(le=0)
    plain: float = Field(le=0)
    precision_warning: float = Field(ge=0, le=1)
    hint: float = Field(ge=0, le=1)
