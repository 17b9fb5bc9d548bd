"""The items of the strategy form, each a small model of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
)

TEXT_LIMIT = 20_000
LIST_LIMIT = 500

Status: TypeAlias = Literal["admitted", "disputed", "unknown"]
Secure: TypeAlias = Literal["tonight", "three-days", "before-hearing", "at-hearing"]
MOMENTS: tuple[Secure, ...] = ("tonight", "three-days", "before-hearing", "at-hearing")
"""Moments of securing evidence, the earliest first."""


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _day(value: object) -> object:
    # An emptied date box of a browser sends "".
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    if isinstance(value, str) and len(value) == 10:
        return date.fromisoformat(value)
    raise ValueError("a day is written like 2019-06-21")


Day: TypeAlias = Annotated[date | None, BeforeValidator(_day)]
Ids = Annotated[tuple[str, ...], Field(max_length=LIST_LIMIT), AfterValidator(_once)]
Text = Annotated[str, Field(max_length=TEXT_LIMIT)]


class Item(BaseModel):
    """One item of the form; what the trainee has not chosen yet is empty or None."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PositionChoice(Item):
    """Item `position`: the main story, what stands beside it, what is pleaded "even if", and the theory."""

    primary: Ids = ()
    secondary: Ids = ()
    arguendo: Ids = ()
    theory: Text = ""

    @property
    def all(self) -> tuple[str, ...]:
        """Every position chosen, once, the main ones first."""
        return _once((*self.primary, *self.secondary, *self.arguendo))


class Rejection(Item):
    """Item `rejected:POS-X`: why not this position."""

    why: Text = ""


class Consent(Item):
    """Item `consent`: whether the client told the decision back in their own words."""

    teach_back: StrictBool = False


class FactStand(Item):
    """Item `fact:F1`: the stand on a fact, what it rests on, whether the authority bears the burden."""

    status: Status | None = None
    sources: Ids = ()
    burden: StrictBool = False


class EvidenceUse(Item):
    """Item `evidence:E-X`: whether it is used, for which facts, and when it is secured."""

    use: StrictBool = False
    proves: Ids = ()
    secure: Secure | None = None


class MotionStep(Item):
    """Item `motion:M-X`: at which stage, and in which place of the plan."""

    stage: str | None = None
    order: StrictInt | None = Field(default=None, ge=0)


class Ground(Item):
    """Item `ground:<uuid>`: a defect pleaded as a ground, and the field it stands in."""

    what: str | None = None
    field: str | None = None


class AppealPlan(Item):
    """Item `appeal`: the day on which the appeal is to be filed."""

    date: Day = None


def word_count(text: str) -> int:
    """How many words a text has; a dash standing alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
