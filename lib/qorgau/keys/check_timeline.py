"""Check a timeline: score, feedback, own answers beside the computed line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.cases.timeline import event_mark, held_stretches, limit_mark, timeline_html
from qorgau.exercises.material import Material
from qorgau.exercises.score import Message, Phrase, Score, Verdict
from qorgau.exercises.spoken import spoken
from qorgau.exercises.timeline import naming
from qorgau.exercises.timeline.answer import TimelineAnswer, parse_answer
from qorgau.exercises.timeline.computed import ACT, Computed, compute
from qorgau.exercises.timeline.feedback import feedback
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.key_check import check_key
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.exercises.timeline.score import score, wrong_pairs
from qorgau.exercises.timeline.view import question_of
from qorgau.keys.asked import Asked, Hanging
from qorgau.keys.checked import Checked, Row, feedback_html
from qorgau.keys.load import load_rubric, load_timeline_key
from qorgau.keys.switches import load_switches, timeline_by_law
from qorgau.keys.words import said
from qorgau.law import clock
from qorgau.law.clock.words import step_words
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES, say


def events_of(case: Case) -> dict[str, datetime]:
    """The events of a case by id, and the minute of the act as the protocol has it."""
    return {**{event.id: event.at for event in case.data.events}, ACT: case.data.alleged.at}


def line_html(case: Case, key: TimelineKey, computed: Computed, lang: str) -> Markup:
    """The computed timeline of a case: the events the key shows, its counts, and what was over the limit."""
    marks = [event_mark(case.event[name], lang) for name in key.shown]
    marks += [mark for count in computed.counts.values() if (mark := limit_mark(count, lang))]
    stretches = [piece for count in computed.counts.values() for piece in held_stretches(count)]
    return timeline_html(say(lang, "timeline.computed"), marks, stretches, lang)


def check_timeline(asked: Asked) -> Checked:
    """A timeline checked against its key and the clock, in points of the exercise.

    `asked.model` adds own values beside the computed ones and the computed line. Raises BadInput when question,
    key or rubric cannot be read; what is wrong with the items is in `problems`, all readable ones are scored.
    """
    case, question = asked.material.case, question_of(asked.material)
    key, computed = _graded(asked.material, asked.solutions, asked.key)
    rubric, day = load_rubric(asked.solutions).timeline, case.data.law_date
    answer, problems = parse_answer(asked.items, asked.file, question)
    result = score(answer, key, rubric, computed, points=asked.points)
    told = feedback(answer, result, key, question)
    registry = asked.material.registry
    html = {}
    for lang in LANGUAGES:
        lines = _Lines(lang, question, answer, key, computed)
        rows = [
            Row(
                say(lang, f"timeline.outcome.{verdict.outcome}"),
                lines.own(verdict),
                lines.expert(verdict),
                tuple(lines.steps(verdict)),
                said(lang, lines.message(verdict), registry, day),
            )
            for verdict in result.verdicts
        ]
        html[lang] = feedback_html(
            lang,
            result,
            [said(lang, message, registry, day) for message in told],
            rows if asked.model else (),
            figures=_figures(lang, result),
            more="" if asked.model else say(lang, "feedback.again"),
            live=asked.live,
            below=line_html(case, key, computed, lang) if asked.model else Markup(""),
        )
    # Before the model answer the form shows no more than the feedback says.
    spoken_of = {message.item for message in told}
    verdicts = tuple(
        {"item": one.item, "outcome": one.outcome}
        for one in result.verdicts
        if one.outcome != "missed" and (asked.model or one.item in spoken_of)
    )
    return Checked(asked.material.exercise.id, result, html, problems, verdicts)


def _figures(lang: str, result: Score) -> str:
    figures = result.figures
    return say(lang, "timeline.figures", right=figures["right"], total=len(result.verdicts))


def _graded(material: Material, solutions: Path, path: Path) -> tuple[TimelineKey, Computed]:
    case = material.case
    law = clock.Law(material.registry, clock.law().data)
    raw = load_timeline_key(path)
    computed = compute(raw, question_of(material), events_of(case), _charge(case), law)
    switches, day = load_switches(solutions), case.data.law_date
    return timeline_by_law(raw, computed, day, material.registry, switches), computed


def _charge(case: Case) -> str:
    return case.data.charge.norm


class _Lines:
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


def timeline_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in the question and the key that does not fit. Raises BadInput for unreadable files."""
    load_rubric(solutions)
    case = material.case
    law = clock.Law(material.registry, clock.law().data)
    found, file = load_timeline_key(key), f"{key.parent.name}/{key.name}"
    unknown = tuple(
        Problem(file, "shown", f"no event {name!r}", "see events of case.yaml")
        for name in found.shown
        if name not in case.event
    )
    return (*unknown, *check_key(found, question_of(material), events_of(case), _charge(case), law, file))


def hanging_timeline(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The parts of a timeline with what they rest on, in the rubric's weights. Raises BadInput."""
    graded, computed = _graded(material, solutions, key)
    rubric, day = load_rubric(solutions).timeline, material.case.data.law_date
    yield Hanging("order", graded.order.norms, day, rubric.order, graded.order.graded)
    for moment in graded.moments:
        yield Hanging(moment.id, moment.norms, day, rubric.moment, moment.graded)
    for limit in graded.limits:
        yield Hanging(limit.id, computed.norms(limit), day, rubric.limit, limit.graded)
