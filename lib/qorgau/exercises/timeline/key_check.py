"""Whether a key fits its question, its case and the clock: every name exists, every wrong choice has a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from qorgau.exercises.timeline.computed import Computed, compute, counted, taken
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.law import clock
from qorgau.problem import BadInput, Problem

Found = Iterator[tuple[str, str, str]]
CLOCKS = ("detention", "appeal", "limitation")


def check_key(
    key: TimelineKey,
    question: TimelineQuestion,
    events: Mapping[str, datetime],
    charge: str,
    law: clock.Law,
    file: str,
) -> tuple[Problem, ...]:
    """Everything in `key` that does not fit; empty when it is usable. `events` are those of the case and ACT."""
    found = [*_counts(key, question, events, charge, law), *_parts(key, question)]
    found += _norms(key, law)
    if not found:
        try:
            found = [
                *_order(key, compute(key, question, events, charge, law), question),
                *_same_minute(key, question),
            ]
        except (BadInput, KeyError) as error:
            found = [("limits", f"cannot be counted: {error}", "check events, lapses and readings")]
    return tuple(Problem(file, path, message, hint) for path, message, hint in found)


def _unknown(path: str, name: str | None, known: Collection[str], what: str) -> Found:
    if name is not None and name not in known:
        yield path, f"no {what} {name!r}", f"one of {', '.join(sorted(known))}"


def _counts(
    key: TimelineKey, question: TimelineQuestion, events: Mapping[str, datetime], charge: str, law: clock.Law
) -> Found:
    for name, spec in key.counts.items():
        path = f"counts.{name}"
        found = [
            *_unknown(f"{path}.limit", spec.limit, {*CLOCKS, *law.data.limits}, "limit"),
            *_unknown(f"{path}.moment", spec.moment, question.moment, "moment"),
        ]
        for field, event in (("from", spec.from_), ("to", spec.to), ("opened", spec.opened)):
            found += _unknown(f"{path}.{field}", event, events, "event")
        yield from found
        if not found:
            try:
                counted(spec, events, charge, law)
            except BadInput as error:
                yield path, str(error), "check the events of the case"


def _parts(key: TimelineKey, question: TimelineQuestion) -> Found:
    yield from _same("order.rows", key.order.rows, question.row)
    yield from _same("moments", key.moment, question.moment)
    yield from _same("limits", key.limit, question.limit)
    for name, row in key.order.rows.items():
        yield from _unknown(f"order.rows.{name}.count", row.count, key.counts, "count")
    for pair in key.order.pairs:
        for end in (pair.first, pair.then):
            yield from _unknown("order.pairs", end, question.row, "row")
    for name, moment in key.moment.items():
        if name not in question.moment:
            continue
        statements = set(question.moment[name].statement)
        yield from _unknown(f"moments.{name}.right", moment.right, statements, "statement")
        for one in moment.arguable:
            yield from _unknown(f"moments.{name}.arguable", one, set(moment.others), "reason in others")
        yield from _same(f"moments.{name}.others", moment.others, statements - {moment.right})
    for name, limit in key.limit.items():
        yield from _unknown(f"limits.{name}.count", limit.count, key.counts, "count")


def _same_minute(key: TimelineKey, question: TimelineQuestion) -> Found:
    """Wrong statements that name the minute of the right one: who chose them would be right by accident."""
    for moment in key.moments:
        asked = question.moment[moment.id]
        right = asked.statement[moment.right].minute
        for one in asked.statements:
            if right is not None and one.minute == right and one.id != moment.right:
                yield f"moments.{moment.id}.others.{one.id}", "names the minute of the right one", "move one"


def _same(path: str, here: Collection[str], there: Collection[str]) -> Found:
    for name in sorted(set(there) - set(here)):
        yield path, f"nothing is said about {name!r}", "the question has it: add it"
    for name in sorted(set(here) - set(there)):
        yield path, f"{name!r} is not in the question", "check the spelling"


def _norms(key: TimelineKey, law: clock.Law) -> Found:
    for path, norms in (
        ("order", key.order.norms),
        *((f"moments.{one.id}", one.norms) for one in key.moments),
        *((f"limits.{one.id}", one.norms) for one in key.limits),
    ):
        for norm in norms:
            if norm not in law.registry:
                yield f"{path}.norms", f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml"


def _order(key: TimelineKey, computed: Computed, question: TimelineQuestion) -> Found:
    times = computed.times
    if len(set(times.values())) < len(times):
        yield "order.rows", "two rows fall on the same minute", "their order would be a guess: leave one out"
    told = {(pair.first, pair.then) for pair in key.order.pairs}
    for first, then in sorted(told):
        if times[first] >= times[then]:
            yield "order.pairs", f"{first!r} does not come before {then!r}", "the clock says otherwise"
    for first, then in pairwise(computed.order):
        if (first, then) not in told:
            yield "order.pairs", f"no reason why {first!r} comes before {then!r}", "every neighbour needs one"
    if tuple(question.row) == computed.order:
        yield "order", "the rows of the question stand in the right order already", "mix them"
    kinds = {"minute": "end", "day": "end", "lapse": "lapse"}
    for limit in key.limits:
        kind = question.limit[limit.id].kind
        value = taken(computed.counts[limit.count], limit.value)
        if {"datetime": "minute", "date": "day", "timedelta": "lapse"}[type(value).__name__] != kind:
            yield f"limits.{limit.id}.value", f"is no {kind}", f"give its {kinds[kind]}"
