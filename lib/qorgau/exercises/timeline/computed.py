"""What the clock says about a case: the time of every row, the right values, the values of likely errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qorgau.cases.timeline import order_of
from qorgau.exercises.timeline.answer import Value
from qorgau.exercises.timeline.key import Confusion, KeyCount, KeyLimit, TimelineKey
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.law import clock
from qorgau.problem import BadInput

ACT = "alleged"
"""The name of the minute of the act as the protocol has it, beside the events of the case."""


@dataclass(frozen=True)
class Computed:
    """Counts by name; the right order of the rows; right values, wrong ones with their confusion, and the values
    that follow from another start, by limit and statement. Minutes are local times without a zone."""

    counts: Mapping[str, clock.Count]
    times: Mapping[str, datetime]
    order: tuple[str, ...]
    values: Mapping[str, Value]
    confusions: Mapping[str, tuple[tuple[Value, Confusion], ...]]
    following: Mapping[str, Mapping[str, Value]]

    def norms(self, limit: KeyLimit) -> tuple[str, ...]:
        """The provisions of a limit: those of its count first, then its own."""
        cited = tuple(one.id for one in self.counts[limit.count].provisions)
        return tuple(dict.fromkeys((*cited, *limit.norms)))


def compute(
    key: TimelineKey,
    question: TimelineQuestion,
    events: Mapping[str, datetime],
    charge: str,
    law: clock.Law,
) -> Computed:
    """Everything the key's names stand for. `events` are those of the case and the minute of the act (ACT).

    Raises KeyError for a name and BadInput for a count that a checked key never has.
    """
    counts = {name: counted(spec, events, charge, law) for name, spec in key.counts.items()}
    beside = next(iter(events.values()))
    times = {
        name: order_of(_end(counts[row.count]) if row.count else events[row.event or ""], beside)
        for name, row in key.order.rows.items()
    }
    minutes = _minutes(key, question, events)
    values, confusions, following = {}, {}, {}
    for limit in key.limits:
        spec = key.counts[limit.count]
        values[limit.id] = taken(counts[limit.count], limit.value)
        found = []
        for one in limit.confusions:
            value = _confused(one, limit, spec, counts[limit.count], {**events, **minutes}, charge, law)
            if value is not None and value != values[limit.id]:
                found.append((value, one))
        confusions[limit.id] = tuple(found)
        following[limit.id] = _following(key, question, limit, minutes, events, charge, law)
    order = tuple(sorted(times, key=lambda name: times[name]))
    return Computed(counts, times, order, values, confusions, following)


def counted(
    spec: KeyCount, events: Mapping[str, datetime], charge: str, law: clock.Law, start: datetime | None = None
) -> clock.Count:
    """One count of the key, from its own event or from `start`. Raises KeyError, BadInput."""
    begin = start or events[spec.from_]
    if spec.limit == "detention":
        end = events[spec.to] if spec.to else None
        return clock.detention(
            law, clock.Held(begin, end, events[spec.opened] if spec.opened else None), charge
        )
    if spec.limit == "appeal":
        return clock.appeal(law, begin.date())
    if spec.limit == "limitation":
        return clock.limitation(law, clock.Act(begin.date()), charge)
    in_hours = law.term(spec.limit).unit == "hours"
    return clock.count(law, spec.limit, begin if in_hours else begin.date())


def taken(count: clock.Count, value: str) -> Value:
    """The end of a count (a local minute or a day), or one of its lapses. Raises KeyError where there is none."""
    if value != "end":
        return count.lapses[value]
    end = _end(count)
    return end.replace(tzinfo=None) if isinstance(end, datetime) else end


def _end(count: clock.Count) -> clock.Point:
    if count.end is None:
        raise KeyError(count.name)
    return count.end


def _minutes(
    key: TimelineKey, question: TimelineQuestion, events: Mapping[str, datetime]
) -> dict[str, datetime]:
    """Statements that name a minute, on the day of the count that they begin."""
    found = {}
    for spec in key.counts.values():
        moment = question.moment.get(spec.moment or "")
        for one in moment.statements if moment else ():
            if one.minute is not None:
                hour, minute = map(int, one.minute.split(":"))
                found[one.id] = events[spec.from_].replace(hour=hour, minute=minute)
    return found


def _confused(
    one: Confusion,
    limit: KeyLimit,
    spec: KeyCount,
    count: clock.Count,
    points: Mapping[str, datetime],
    charge: str,
    law: clock.Law,
) -> Value | None:
    if one.lapse is not None:
        return count.lapses[one.lapse]
    if one.reading is not None:
        end = count.reading(one.reading).end
        return end.replace(tzinfo=None) if isinstance(end, datetime) else end
    if one.limit is not None:
        other = KeyCount.model_validate({"limit": one.limit, "from": spec.from_})
        return taken(counted(other, points, charge, law), "end")
    return taken(counted(spec, points, charge, law, points[one.from_ or ""]), limit.value)


def _following(
    key: TimelineKey,
    question: TimelineQuestion,
    limit: KeyLimit,
    minutes: Mapping[str, datetime],
    events: Mapping[str, datetime],
    charge: str,
    law: clock.Law,
) -> Mapping[str, Value]:
    """What the limit would be from each statement of the question that asks for its start."""
    spec = key.counts[limit.count]
    moment = question.moment.get(spec.moment or "")
    found: dict[str, Value] = {}
    for one in moment.statements if moment else ():
        if one.id in minutes:
            try:
                found[one.id] = taken(counted(spec, events, charge, law, minutes[one.id]), limit.value)
            except BadInput:
                # A start after the record or the release: nothing follows from it.
                continue
    return found
