"""Terms in months and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qorgau.law.clock.arithmetic import MONTHS_IN_YEAR, months_after
from qorgau.law.clock.days import rolled
from qorgau.law.clock.result import Amount, Count, Reading, Step, step
from qorgau.law.clock.sources import Law
from qorgau.law.terms import Term


def length(term: Term) -> int:
    """A limit in months or years, in months."""
    return term.months or (term.years or 0) * MONTHS_IN_YEAR


def month_steps(start: date, months: int) -> tuple[date, tuple[Step, ...]]:
    """The end of so many months from `start`, and how it was found."""
    end = months_after(start, months)
    whole = (
        Amount(months // MONTHS_IN_YEAR, "years")
        if months % MONTHS_IN_YEAR == 0
        else Amount(months, "months")
    )
    short = (step("short-month", end=end),) if start.day != end.day else ()
    return end, (step("months", amount=whole, end=end), *short)


def in_months(law: Law, base: Count, term: Term, start: date) -> Count:
    """`base` with the end of a limit in months or years.

    An end in a month that has no such date is its last day, and unconfirmed: no provision read says so.
    Where the limit rolls, the reading A ends on the next working day.
    """
    end, steps = month_steps(start, length(term))
    steps = (*base.steps, *steps)
    base = replace(base, end=end, steps=steps, confirmed=base.confirmed and start.day == end.day)
    if not term.rolls:
        return base
    plain = Reading("A0", base.event, start, end, base.provisions, steps, base.confirmed)
    end_a, steps_a = rolled(law, end)
    certain = base.confirmed and (term.binds == "person" or end_a == end)
    return replace(
        base,
        confirmed=certain,
        readings=(plain, replace(plain, name="A", end=end_a, steps=(*steps, *steps_a))),
    )
