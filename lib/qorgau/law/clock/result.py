"""What a count gives: an end, the readings beside it, every step, and how sure it is. Ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from qorgau.law.registry import Status
from qorgau.law.terms import Unit


@dataclass(frozen=True)
class Cited:
    """A provision a count rests on: its id, how sure its wording is on that day, the interval of that wording."""

    id: str
    status: Status
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Amount:
    """So many hours, days, months."""

    figure: int
    unit: Unit


@dataclass(frozen=True)
class Word:
    """A word of the texts, by its key under "clock."."""

    key: str


@dataclass(frozen=True)
class DayOff:
    """A day that is not worked, and why."""

    day: date
    kind: str


Value = date | datetime | timedelta | int | str | Amount | Word | tuple[DayOff, ...]


@dataclass(frozen=True)
class Step:
    """One step of a count: the key of its sentence under "clock.step." and what stands in it."""

    key: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


def step(key: str, **values: Value) -> Step:
    """A step with its values."""
    return Step(key, MappingProxyType(values))


Point = date | datetime


@dataclass(frozen=True)
class Reading:
    """One way to read the law: from which event, till when. `over` is what ran past its end (detention only)."""

    name: str
    event: str
    start: Point | None
    end: Point | None
    provisions: tuple[Cited, ...]
    steps: tuple[Step, ...]
    confirmed: bool
    over: timedelta | None = None


@dataclass(frozen=True)
class Count:
    """A computed limit. `end` is its last day or minute; None where it stands open or no figure was read.

    `end` is the safe reading where several exist; all of them are in `readings`. `confirmed` says that every
    provision was read in the wording of the day and that `end` hangs on no open question. `lapses` are times:
    how long somebody was held, by how much a limit was passed, what is credited.
    """

    name: str
    event: str
    start: Point | None
    end: Point | None
    provisions: tuple[Cited, ...]
    steps: tuple[Step, ...]
    readings: tuple[Reading, ...] = ()
    confirmed: bool = False
    lapses: Mapping[str, timedelta] = field(default_factory=lambda: MappingProxyType({}))

    def reading(self, name: str, event: str | None = None) -> Reading:
        """The reading called `name` (of that event, where two events have one). Raises KeyError."""
        for one in self.readings:
            if one.name == name and event in (None, one.event):
                return one
        raise KeyError(name)

    def as_reading(self, name: str) -> Reading:
        """The same count as one reading beside others."""
        return Reading(name, self.event, self.start, self.end, self.provisions, self.steps, self.confirmed)


def minutes(lapse: timedelta) -> int:
    """A lapse in whole minutes."""
    return lapse // timedelta(minutes=1)


def plain(value: Any) -> Any:
    """A result, or any part of it, as plain data for JSON: days and moments in ISO, lapses in minutes."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return minutes(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Word):
        return value.key
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
