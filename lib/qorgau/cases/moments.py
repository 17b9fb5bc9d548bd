"""Every minute and day of a case by its id: what happened, what papers claim, what the clock counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType

from qorgau.cases.case_data import CaseData, Stated
from qorgau.cases.computed import compute
from qorgau.law.clock import law
from qorgau.problem import BadInput, Problem

Point = date | datetime


@dataclass(frozen=True)
class Moments:
    """Minutes and days by id. `confirmed` says of each counted one whether the law it rests on was read for its day."""

    points: Mapping[str, Point]
    confirmed: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))

    def minute(self, name: str) -> datetime:
        """The minute `name`. Raises KeyError when there is none, or when it is a whole day."""
        found = self.points[name]
        if not isinstance(found, datetime):
            raise KeyError(name)
        return found

    def day(self, name: str) -> date:
        """The day of `name`, in the zone of the case. Raises KeyError when there is none."""
        found = self.points[name]
        return found.date() if isinstance(found, datetime) else found

    def minute_number(self, name: str) -> int:
        """The minute `name` as a whole number, in the zone of the case. Raises KeyError."""
        found = self.minute(name)
        return (found.toordinal() * 24 + found.hour) * 60 + found.minute

    def day_number(self, name: str) -> int:
        """The day of `name` as a whole number. Raises KeyError."""
        return self.day(name).toordinal()

    @property
    def minutes(self) -> dict[str, datetime]:
        """Only what is known to the minute."""
        return {name: found for name, found in self.points.items() if isinstance(found, datetime)}

    def renamed(self, events: Mapping[str, str]) -> Moments:
        """The same, where each name of `events` means what the other name meant. Raises KeyError."""
        if not events:
            return self
        return Moments(
            {**self.points, **{name: self.points[other] for name, other in events.items()}}, self.confirmed
        )


def stated_points(points: Mapping[str, Point], stated: Iterable[Stated]) -> dict[str, Point]:
    """`points` with each stated minute after them. One that is taken from nothing known is left out."""
    found = dict(points)
    for one in stated:
        base = found.get(one.of)
        if isinstance(base, datetime):
            found[one.id] = base + timedelta(minutes=one.minutes)
    return found


def resolve(data: CaseData, file: str) -> tuple[Moments, list[Problem]]:
    """All moments of a case, and what is wrong with their ids or counts; `file` names it in the problems."""
    problems: list[Problem] = []
    points = stated_points({event.id: event.at for event in data.events}, data.stated)
    known = {event.id for event in data.events}
    for stated in data.stated:
        if stated.id in known:
            problems.append(
                Problem(file, f"stated.{stated.id}", "this id stands twice", "ids are never reused")
            )
        if stated.id not in points:
            problems.append(
                Problem(
                    file,
                    f"stated.{stated.id}.of",
                    f"no event or earlier stated minute {stated.of!r}",
                    "see events",
                )
            )
        known.add(stated.id)
    confirmed: dict[str, bool] = {}
    for one in data.computed:
        if one.id in known:
            problems.append(
                Problem(file, f"computed.{one.id}", "this id stands twice", "ids are never reused")
            )
        known.add(one.id)
        try:
            counted = compute(law(), one, points, data.charge.norm, minor=data.client.minor)
        except BadInput as error:
            problems += [
                Problem(file, f"computed.{one.id}.{found.field}", found.message, found.hint or "see the law")
                for found in error.problems
            ]
            continue
        points.update(counted.points)
        confirmed[one.id] = counted.confirmed
    return Moments(points, confirmed), problems
