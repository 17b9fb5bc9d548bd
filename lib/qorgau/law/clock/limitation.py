"""Limitation: the last day on which somebody can be made liable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qorgau.law.clock.days import opening
from qorgau.law.clock.months import length, month_steps
from qorgau.law.clock.result import Count, Step, step
from qorgau.law.clock.sources import Law, bad, not_before, sure
from qorgau.law.clock.standing_still import Pause, standing_still
from qorgau.law.clock.term import doubtful
from qorgau.law.terms import Term, within


@dataclass(frozen=True)
class Act:
    """What the limitation runs on: the day of the act, of its discovery (the same day without one), who acted."""

    day: date
    discovered: date | None = None
    minor: bool = False
    entity: bool = False
    continuing: bool = False


def limitation(law: Law, act: Act, charge: str, pauses: Sequence[Pause] = ()) -> Count:
    """The last day of the limitation, and how standing still in court or for an expert moves it.

    The general months run from the act (from discovery for a continuing offence). Under the assembly legislation,
    once it has its own rule: the years from the act, but not over the months from discovery. Half of each for
    minors. In the month whose day of change is not known the general rule stands and the other is a reading.
    With pauses the end is the later day and "without-pauses" is a reading; it is None while a pause still lasts.

    Raises BadInput for an event before the act, a charge that was no law on that day, a minor that is an entity.
    Sources: the provisions of the limits limitation… and of the rules halved and stands-still.
    """
    _check(law, act)
    carried, _ = law.charge_on(charge, act.day)
    general = law.term("limitation-continuing" if act.continuing else "limitation")
    special = law.term("limitation-assembly")
    inside = (
        within(special.since, special.until, act.day) if carried.assembly and not act.continuing else False
    )
    found = _assembly(law, act) if inside else _general(law, act, general)
    if inside is None:
        steps = (*found.steps, step("day-unknown", day=act.day))
        readings = (
            found.as_reading("general"),
            replace(_assembly(law, act).as_reading("assembly"), confirmed=False),
        )
        found = replace(found, steps=steps, confirmed=False, readings=readings)
    return standing_still(law, found, act.day, pauses)


def _check(law: Law, act: Act) -> None:
    law.day("act", act.day)
    if act.discovered is not None:
        not_before("discovered", law.day("discovered", act.discovered), "the act", act.day)
    if act.minor and act.entity:
        raise bad("minor", "a legal entity has no age", "leave one of the two out")


def _general(law: Law, act: Act, term: Term) -> Count:
    start = (act.discovered or act.day) if act.continuing else act.day
    cited = law.cite((*term.provisions, *(law.data.halved.provisions if act.minor else ())), act.day)
    end, steps = _run(term, start, act)
    certain = sure(cited) and start.day == end.day
    return Count("limitation", term.runs_from, start, end, cited, steps, (), certain)


def _assembly(law: Law, act: Act) -> Count:
    """The years from the act, but not over the months from discovery."""
    whole = law.term("limitation-assembly-entity" if act.entity else "limitation-assembly")
    short = law.term("limitation-assembly-discovery")
    discovered = act.discovered or act.day
    halves = law.data.halved.provisions if act.minor else ()
    cited = law.cite((*whole.provisions, *short.provisions, *halves), act.day)
    end_act, steps_act = _run(whole, act.day, act)
    end_found, steps_found = _run(short, discovered, act)
    assumed = () if act.discovered else (step("discovery-assumed", day=act.day),)
    end = min(end_act, end_found)
    doubts = tuple(doubtful(whole, act.day))
    steps = (*steps_act, *assumed, *steps_found, step("earlier", end=end), *doubts)
    certain = sure(cited) and not doubts and end.day in (act.day.day, discovered.day)
    by_act = end_act <= end_found
    event, start = (whole.runs_from, act.day) if by_act else (short.runs_from, discovered)
    return Count("limitation", event, start, end, cited, steps, (), certain)


def _run(term: Term, start: date, act: Act) -> tuple[date, tuple[Step, ...]]:
    months = length(term)
    end, counted = month_steps(start, _half(months) if act.minor else months)
    return end, (*opening(term.runs_from, start), *_halved(act), *counted)


def _halved(act: Act) -> Iterator[Step]:
    if act.minor:
        yield step("halved")


def _half(months: int) -> int:
    half, odd = divmod(months, 2)
    if odd:
        raise ValueError(f"no half of {months} months")
    return half
