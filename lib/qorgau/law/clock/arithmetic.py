"""Counting hours, days and months. Nothing here knows a limit."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from qorgau.law.calendar import DAY, Calendar
from qorgau.law.clock.result import DayOff

HOUR = timedelta(hours=1)
MONTHS_IN_YEAR = 12


def moment_after(moment: datetime, lapse: timedelta) -> datetime:
    """The moment `lapse` later, in the same zone, however the clocks of that zone are moved in between."""
    return (moment.astimezone(UTC) + lapse).astimezone(moment.tzinfo)


def next_full_hour(moment: datetime) -> datetime:
    """The end of the hour in which `moment` lies."""
    return moment_after(moment.replace(minute=0, second=0, microsecond=0), HOUR)


def lapse_between(start: datetime, end: datetime) -> timedelta:
    """What lies between two moments, whatever their zones."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def months_after(day: date, months: int) -> date:
    """The same date `months` later; the last day of that month where it has no such date."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def next_working_day(day: date, calendar: Calendar) -> tuple[date, tuple[DayOff, ...]]:
    """`day` or the first working day after it, with the days off passed over. Raises OutsideCalendarError."""
    passed = []
    while kind := calendar.day_off(day):
        passed.append(DayOff(day, kind))
        day += DAY
    return day, tuple(passed)


def working_days_after(
    day: date, number: int, calendar: Calendar, direction: int = 1
) -> tuple[date, tuple[DayOff, ...]]:
    """The working day number `number` after `day` (before it, with direction -1), with the days left out.

    Raises OutsideCalendarError.
    """
    left_out, counted = [], 0
    while counted < number:
        day += DAY * direction
        if kind := calendar.day_off(day):
            left_out.append(DayOff(day, kind))
        else:
            counted += 1
    return day, tuple(left_out)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """How many working days lie between two days, neither of them counted. Raises OutsideCalendarError."""
    days = (first + DAY * n for n in range(1, (last - first).days))
    return sum(calendar.is_working(day) for day in days)
