"""The term of an appeal as the clock counts it: the safe day, the other readings, every step, and the day chosen."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.case import Case
from qorgau.cases.computed import count_of
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.law.clock import law
from qorgau.law.clock.term import day_of
from qorgau.law.clock.words import reading_words, step_words, value_words
from qorgau.texts import say

APPEAL = "appeal"
"""The count of a case that its appeal goes by."""


def term(case: Case, answer: StrategyAnswer, lang: str) -> Iterator[str]:
    """The lines of the count; none where the case counts no appeal."""
    one = next((one for one in case.data.computed if one.id == APPEAL), None)
    if one is None:
        return
    found = count_of(law(), one, case.moments.points, case.data.charge.norm, minor=case.data.client.minor)
    if found.end is not None:
        safe = day_of(found.end)
        yield say(lang, "draft.term.safe", day=value_words(safe, lang))
        chosen = answer.appeal.date
        if chosen is not None:
            late = "late" if chosen > safe else "chosen"
            yield say(lang, f"draft.term.{late}", day=value_words(chosen, lang))
    yield from (reading_words(reading, lang, found.event) for reading in found.readings)
    yield from (step_words(step, lang) for step in found.steps)
