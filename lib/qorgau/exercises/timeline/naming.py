"""How parts of an answer are named in feedback."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase
from qorgau.exercises.score import Value as Said
from qorgau.exercises.timeline.answer import Value
from qorgau.exercises.timeline.question import TimelineQuestion

MINUTES_IN_HOUR = 60


def asked(item: str, question: TimelineQuestion) -> Words | Phrase:
    """What the part `item` ("order", "moment:start", "limit:appeal") asks."""
    kind, _, name = item.partition(":")
    if kind == "moment":
        return question.moment[name].ask
    return question.limit[name].ask if kind == "limit" else Phrase("timeline.order")


def value(given: Value | None) -> Said:
    """A counted value as it is shown: 10.06.2019 16:02, 21.06.2019, 1 h 33 min."""
    if given is None:
        return Phrase("feedback.nothing")
    if isinstance(given, timedelta):
        hours, rest = divmod(given // timedelta(minutes=1), MINUTES_IN_HOUR)
        return Phrase("clock.lapse.words", {"hours": str(hours), "minutes": f"{rest:02d}"})
    if isinstance(given, datetime):
        return f"{given:%d.%m.%Y %H:%M}"
    assert isinstance(given, date)
    return f"{given:%d.%m.%Y}"
