"""Days off in Kazakhstan: public holidays and moved days from a library, corrected by the kit's own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau import data_file
from qorgau.law.kept import remembered

CALENDAR = Path(__file__).parent / "calendar.yaml"
DAY = timedelta(days=1)
SATURDAY = 5

Kind = Literal["weekend", "holiday", "moved", "own"]


class OutsideCalendarError(LookupError):
    """A day that the calendar does not cover: nobody can say whether it is worked."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Covered(_Strict):
    """First and last day of the calendar."""

    from_: date = Field(alias="from")
    to: date


class Own(_Strict):
    """One day corrected by hand, with the reason."""

    day: date
    why: str = Field(min_length=1)


class Corrections(_Strict):
    """The kit's own file."""

    covers: Covered
    checked: date
    days_off: tuple[Own, ...]
    working_days: tuple[Own, ...]

    @model_validator(mode="after")
    def _days_once_and_covered(self) -> Self:
        days = [one.day for one in (*self.days_off, *self.working_days)]
        if len(days) != len(set(days)):
            raise ValueError("a day stands twice: it is either off or worked")
        if any(not self.covers.from_ <= day <= self.covers.to for day in days):
            raise ValueError("a day lies outside of what the calendar covers")
        return self


@dataclass(frozen=True)
class Calendar:
    """Which days are worked between `first` and `last`; compared with published calendars up to `checked`."""

    first: date
    last: date
    checked: date
    off: Mapping[date, Kind]
    working: frozenset[date]

    def day_off(self, day: date) -> Kind | None:
        """Why `day` is not worked; None for a working day. Raises OutsideCalendarError."""
        if not self.first <= day <= self.last:
            raise OutsideCalendarError(day.isoformat())
        if day in self.working:
            return None
        return "weekend" if day.weekday() >= SATURDAY else self.off.get(day)

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked. Raises OutsideCalendarError."""
        return self.day_off(day) is None

    def with_day_off(self, day: date) -> Calendar:
        """The same calendar with one more day off."""
        return replace(self, off=MappingProxyType({**self.off, day: "own"}), working=self.working - {day})


def corrected(plain: Mapping[date, Kind], worked: Iterable[date], own: Corrections) -> Calendar:
    """The days of the library with the kit's own corrections on top of them."""
    off: dict[date, Kind] = {**plain, **{one.day: "own" for one in own.days_off}}
    working = (frozenset(worked) - {one.day for one in own.days_off}) | {one.day for one in own.working_days}
    return Calendar(own.covers.from_, own.covers.to, own.checked, MappingProxyType(off), working)


def load_calendar(path: Path = CALENDAR) -> Calendar:
    """The calendar with the corrections of `path`. Raises BadInput with every error of that file."""
    own = data_file.load(path, Corrections)
    first, last = own.covers.from_.year, own.covers.to.year
    # The library takes a moment to import, and most runs need no more than what it said before.
    name = f"holidays-{version('holidays')}-{first}-{last}"
    found = remembered(name, lambda: _from_library(first, last))
    plain: dict[date, Kind] = {date.fromisoformat(day): kind for day, kind in found["off"].items()}
    return corrected(plain, map(date.fromisoformat, found["worked"]), own)


def _from_library(first: int, last: int) -> dict[str, Any]:
    """Days off and worked days off of these years, as the library knows them, in plain data."""
    from holidays.countries.kazakhstan import Kazakhstan, KazakhstanStaticHolidays

    years = range(first, last + 1)
    every, fixed = (Kazakhstan(years=years, language="kk", observed=one) for one in (True, False))
    exchanged = KazakhstanStaticHolidays.substituted_label.partition("%")[0]
    off = {
        day.isoformat(): "holiday" if day in fixed and not name.startswith(exchanged) else "moved"
        for day, name in every.items()
    }
    return {"off": off, "worked": sorted(day.isoformat() for day in every.weekend_workdays)}


@cache
def calendar() -> Calendar:
    """The kit's own calendar, made once a process."""
    return load_calendar()
