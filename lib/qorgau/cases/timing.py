"""The times of a case as whole numbers, so that a thousand variants are drawn in a second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from qorgau.cases.case_data import CaseData, Computed
from qorgau.cases.computed import compute
from qorgau.cases.moments import Point
from qorgau.law.clock import Law

MINUTES_IN_DAY = 24 * 60


def minute_number(moment: datetime) -> int:
    """A minute as a whole number, in its own zone."""
    return (moment.toordinal() * 24 + moment.hour) * 60 + moment.minute


def moment_of(number: int, zone: tzinfo | None) -> datetime:
    """The minute behind a whole number."""
    day, minute = divmod(number, MINUTES_IN_DAY)
    return datetime.fromordinal(day).replace(tzinfo=zone) + timedelta(minutes=minute)


class Counting:
    """What the clock counts for a case, remembered by what it is counted from."""

    def __init__(self, data: CaseData, law: Law) -> None:
        self._data, self._law = data, law
        self._zone = data.events[0].at.tzinfo if data.events else None
        self._computed = {one.id: one for one in data.computed}
        self._known: dict[tuple[str, tuple[int, ...]], Mapping[str, Point]] = {}

    def point(self, name: str, minutes: Mapping[str, int]) -> Point:
        """The counted moment or day `name`, when the events are at these minutes. Raises KeyError, BadInput."""
        one = self._computed.get(name) or self._computed[name.rpartition(".")[0]]
        sources = tuple(self._sources(one))
        points = {source: self._source(source, minutes) for source in sources}
        key = one.id, tuple(_number(points[source]) for source in sources)
        found = self._known.get(key)
        if found is None:
            counted = compute(self._law, one, points, self._data.charge.norm, minor=self._data.client.minor)
            found = self._known[key] = counted.points
        return found[name]

    def _source(self, name: str, minutes: Mapping[str, int]) -> Point:
        number = minutes.get(name)
        return self.point(name, minutes) if number is None else moment_of(number, self._zone)

    @staticmethod
    def _sources(one: Computed) -> Iterator[str]:
        for name in (one.from_, one.discovered, one.received, one.executed, one.held_from):
            if name is not None:
                yield name


def _number(point: Point) -> int:
    return minute_number(point) if isinstance(point, datetime) else -date.toordinal(point)


@dataclass(frozen=True)
class Timing:
    """Minutes of events and stated minutes as whole numbers; what the clock counts is counted when asked for."""

    minutes: Mapping[str, int]
    counting: Counting

    def minute_number(self, name: str) -> int:
        """The minute `name`. Raises KeyError."""
        found = self.minutes.get(name)
        if found is not None:
            return found
        point = self.counting.point(name, self.minutes)
        if not isinstance(point, datetime):
            raise KeyError(name)
        return minute_number(point)

    def day_number(self, name: str) -> int:
        """The day of `name`. Raises KeyError."""
        found = self.minutes.get(name)
        if found is not None:
            return found // MINUTES_IN_DAY
        return self.counting.point(name, self.minutes).toordinal()


@dataclass(frozen=True)
class Shifts:
    """What time knobs do: minutes by event, offsets by stated minute, whole days for everything."""

    events: Mapping[str, int] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)
    days: int = 0


def shifted_minutes(
    base: Mapping[str, int], stated: tuple[tuple[str, str, int], ...], shifts: Shifts
) -> dict[str, int]:
    """Minutes of events moved by `shifts`, and of stated minutes (id, taken from, offset) after them."""
    whole = shifts.days * MINUTES_IN_DAY
    found = {name: minute + whole + shifts.events.get(name, 0) for name, minute in base.items()}
    for name, of, offset in stated:
        start = found.get(of)
        if start is not None:
            found[name] = start + shifts.stated.get(name, offset)
    return found
