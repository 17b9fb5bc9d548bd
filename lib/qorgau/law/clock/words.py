"""A count in words that a lawyer can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from qorgau.law.citation import label
from qorgau.law.clock.result import Amount, Cited, Count, Point, Reading, Step, Value, Word, minutes
from qorgau.law.registry import Registry
from qorgau.texts import say

MINUTES_IN_HOUR = 60
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def value_words(value: Value, lang: str) -> str:
    """One value of a step as it is shown: 10.06.2019 13:02, 3 hours, 7 h 03 min."""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, timedelta):
        hours, rest = divmod(minutes(value), MINUTES_IN_HOUR)
        return say(lang, "clock.lapse.words", hours=hours, minutes=f"{rest:02d}")
    if isinstance(value, Amount):
        unit = "working-days" if value.unit == "working_days" else value.unit.removesuffix("s")
        return say(lang, f"clock.amount.{unit}", figure=value.figure)
    if isinstance(value, Word):
        return say(lang, f"clock.{value.key}")
    if isinstance(value, tuple):
        return ", ".join(
            f"{value_words(one.day, lang)} ({say(lang, f'clock.day-off.{one.kind}')})" for one in value
        )
    if isinstance(value, str) and (found := _MONTH.fullmatch(value)):
        return ".".join(part for part in reversed(found.groups()) if part)
    return str(value)


def step_words(step: Step, lang: str) -> str:
    """One step as a sentence."""
    values = {name: value_words(value, lang) for name, value in step.values.items()}
    return say(lang, f"clock.step.{step.key}", **values)


def end_words(end: Point | None, lang: str) -> str:
    """The end of a count: its last day, its last minute, or that there is no date."""
    if end is None:
        return say(lang, "clock.end.none")
    kind = "moment" if isinstance(end, datetime) else "day"
    return say(lang, f"clock.end.{kind}", end=value_words(end, lang))


def reading_words(reading: Reading, lang: str, beside: str) -> str:
    """One reading in a line: its name, its end, and its event where that is not the one of the count `beside`."""
    name, end = say(lang, f"clock.reading.{reading.name}"), end_words(reading.end, lang)
    if reading.event == beside:
        return say(lang, "clock.end.line", name=name, end=end)
    event = say(lang, f"clock.event.{reading.event}")
    return say(lang, "clock.end.line-event", name=name, event=event, end=end)


def cited_words(cited: Cited, registry: Registry, lang: str) -> str:
    """A provision with its status, in a line."""
    status = say(lang, f"law.status.{cited.status}")
    return say(lang, "law.line", label=label(registry.get(cited.id), lang), status=status)


def lines(found: Count, registry: Registry, lang: str) -> Iterator[str]:
    """The whole count, line by line: what it is, its end, the lapses, the steps, the readings with
    what they add to the steps, the provisions."""
    name = say(lang, f"clock.name.{found.name}")
    yield say(lang, "clock.end.line", name=name, end=end_words(found.end, lang))
    yield say(lang, "clock.sure.yes") if found.confirmed else say(lang, "clock.sure.no")
    for name, lapse in found.lapses.items():
        if lapse:
            yield say(lang, f"clock.lapse.{name}", lapse=value_words(lapse, lang))
    yield ""
    yield say(lang, "clock.heading.steps")
    yield from (f"- {step_words(one, lang)}" for one in found.steps)
    if found.readings:
        yield ""
        yield say(lang, "clock.heading.readings")
        for reading in found.readings:
            yield f"- {reading_words(reading, lang, found.event)}"
            added = (one for one in reading.steps if one not in found.steps)
            yield from (f"  · {step_words(one, lang)}" for one in added)
    yield ""
    yield say(lang, "clock.heading.provisions")
    cited = (*found.provisions, *(one for reading in found.readings for one in reading.provisions))
    unique = {(one.id, one.status): one for one in cited}
    yield from (f"- {cited_words(one, registry, lang)}" for one in unique.values())
