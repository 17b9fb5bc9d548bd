"""Whether the knobs of a case can be turned: names, the file as written, enough variants, none with a fault."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.conditions import unknown
from qorgau.cases.moments import resolve
from qorgau.keys.workshop import Workshop
from qorgau.problem import BadInput, Problem

ENOUGH = 200
"""How many different variants a long case has at least."""
LONG = 60
"""From so many minutes of work a case is long."""
SEEDS = 1000
"""From so many seeds the different variants are counted."""
LOOKED_AT = 40
"""So many variants are looked at one by one while an author waits; the tests look at all seeds."""


def knob_problems(shop: Workshop) -> list[Problem]:
    """Everything wrong with the knobs of a case, and with the file as written by the clock; names first."""
    file = f"{shop.data.id.lower()}/knobs.yaml"
    problems = list(_names(shop, file))
    if problems:
        return problems
    written = shop.deck.as_written
    problems += shop.faults(written)
    if not shop.knobs.knobs:
        if shop.data.minutes >= LONG:
            problems.append(Problem(file, "", "there are no knobs", "a long case has variants"))
        return problems
    if shop.knobs.case != shop.data.id:
        problems.append(Problem(file, "case", f"is {shop.knobs.case!r}", f"the case is {shop.data.id!r}"))
    problems += [
        Problem(file, f"keep.{place}", "does not hold for the file as written", "check it")
        for place, one in enumerate(shop.knobs.keep)
        if not one.holds(written.timing, written.choices)
    ]
    problems += _days(shop, file)
    return problems if problems else list(_drawn(shop, file))


def _names(shop: Workshop, file: str) -> Iterator[Problem]:
    events = {event.id for event in shop.data.events}
    offsets = {one.id: one.minutes for one in shop.data.stated}
    papers = {paper.id: {field.number for field in form.fields} for paper, form in shop.papers}
    for knob in shop.knobs.knobs:
        path = f"knobs.{knob.id}"
        for name in knob.shift:
            if name not in events:
                yield Problem(file, f"{path}.shift", f"no event {name!r}", "see events of case.yaml")
        if knob.stated is not None and knob.stated not in offsets:
            yield Problem(
                file, f"{path}.stated", f"no stated minute {knob.stated!r}", "see stated of case.yaml"
            )
        written = offsets.get(knob.stated, 0) if knob.stated else 0
        if not knob.choices and written not in knob.positions:
            yield Problem(file, path, f"{written}, the file as written, is not among them", "widen it")
    for change in shop.knobs.changes:
        path = f"changes.{change.when.knob}"
        if change.when.is_ not in shop.knobs.choices.get(change.when.knob, ()):
            yield Problem(file, path, f"no choice {change.when.is_!r} of that knob", "see knobs")
        for document, fields in change.documents.items():
            if document not in papers:
                yield Problem(file, path, f"no document {document!r}", "see documents of case.yaml")
                continue
            for number in fields:
                if number not in papers[document]:
                    yield Problem(file, path, f"{document} has no field {number}", "see its form")
    known = resolve(shop.data, file)[0].points
    for place, one in enumerate(shop.knobs.keep):
        for message in unknown(one, known, shop.knobs.choices):
            yield Problem(file, f"keep.{place}", message, "see case.yaml")


def _days(shop: Workshop, file: str) -> Iterator[Problem]:
    for knob in shop.knobs.knobs:
        for days in knob.days:
            if shop.graded(days) != shop.graded():
                message = f"{days} days later other items carry points: the law was read for another day"
                yield Problem(file, f"knobs.{knob.id}.days", message, "leave this day out")


def _drawn(shop: Workshop, file: str) -> Iterator[Problem]:
    different = set()
    told: set[tuple[str, str]] = set()
    for seed in range(1, SEEDS + 1):
        try:
            variant = shop.deck.draw(seed)
        except BadInput as error:
            yield from error.problems
            return
        different.add(tuple(variant.positions.values()))
        if seed <= LOOKED_AT:
            for one in shop.faults(variant):
                message = one.message.split(" (seed")[0]
                if (one.field, message) not in told:
                    told.add((one.field, message))
                    yield one
    if len(different) < ENOUGH and shop.data.minutes >= LONG:
        message = f"give {len(different)} different variants in {SEEDS} seeds"
        yield Problem(file, "knobs", message, f"at least {ENOUGH}")
