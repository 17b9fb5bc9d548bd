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
NAME_LIMIT = 200
"""The longest name of a norm that a trainee may type, in characters."""

Status: TypeAlias = Literal["admitted", "disputed", "unknown"]
Secure: TypeAlias = Literal["tonight", "three-days", "before-hearing", "at-hearing"]
Admissible: TypeAlias = Literal["yes", "challenge", "no"]
Obtained: TypeAlias = Literal["todo", "requested", "yes"]
RiskLevel: TypeAlias = Literal["low", "medium", "high"]
Bearer: TypeAlias = Literal["client", "third-party", "counsel"]
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


class Gate(Item):
    """Item `gate`: what is decided before the merits, "none" or a position; None is not answered yet."""

    gate: str | None = None


class Consent(Item):
    """Item `consent`: what was explained to the client, in which language, what they decided and told back."""

    teach_back: StrictBool = False
    explained: Ids = ()
    language: str | None = None
    choice: str | None = None


class ClientPlan(Item):
    """Item `client`: the steps of the first talk, what the client does and does not do, and what follows."""

    steps: Ids = ()
    do: Ids = ()
    dont: Ids = ()
    access: Ids = ()
    language: str | None = None
    contact: Text = ""
    next: Text = ""


class RiskNote(Item):
    """Item `risk:<id>`: how grave a risk is, whose it is, and what is done about it."""

    level: RiskLevel | None = None
    who: Bearer | None = None
    mitigation: Text = ""


class Fallback(Item):
    """Item `fallback`: where the defence goes next, on what sign, what is then asked, and on what proof."""

    position: str | None = None
    trigger: Text = ""
    penalty_line: Text = ""
    proof: Ids = ()


class BasisNote(Item):
    """Item `basis:<provision>`: what the norm says for this case, its level, the position it carries."""

    element: Text = ""
    level: str | None = None
    supports: str | None = None


class FactStand(Item):
    """Item `fact:F1`: the stand on a fact, what it rests on, whether the authority bears the burden."""

    status: Status | None = None
    sources: Ids = ()
    burden: StrictBool = False


class EvidenceUse(Item):
    """Item `evidence:E-X`: whether it is used, for which facts, when it is secured, whether it is admissible.

    `ground` is the defect for which it is challenged; `obtained` is a note of the work, never scored.
    """

    use: StrictBool = False
    proves: Ids = ()
    secure: Secure | None = None
    admissible: Admissible | None = None
    ground: str | None = None
    obtained: Obtained | None = None


class MotionStep(Item):
    """Item `motion:M-X`: at which stage, in which place of the plan, on what, and what if it is refused."""

    stage: str | None = None
    order: StrictInt | None = Field(default=None, ge=0)
    evidence: Ids = ()
    grounds: Ids = ()
    if_refused: Text = ""


class Ground(Item):
    """Item `ground:<uuid>`: a defect pleaded as a ground, where it stands, whom it harmed, what is asked."""

    what: str | None = None
    field: str | None = None
    prejudice: Text = ""
    consequence: str | None = None
    confidence: str | None = None


class AppealPlan(Item):
    """Item `appeal`: the day of filing, whether it is late by then, what is asked and on which grounds."""

    date: Day = None
    late: StrictBool | None = None
    ask: str | None = None
    grounds: Ids = ()
    layers: Ids = ()
    suspend: StrictBool | None = None
    copy_asked: StrictBool | None = None
    next_level: Text = ""


class Pair(Item):
    """Item `pair:<client>+<client>`: whether the two may share one counsel; None is not answered yet."""

    shared: StrictBool | None = None


def word_count(text: str) -> int:
    """How many words a text has; a dash standing alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
