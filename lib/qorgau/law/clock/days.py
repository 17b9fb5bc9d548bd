"""Terms in days, in three readings: every day counts, the end rolls off a day off, days off are left out.

Two rules of the article on counting pull apart, and no source read says which one courts follow. So every count
in days is made three times: A0 (every calendar day, the safe one), A (A0, and an end on a day off moves to the
next working day), B (days off are not counted).
"""

from __future__ import annotations

from datetime import date

from qorgau.law.calendar import DAY, OutsideCalendarError
from qorgau.law.clock.arithmetic import next_working_day, working_days_after
from qorgau.law.clock.result import Amount, Cited, DayOff, Reading, Step, Word, step
from qorgau.law.clock.sources import Law


def opening(event: str, start: date) -> tuple[Step, ...]:
    """Which event a count runs from. The clock says every other step after it."""
    return (step("from", event=Word(f"event.{event}"), start=start),)


def outside(law: Law) -> Step:
    """That the calendar does not reach so far."""
    return step("outside-calendar", first=law.calendar.first, last=law.calendar.last)


def unchecked(law: Law, end: date) -> tuple[Step, ...]:
    """A warning when `end` lies after the last day that was compared with a published calendar."""
    checked = law.calendar.checked
    return (step("unchecked", day=checked),) if end > checked else ()


def rolled(law: Law, day: date) -> tuple[date | None, tuple[Step, ...]]:
    """`day`, moved to the next working day when it is a day off; None outside the calendar."""
    try:
        end, passed = next_working_day(day, law.calendar)
    except OutsideCalendarError:
        return None, (outside(law),)
    moved = step("moved", days=passed, end=end) if passed else step("not-moved", end=end)
    return end, (moved, *unchecked(law, end))


def working(law: Law, start: date, number: int, direction: int = 1) -> tuple[date | None, tuple[Step, ...]]:
    """The working day number `number` after `start` (before it, with -1); None outside the calendar."""
    try:
        end, left_out = working_days_after(start, number, law.calendar, direction)
    except OutsideCalendarError:
        return None, (outside(law),)
    amount = Amount(number, "working_days")
    return end, (*_left_out(left_out), step("working-days", amount=amount, end=end), *unchecked(law, end))


def _left_out(days: tuple[DayOff, ...]) -> tuple[Step, ...]:
    return (step("left-out", days=tuple(sorted(days, key=lambda one: one.day))),) if days else ()


def day_readings(
    law: Law, number: int, event: str, start: date, cited: tuple[Cited, ...], sure: bool
) -> tuple[Reading, Reading, Reading]:
    """The readings A0, A and B of a term of `number` days that runs from `start`; `start` is not counted.

    Takes `sure`: whether the provisions `cited` are read. Gives ends as the last day of the term, to its midnight.
    A0 is as sure as the provisions. A is so where it ends on the same day; B never, for it is an argument.
    Source: cao-739.
    """
    end = start + DAY * number
    first = (*opening(event, start), step("first-day", day=start + DAY))
    plain = (*first, step("days", amount=Amount(number, "days"), end=end))
    end_a, steps_a = rolled(law, end)
    end_b, steps_b = working(law, start, number)
    return (
        Reading("A0", event, start, end, cited, plain, sure),
        Reading("A", event, start, end_a, cited, (*plain, *steps_a), sure and end_a == end),
        Reading("B", event, start, end_b, cited, (*first, *steps_b), False),
    )
