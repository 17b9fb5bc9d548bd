"""When a limitation stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qorgau.law.clock.result import Count, Step, Word, step
from qorgau.law.clock.sources import Law, bad, not_before, sure
from qorgau.law.clock.term import day_of


@dataclass(frozen=True)
class Pause:
    """Why and from when to when the limitation stood still; no end while it still does."""

    reason: str
    start: date
    end: date | None = None


def standing_still(law: Law, found: Count, act: date, pauses: Sequence[Pause]) -> Count:
    """`found` with its last day moved by the days it stood still; the end without them is a reading.

    A pause that begins after the last day changes nothing: the limitation had run out. Raises BadInput for an
    unknown reason, or a pause that begins before the act or ends before it begins. Source: cao-62-p5.
    """
    rule = law.data.stands_still
    for pause in pauses:
        if pause.reason not in rule.reasons:
            raise bad("pause", f"unknown reason {pause.reason!r}", f"one of {', '.join(rule.reasons)}")
        not_before("pause", law.day("pause", pause.start), "the act", act)
        if pause.end is not None:
            not_before("pause", law.day("pause", pause.end), "its beginning", pause.start)
    if not pauses or found.end is None:
        return found
    end, steps = _moved(day_of(found.end), pauses)
    cited = law.cite(rule.provisions, act)
    whole = (*found.provisions, *cited)
    return replace(
        found,
        end=end,
        provisions=whole,
        steps=(*found.steps, *steps),
        readings=(*found.readings, found.as_reading("without-pauses")),
        confirmed=found.confirmed and sure(cited),
    )


def _moved(end: date, pauses: Sequence[Pause]) -> tuple[date | None, tuple[Step, ...]]:
    steps: list[Step] = []
    counted_to = date.min
    for pause in sorted(pauses, key=lambda one: (one.start, one.end or date.max)):
        reason = Word(f"pause.{pause.reason}")
        if pause.start > end:
            steps.append(step("pause-too-late", reason=reason, start=pause.start, end=end))
            continue
        if pause.end is None:
            left = end - max(pause.start, counted_to)
            return None, (*steps, step("pause-lasts", reason=reason, start=pause.start, days=left.days))
        lapse = max(timedelta(0), pause.end - max(pause.start, counted_to))
        counted_to = max(counted_to, pause.end)
        end += lapse
        steps.append(step("pause", reason=reason, start=pause.start, to=pause.end, days=lapse.days, end=end))
    return end, tuple(steps)
