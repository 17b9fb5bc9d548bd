"""Moments that the statutory clock counts for a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from qorgau.cases.case_data import Computed
from qorgau.law import clock
from qorgau.problem import BadInput, Problem

SAFE = "safe"


@dataclass(frozen=True)
class Counted:
    """The end of a count under its id, each reading as `id.reading`; whether every norm behind the end was read."""

    points: Mapping[str, date | datetime]
    confirmed: bool


def _missing(field: str, message: str, hint: str) -> BadInput:
    return BadInput([Problem("", field, message, hint)])


class _Known:
    """The moments a count may be made from."""

    def __init__(self, points: Mapping[str, date | datetime]) -> None:
        self.points = points

    def point(self, field: str, name: str) -> date | datetime:
        found = self.points.get(name)
        if found is None:
            raise _missing(field, f"no event, stated minute or earlier result {name!r}", "see events")
        return found

    def minute(self, field: str, name: str) -> datetime:
        found = self.point(field, name)
        if not isinstance(found, datetime):
            raise _missing(field, f"{name!r} is a day, a minute is needed", "name an event")
        return found

    def day(self, field: str, name: str) -> date:
        found = self.point(field, name)
        return found.date() if isinstance(found, datetime) else found

    def later(self, field: str, name: str | None) -> date | None:
        return None if name is None else self.day(field, name)


def compute(
    law: clock.Law, one: Computed, points: Mapping[str, date | datetime], charge: str, *, minor: bool
) -> Counted:
    """What the clock counts for `one`; `charge` and `minor` are those of the case.

    Raises BadInput, without a file, for an unknown limit or moment, and for what the clock itself refuses.
    """
    found = count_of(law, one, points, charge, minor=minor)
    result: dict[str, date | datetime] = {}
    for reading in reversed(found.readings):
        if reading.end is not None:
            result[f"{one.id}.{reading.name.lower()}"] = reading.end
    if found.end is not None:
        result[one.id] = result[f"{one.id}.{SAFE}"] = found.end
    return Counted(result, found.confirmed)


def count_of(
    law: clock.Law, one: Computed, points: Mapping[str, date | datetime], charge: str, *, minor: bool
) -> clock.Count:
    """The whole count behind `one`, with its readings and steps. Raises BadInput as `compute` does."""
    return _count(law, one, _Known(points), one.charge or charge, minor=minor)


def _count(law: clock.Law, one: Computed, known: _Known, charge: str, *, minor: bool) -> clock.Count:
    if one.clock == "limitation":
        act = clock.Act(known.day("from", one.from_), known.later("discovered", one.discovered), minor=minor)
        return clock.limitation(law, act, charge)
    if one.clock == "appeal":
        received = known.later("received", one.received)
        executed = known.later("executed", one.executed)
        return clock.appeal(law, known.day("from", one.from_), received, executed=executed, minor=minor)
    if one.clock == "arrest":
        if one.days is None:
            raise _missing("days", "is missing", "for how many days was the arrest imposed?")
        held = None if one.held_from is None else known.minute("held_from", one.held_from)
        return clock.arrest(law, known.minute("from", one.from_), one.days, held)
    return clock.count(law, one.clock, known.point("from", one.from_))
