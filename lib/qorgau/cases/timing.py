"""The times of a case as whole numbers, so that a thousand variants are drawn in a second."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from qorgau.cases.case_data import CaseData
from qorgau.cases.moments import Moments

MINUTES_IN_DAY = 24 * 60


def minute_number(moment: datetime) -> int:
    """A minute as a whole number, in its own zone."""
    return (moment.toordinal() * 24 + moment.hour) * 60 + moment.minute


@dataclass(frozen=True)
class Timing:
    """Minutes of events and stated minutes as whole numbers. `counted` gives what the clock counts, when asked."""

    minutes: Mapping[str, int]
    counted: Callable[[], Moments]

    def minute_number(self, name: str) -> int:
        """The minute `name`. Raises KeyError."""
        found = self.minutes.get(name)
        return self.counted().minute_number(name) if found is None else found

    def day_number(self, name: str) -> int:
        """The day of `name`. Raises KeyError."""
        found = self.minutes.get(name)
        return self.counted().day_number(name) if found is None else found // MINUTES_IN_DAY


@dataclass(frozen=True)
class Shifts:
    """What time knobs do: minutes by event, offsets by stated minute, whole days for everything."""

    events: Mapping[str, int]
    stated: Mapping[str, int]
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


def shifted_data(data: CaseData, shifts: Shifts) -> CaseData:
    """The data of a case with its times moved; texts are left as they are."""
    whole = timedelta(days=shifts.days)
    events = tuple(
        event.model_copy(update={"at": event.at + whole + timedelta(minutes=shifts.events.get(event.id, 0))})
        for event in data.events
    )
    stated = tuple(
        one.model_copy(update={"minutes": shifts.stated.get(one.id, one.minutes)}) for one in data.stated
    )
    return data.model_copy(update={"events": events, "stated": stated, "law_date": data.law_date + whole})
