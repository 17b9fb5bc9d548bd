"""Check a timeline: score, feedback, own answers beside the computed line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.exercises.material import Material
from qorgau.exercises.score import Message, Score
from qorgau.exercises.timeline.answer import TimelineAnswer, parse_answer
from qorgau.exercises.timeline.computed import ACT, Computed, compute
from qorgau.exercises.timeline.feedback import feedback
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.key_check import check_key
from qorgau.exercises.timeline.score import score
from qorgau.exercises.timeline.view import question_of
from qorgau.keys.asked import Hanging, Items, Wanted
from qorgau.keys.checked import Checked, Row, feedback_html
from qorgau.keys.load import load_rubric, load_timeline_key
from qorgau.keys.switches import load_switches, timeline_by_law
from qorgau.keys.timeline_lines import Lines, line_html, own_marks
from qorgau.keys.words import said
from qorgau.law import clock
from qorgau.problem import Problem
from qorgau.texts import say


def events_of(case: Case) -> dict[str, datetime]:
    """The events of a case by id, and the minute of the act as the protocol has it."""
    return {**{event.id: event.at for event in case.data.events}, ACT: case.alleged_at}


class TimelineCheck:
    """A timeline made ready: key, clock and question, which no answer changes, are worked out once."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when question, key or rubric cannot be read."""
        self._material, self._question = material, question_of(material)
        self.key, self._computed = _graded(material, solutions, key)
        self._rubric = load_rubric(solutions).timeline

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """A timeline checked against its key and the clock, in points of the exercise."""
        points = float(self._material.exercise.points)
        answer, problems = parse_answer(items, wanted.file, self._question)
        result = score(answer, self.key, self._rubric, self._computed, points=points)
        told = feedback(answer, result, self.key, self._question)
        # Before the model answer the form shows no more than the feedback says.
        spoken_of = {message.item for message in told}
        verdicts = tuple(
            {"item": one.item, "outcome": one.outcome}
            for one in result.verdicts
            if one.outcome != "missed" and (wanted.model or one.item in spoken_of)
        )
        html = {lang: self._html(lang, answer, result, told, wanted) for lang in wanted.languages}
        return Checked(self._material.exercise.id, result, html, problems, verdicts)

    def _html(
        self,
        lang: str,
        answer: TimelineAnswer,
        result: Score,
        told: Sequence[Message],
        wanted: Wanted,
    ) -> str:
        case, question, key, computed = self._material.case, self._question, self.key, self._computed
        registry, day = self._material.registry, case.data.law_date
        lines = Lines(lang, question, answer, key, computed)
        rows = [
            Row(
                say(lang, f"timeline.outcome.{verdict.outcome}"),
                lines.own(verdict),
                lines.expert(verdict),
                tuple(lines.steps(verdict)),
                said(lang, lines.message(verdict), registry, day),
            )
            for verdict in result.verdicts
            if wanted.model
        ]
        below = Markup("")
        if wanted.model:
            marks = own_marks(case, question, answer, key, computed, lang)
            below = line_html(case, key, computed, lang, marks)
        return feedback_html(
            lang,
            result,
            [said(lang, message, registry, day) for message in told],
            rows,
            figures=_figures(lang, result),
            more="" if wanted.model else say(lang, "feedback.again"),
            live=wanted.live,
            below=below,
        )


def _figures(lang: str, result: Score) -> str:
    figures = result.figures
    return say(lang, "timeline.figures", right=figures["right"], total=len(result.verdicts))


def _graded(material: Material, solutions: Path, path: Path) -> tuple[TimelineKey, Computed]:
    case = material.case
    law = clock.Law(material.registry, clock.law().data)
    raw = load_timeline_key(path, case)
    computed = compute(raw, question_of(material), events_of(case), _charge(case), law)
    switches, day = load_switches(solutions), case.data.law_date
    return timeline_by_law(raw, computed, day, material.registry, switches), computed


def _charge(case: Case) -> str:
    return case.data.charge.norm


def timeline_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in the question and the key that does not fit. Raises BadInput for unreadable files."""
    load_rubric(solutions)
    case = material.case
    law = clock.Law(material.registry, clock.law().data)
    found, file = load_timeline_key(key, material.case), f"{key.parent.name}/{key.name}"
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
