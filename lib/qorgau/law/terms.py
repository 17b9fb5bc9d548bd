"""Time limits and charges as the data file has them: figures, provisions, for which time they are known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from qorgau import data_file
from qorgau.law.registry import End

LIMITS = Path(__file__).parent / "limits.yaml"

Unit = Literal["hours", "days", "working_days", "months", "years"]
Moment = Literal["at_once", "same_day", "unread"]
Answer = Literal["yes", "no", "arguable", "unread", "unknown-day"]

UNITS: tuple[Unit, ...] = ("hours", "days", "working_days", "months", "years")
MOMENTS: tuple[Moment, ...] = ("at_once", "same_day", "unread")

Positive = Annotated[int, Field(gt=0)]


def _bare(value: Any) -> Any:
    # YAML reads an unquoted 2025-07-01 as a day and an unquoted yes as true; an author may write either.
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value


Known = Annotated[End, BeforeValidator(_bare)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Limit(_Strict):
    """One limit in days and the provisions it comes from (registry ids)."""

    days: Positive
    provisions: tuple[str, ...] = Field(min_length=1)


class Term(_Strict):
    """One limit of the law in its own unit, or a limit without a figure ("at once")."""

    hours: Positive | None = None
    days: Positive | None = None
    working_days: Positive | None = None
    months: Positive | None = None
    years: Positive | None = None
    at_once: bool = False
    same_day: bool = False
    unread: bool = False
    more: dict[Unit, Positive] = Field(default={}, max_length=1)
    runs_from: str = Field(alias="from")
    provisions: tuple[str, ...]
    since: Known | None = None
    until: Known | None = None
    changed: Known | None = None
    off_days: Literal["open", "count"] = "open"
    binds: Literal["body", "person"] = "body"
    rolls: bool = False
    to_the_minute: bool = False
    before: bool = False
    source: str = Field(min_length=1)

    @property
    def unit(self) -> Unit | Moment:
        """What the limit is counted in, or what stands in place of a figure."""
        units: tuple[Unit | Moment, ...] = (*UNITS, *MOMENTS)
        return next(unit for unit in units if getattr(self, unit))

    @property
    def figure(self) -> int:
        """How many units; 0 where no figure is in the law or none was read."""
        unit = self.unit
        return int(getattr(self, unit)) if unit in UNITS else 0

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if sum(bool(getattr(self, unit)) for unit in (*UNITS, *MOMENTS)) != 1:
            raise ValueError("a limit has exactly one unit")
        if bool(self.provisions) == self.unread:
            raise ValueError("a limit has a provision, unless none was read")
        return self


class Arrest(_Strict):
    """Whether a sanction carries arrest during one interval; "arguable" or "unread" where nobody can say."""

    since: Known | None = Field(alias="from")
    until: Known | None = Field(alias="to")
    answer: Annotated[Literal["yes", "no", "arguable", "unread"], BeforeValidator(_bare)] = Field(alias="is")
    why: str = Field(min_length=1)


class Charge(_Strict):
    """What a person is charged with, as far as time limits hang on it."""

    provisions: tuple[str, ...] = Field(min_length=1)
    assembly: bool = False
    arrest: tuple[Arrest, ...] = Field(min_length=1)

    def arrest_on(self, day: date) -> Answer | None:
        """Whether the charge carries arrest on `day`; None when it is not in force then."""
        found = [(within(one.since, one.until, day), one.answer) for one in self.arrest]
        if any(inside is None for inside, _ in found):
            return "unknown-day"
        return next((answer for inside, answer in found if inside), None)


class Norms(_Strict):
    """Provisions of a rule that has no figure of its own."""

    provisions: tuple[str, ...] = Field(min_length=1)


class StandsStill(Norms):
    """Why a limitation stands still."""

    reasons: tuple[str, ...] = Field(min_length=1)


class Reach(_Strict):
    """First and last day that the kit counts from."""

    from_: date = Field(alias="from")
    to: date


class LawData(_Strict):
    """The whole data file."""

    reach: Reach
    limits: dict[str, Term]
    halved: Norms
    stands_still: StandsStill = Field(alias="stands-still")
    credit: Norms
    matters: tuple[str, ...]
    charges: dict[str, Charge]


@cache
def law_data() -> LawData:
    """The kit's limits and charges, read once a process. Raises BadInput with every error of the data file."""
    return data_file.load(LIMITS, LawData)


@cache
def limits() -> dict[str, Limit]:
    """The limits in days that run forward, by name. Raises BadInput with every error of the data file."""
    return {
        name: Limit(days=term.days, provisions=term.provisions)
        for name, term in law_data().limits.items()
        if term.days is not None and not term.before
    }


def charge_provision(name: str) -> str:
    """The provision that a charge stands in; a provision stands for itself."""
    charge = law_data().charges.get(name)
    return name if charge is None else charge.provisions[0]


def within(since: str | None, until: str | None, day: date) -> bool | None:
    """Whether `day` lies in [since, until); None inside a month whose day of change is not known."""
    months = {end for end in (since, until) if end is not None and len(end) == 7}
    if day.isoformat()[:7] in months:
        return None
    text = day.isoformat()
    return (since is None or since <= text) and (until is None or text < until)


def last_safe_day(start: date, limit: Limit) -> date:
    """The last day of `limit`, counted from `start`.

    Takes the day of the event the term runs from and a limit in days; gives the calendar day on which
    a defender is safe on every reading: the starting day is not counted and a day off does not move
    the end (counting mode A0 of the case files). Source: the limit's own provisions.
    """
    return start + timedelta(days=limit.days)
