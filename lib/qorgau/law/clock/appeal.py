"""Appeal: the safe day, the other readings, the late route; what else runs once an appeal is filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from qorgau.law.calendar import OutsideCalendarError
from qorgau.law.clock.arithmetic import working_days_after
from qorgau.law.clock.days import day_readings, opening
from qorgau.law.clock.months import length, month_steps
from qorgau.law.clock.result import Count, Reading, Step, step
from qorgau.law.clock.sources import Law, bad, not_before, sure
from qorgau.law.clock.term import count, day_of


def appeal(
    law: Law,
    served: date | None = None,
    received: date | None = None,
    *,
    executed: date | None = None,
    minor: bool = False,
) -> Count:
    """Till when a decision of a court can be appealed.

    Takes the day the decision was handed over, the day it was received by a person who was not at the hearing
    (or any later copy that the count is argued from), the day the penalty was fully executed, and whether the
    person is a minor. Gives the safe day (A0 from the earlier event) as the end; readings A0, A and B for each
    event, then "late": an appeal that improves the position, open while the person counts as penalised. Its end
    is None while the penalty is not executed. Raises BadInput when no day is given or receipt lies before service.
    Sources: the provisions of the limits appeal, appeal-late, appeal-late-minor.
    """
    starts: dict[str, date] = {}
    if served is not None:
        starts["handing-over"] = law.day("served", served)
    if received is not None:
        starts["receipt"] = law.day("received", received)
        not_before("received", received, "the day of service", starts.get("handing-over", received))
    if not starts:
        raise bad("served", "no day is given", "give the day the decision was handed over or received")
    term = law.term("appeal")
    readings: list[Reading] = []
    for event, start in starts.items():
        cited = law.cite(term.provisions, start)
        readings += day_readings(law, term.figure, event, start, cited, sure(cited))
    safe = readings[0]
    late = _late(law, min(starts.values()), executed, minor=minor)
    both = (step("two-events"),) if len(starts) > 1 else ()
    steps = (*safe.steps, *both, *_file_by(law, safe))
    return Count(
        "appeal", safe.event, safe.start, safe.end, safe.provisions, steps, (*readings, late), safe.confirmed
    )


def _file_by(law: Law, safe: Reading) -> Iterator[Step]:
    """The last working day before a safe day that is a day off."""
    end = day_of(safe.end) if safe.end is not None else None
    with suppress(OutsideCalendarError):
        if end is not None and not law.calendar.is_working(end):
            yield step("file-by", end=end, day=working_days_after(end, 1, law.calendar, -1)[0])


def _late(law: Law, day: date, executed: date | None, *, minor: bool) -> Reading:
    term = law.term("appeal-late-minor" if minor else "appeal-late")
    start = None if executed is None else law.day("executed", executed)
    cited = law.cite(term.provisions, start or day)
    improves = step("late-improves")
    if start is None:
        return Reading("late", term.runs_from, None, None, cited, (improves, step("late-open")), False)
    end, steps = month_steps(start, length(term))
    said = (improves, *opening(term.runs_from, start), *steps)
    return Reading("late", term.runs_from, start, end, cited, said, sure(cited) and start.day == end.day)


def in_time(found: Count, filed: date) -> Mapping[tuple[str, str], bool | None]:
    """Whether an appeal filed on `filed` is in time, by reading and event; None where the reading has no end."""
    return {
        (one.name, one.event): None if one.end is None else filed <= day_of(one.end) for one in found.readings
    }


def appeal_hearing(
    law: Law, *, received: date, filed: date | None = None, serving_arrest: bool = False
) -> Count:
    """Till when an appeal must be heard: from receipt by the court, or from filing while arrest is being served.

    Raises BadInput for arrest being served without the day of filing, or receipt before filing.
    Sources: the provisions of the limits appeal-hearing, appeal-hearing-arrest.
    """
    law.day("received", received)
    if filed is not None:
        not_before("received", received, "filing", law.day("filed", filed))
    if not serving_arrest:
        return count(law, "appeal-hearing", received)
    if filed is None:
        raise bad("filed", "is missing", "while arrest is served the term runs from filing")
    found = count(law, "appeal-hearing-arrest", filed)
    return replace(found, steps=(*found.steps, step("arrest-served")))
