"""A checked timeline in words: own answers beside the computed ones, in a table and on one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.cases.timeline import Mark, event_mark, held_stretches, limit_mark, timeline_html
from qorgau.exercises.score import Message, Phrase, Verdict
from qorgau.exercises.spoken import spoken
from qorgau.exercises.timeline import naming
from qorgau.exercises.timeline.answer import TimelineAnswer
from qorgau.exercises.timeline.computed import Computed
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.exercises.timeline.score import wrong_pairs
from qorgau.law.clock.words import step_words
from qorgau.texts import say


def line_html(
    case: Case, key: TimelineKey, computed: Computed, lang: str, own: tuple[Mark, ...] = ()
) -> Markup:
    """The computed line of a case: the events the key shows, its counts, what was over the limit; and own answers."""
    marks = [event_mark(case.event[name], lang) for name in key.shown]
    marks += [mark for count in computed.counts.values() if (mark := limit_mark(count, lang))]
    stretches = [piece for count in computed.counts.values() for piece in held_stretches(count)]
    return timeline_html(say(lang, "timeline.computed"), [*marks, *own], stretches, lang)


def own_marks(
    case: Case,
    question: TimelineQuestion,
    answer: TimelineAnswer,
    key: TimelineKey,
    computed: Computed,
    lang: str,
) -> tuple[Mark, ...]:
    """Own minutes and days that are not the computed ones, to stand beside them on the same line."""
    marks = []
    for name, spec in ((one.moment, one) for one in key.counts.values() if one.moment):
        chosen = question.moment[name].statement.get(answer.moments.get(name, ""))
        if chosen is None or chosen.minute is None or chosen.id == key.moment[name].right:
            continue
        hour, minute = map(int, chosen.minute.split(":"))
        start = case.event[spec.from_].at.replace(hour=hour, minute=minute)
        marks.append(Mark(start, question.moment[name].ask.to(lang), chosen.says.to(lang), own=True))
    zone = case.alleged_at.tzinfo
    for name, given in answer.limits.items():
        if isinstance(given, timedelta) or given == computed.values[name]:
            continue
        at = given.replace(tzinfo=zone) if isinstance(given, datetime) else given
        marks.append(Mark(at, question.limit[name].ask.to(lang), own=True))
    return tuple(marks)


class Lines:
    """One language's cells of the comparison."""

    def __init__(
        self,
        lang: str,
        question: TimelineQuestion,
        answer: TimelineAnswer,
        key: TimelineKey,
        computed: Computed,
    ) -> None:
        self.lang, self.question, self.answer, self.key, self.computed = lang, question, answer, key, computed

    def _rows(self, rows: tuple[str, ...]) -> str:
        return " → ".join(self.question.row[name].name.to(self.lang) for name in rows)

    def own(self, verdict: Verdict) -> str:
        kind, _, name = (verdict.item or "").partition(":")
        if kind == "order" and self.answer.order:
            return self._rows(self.answer.order)
        if kind == "moment" and name in self.answer.moments:
            return self.question.moment[name].statement[self.answer.moments[name]].says.to(self.lang)
        given = self.answer.limits.get(name) if kind == "limit" else None
        return spoken(Phrase("timeline.value", {"value": naming.value(given)}), self.lang)

    def expert(self, verdict: Verdict) -> str:
        kind, _, name = (verdict.item or "").partition(":")
        if kind == "order":
            return self._rows(self.computed.order)
        if kind == "moment":
            return self.question.moment[name].statement[self.key.moment[name].right].says.to(self.lang)
        return spoken(
            Phrase("timeline.value", {"value": naming.value(self.computed.values[name])}), self.lang
        )

    def steps(self, verdict: Verdict) -> Iterator[str]:
        kind, _, name = (verdict.item or "").partition(":")
        if kind != "limit":
            return
        count = self.key.limit[name].count
        # Several questions may ask about one count: its steps are said under the first of them.
        if next(one.id for one in self.key.limits if one.count == count) == name:
            for step in self.computed.counts[count].steps:
                yield step_words(step, self.lang)

    def message(self, verdict: Verdict) -> Message:
        item = verdict.item or ""
        kind, _, name = item.partition(":")
        values = {"ask": naming.asked(item, self.question)}
        if kind == "order":
            wrong = tuple(pair.why for pair in wrong_pairs(self.answer, self.key))
            reasons = wrong or tuple(pair.why for pair in self.key.order.pairs)
        else:
            right = self.key.moment[name].why if kind == "moment" else self.key.limit[name].why.right
            own = verdict.explanation
            reasons = (own, right) if own is not None and own != right else (right,)
        return Message("model", "timeline.feedback.model", verdict.norms, None, item, dict(values), reasons)
