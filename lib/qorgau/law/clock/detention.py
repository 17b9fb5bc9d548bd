"""Detention: how long it may last, what ran over, and on which reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from qorgau.law.clock.arithmetic import lapse_between, moment_after
from qorgau.law.clock.held import Held, checked, first_steps
from qorgau.law.clock.result import Amount, Cited, Count, Reading, Step, Word, step
from qorgau.law.clock.sources import Law, bad, sure
from qorgau.law.terms import Answer

NOTHING = timedelta(0)


@dataclass(frozen=True)
class _Way:
    """One reading of how long this person could be held."""

    name: str
    end: datetime
    steps: tuple[Step, ...]
    provisions: tuple[Cited, ...]
    confirmed: bool


def detention(law: Law, held: Held, charge: str) -> Count:
    """Till when a person held on `charge` could be held, and by how much that was passed.

    The general limit stands until an exception is certain. The longer one holds where the charge carries arrest
    and the case was opened within the general limit. Where that hangs on an open question both readings are
    given. After a late record the time before it is a breach on every reading; that the record covers what
    follows is the other reading. Lapses: held, over, to-record, before-record.

    Raises BadInput for a moment without a zone, an event before its cause, an unknown charge or matter, and a
    matter of the long list together with a charge under the assembly legislation.
    Sources: the provisions of the limits detention, detention-arrest, detention-listed.
    """
    held = checked(law, held)
    carried, answer = law.charge_on(charge, held.start.date())
    if held.matter is not None and carried.assembly:
        raise bad("matter", "assemblies are not on the list of longer detention", "leave it out")
    ways = [_listed(law, held)] if held.matter else list(_ways(law, held, carried.provisions, answer))
    main = ways[0]
    lapses = _lapses(held, main.end)
    return Count(
        "detention",
        law.term("detention").runs_from,
        held.start,
        main.end,
        main.provisions,
        (*main.steps, *_outcome(held, main.end)),
        tuple(_reading(law, held, way) for way in ways) if len(ways) > 1 else (),
        main.confirmed,
        MappingProxyType(lapses),
    )


def _listed(law: Law, held: Held) -> _Way:
    term = law.term("detention-listed")
    end = moment_after(held.start, timedelta(hours=term.figure))
    cited = law.cite(term.provisions, held.start.date())
    listed = step("listed", matter=Word(f"matter.{held.matter}"))
    hours = step("hours", amount=Amount(term.figure, "hours"), end=end)
    return _Way("listed", end, (*first_steps(held), listed, hours), cited, sure(cited))


def _ways(law: Law, held: Held, sanction: tuple[str, ...], answer: Answer) -> Iterator[_Way]:
    """The readings, the one that stands first."""
    general, arrest, day = law.term("detention"), law.term("detention-arrest"), held.start.date()
    limit = moment_after(held.sober or held.start, timedelta(hours=general.figure))
    longest = max(limit, moment_after(held.start, timedelta(hours=arrest.figure)))
    steps = (*first_steps(held), step("hours", amount=Amount(general.figure, "hours"), end=limit))
    longer = step("hours-arrest", amount=Amount(arrest.figure, "hours"), end=longest)
    plain = law.cite((*general.provisions, *sanction), day)
    rule = law.cite((*general.provisions, *arrest.provisions), day)
    whole = law.cite((*general.provisions, *arrest.provisions, *sanction), day)
    carries = step(f"arrest-{answer}")
    if answer == "no":
        yield _Way("general", limit, (*steps, *_record(held, limit), carries), plain, sure(plain))
    elif held.opened is None:
        yield _Way("general", limit, (*steps, *_record(held, limit)), rule, sure(rule))
    elif held.opened > limit:
        late = (*steps, *_record(held, limit))
        yield _Way("general", limit, late, rule, sure(rule))
        covered = (*late, carries, step("covered", opened=held.opened), longer)
        yield _Way("covered", longest, covered, whole, False)
    elif answer == "yes":
        yield _Way("arrest", longest, (*steps, *_record(held, limit), carries, longer), whole, sure(whole))
    else:
        in_time = (*steps, *_record(held, limit), carries)
        yield _Way("general", limit, in_time, whole, False)
        yield _Way("arrest", longest, (*in_time, step("if-arrest"), longer), whole, False)


def _record(held: Held, limit: datetime) -> Iterator[Step]:
    """Whether and when a record opened the case."""
    if held.opened is None:
        yield step("not-opened")
        return
    key = "opened-late" if held.opened > limit else "opened-in-time"
    yield step(key, opened=held.opened, after=lapse_between(held.start, held.opened))


def _lapses(held: Held, limit: datetime) -> dict[str, timedelta]:
    lapses = {}
    if held.opened is not None:
        lapses["to-record"] = lapse_between(held.start, held.opened)
    if held.end is not None:
        lapses["held"] = lapse_between(held.start, held.end)
        lapses["over"] = _past(limit, held.end)
        lapses["before-record"] = _past(limit, min(held.end, held.opened or held.end))
    return lapses


def _past(limit: datetime, moment: datetime) -> timedelta:
    return max(NOTHING, lapse_between(limit, moment))


def _outcome(held: Held, limit: datetime) -> Iterator[Step]:
    if held.end is None:
        return
    yield step("held", start=held.start, end=held.end, lapse=lapse_between(held.start, held.end))
    over = _past(limit, held.end)
    yield step("over", limit=limit, lapse=over) if over else step("within", limit=limit)


def _reading(law: Law, held: Held, way: _Way) -> Reading:
    over = None
    if held.end is not None:
        over = _past(way.end, held.end)
        if way.name == "covered" and held.opened is not None:
            general = timedelta(hours=law.term("detention").figure)
            limit = moment_after(held.sober or held.start, general)
            # What lies before a late record stays a breach, whatever the record covers after it.
            over += _past(limit, min(held.end, held.opened))
    event = law.term("detention").runs_from
    return Reading(way.name, event, held.start, way.end, way.provisions, way.steps, way.confirmed, over)
