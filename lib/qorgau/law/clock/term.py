"""One limit of the data file, counted from one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from qorgau.law.calendar import DAY
from qorgau.law.clock.arithmetic import moment_after, months_after, next_full_hour
from qorgau.law.clock.days import day_readings, opening, working
from qorgau.law.clock.months import in_months
from qorgau.law.clock.result import Amount, Count, Point, Reading, Step, step
from qorgau.law.clock.sources import Law, bad, sure
from qorgau.law.terms import Term, Unit, within


def count(law: Law, name: str, start: Point) -> Count:
    """The limit `name`, counted from `start`: a moment for a limit in hours, a day for every other.

    Gives the last minute or day. Raises BadInput for an unknown limit, a moment without a zone, a day where the
    limit runs in hours. Sources: the provisions of the limit.
    """
    term = law.term(name)
    start = law.moment("from", start) if isinstance(start, datetime) else law.day("from", start)
    day = day_of(start)
    cited = law.cite(term.provisions, day)
    doubts = tuple(doubtful(term, day))
    base = Count(name, term.runs_from, start, None, cited, (*opening(term.runs_from, start), *doubts))
    if term.unit == "unread":
        return _with(base, step("unread"))
    if within(term.since, term.until, day) is False:
        return _with(base, step("no-figure"))
    base = replace(base, confirmed=sure(cited) and not doubts)
    if term.unit == "at_once":
        return _with(replace(base, end=start), step("at-once"))
    if term.unit == "same_day":
        return _with(replace(base, end=day), step("same-day"))
    if term.unit == "hours":
        return _hours(base, term)
    if term.unit == "working_days":
        return _working_days(law, base, term, day)
    if term.unit == "days":
        return _days(law, base, term, day)
    return in_months(law, base, term, day)


def day_of(point: Point) -> date:
    """The day of a moment, in its own zone; a day as it is."""
    return point.date() if isinstance(point, datetime) else point


def doubtful(term: Term, day: date) -> Iterator[Step]:
    """What makes the figure itself unsure on `day`."""
    if within(term.since, term.until, day) is None:
        yield step("day-unknown", day=day)
    if term.changed is not None and within(term.changed, None, day) is not False:
        yield step("changed", since=term.changed)


def _with(base: Count, *steps: Step) -> Count:
    return replace(base, steps=(*base.steps, *steps))


def _amount(term: Term) -> Amount:
    return Amount(term.figure, cast(Unit, term.unit))


def _hours(base: Count, term: Term) -> Count:
    if not isinstance(base.start, datetime):
        raise bad(
            "from", "is a day, but the limit runs in hours", "give the moment, as in 2019-06-10T13:02+06:00"
        )
    first = base.start if term.to_the_minute else next_full_hour(base.start)
    end = moment_after(first, timedelta(hours=term.figure))
    runs = step("to-the-minute", start=first) if term.to_the_minute else step("hour-left-out", start=first)
    return _with(replace(base, end=end), runs, step("hours", amount=_amount(term), end=end))


def _working_days(law: Law, base: Count, term: Term, start: date) -> Count:
    if not term.before:
        end, steps = working(law, start, term.figure)
        return replace(_with(base, *steps), end=end, confirmed=base.confirmed and _checked(law, end))
    readings = []
    for name, number in (("clear", term.figure + 1), ("counted", term.figure)):
        end, steps = working(law, start, number, -1)
        said = (*base.steps, step(f"before-{name}", amount=_amount(term)), *steps)
        certain = name == "clear" and base.confirmed and _checked(law, end)
        readings.append(Reading(name, base.event, start, end, base.provisions, said, certain))
    safe = readings[0]
    return replace(base, end=safe.end, steps=safe.steps, readings=tuple(readings), confirmed=safe.confirmed)


def _checked(law: Law, end: date | None) -> bool:
    return end is not None and end <= law.calendar.checked


def _days(law: Law, base: Count, term: Term, start: date) -> Count:
    if term.off_days == "count":
        end = start + DAY * (-term.figure if term.before else term.figure)
        key = "days-before" if term.before else "days"
        return _with(replace(base, end=end), step(key, amount=_amount(term), end=end))
    found = day_readings(law, term.figure, term.runs_from, start, base.provisions, base.confirmed)
    notes = base.steps[1:]
    latest = found[-1].end
    if term.binds == "body" and latest is not None:
        notes = (*notes, step("late-for-sure", day=latest))
    certain = base.confirmed and term.binds == "person"
    readings = [
        replace(one, steps=(*one.steps, *notes), confirmed=one.confirmed and certain) for one in found
    ]
    for unit, figure in term.more.items():
        readings.append(prolonged(readings[0], Amount(figure, unit)))
    safe = readings[0]
    return replace(base, end=safe.end, steps=safe.steps, readings=tuple(readings), confirmed=certain)


def prolonged(plain: Reading, more: Amount) -> Reading:
    """The longest a term can become, where the law lets somebody prolong it."""
    from_end = cast(date, plain.end)
    end = months_after(from_end, more.figure) if more.unit == "months" else from_end + DAY * more.figure
    return replace(
        plain, name="prolonged", end=end, steps=(*plain.steps, step("prolonged", amount=more, end=end))
    )
