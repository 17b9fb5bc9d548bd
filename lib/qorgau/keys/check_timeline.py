"""Check a timeline: score, feedback, own answers beside the computed line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.exercises.material import Material
from qorgau.exercises.score import Score
from qorgau.exercises.timeline.answer import parse_answer
from qorgau.exercises.timeline.computed import ACT, Computed, compute
from qorgau.exercises.timeline.feedback import feedback
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.exercises.timeline.key_check import check_key
from qorgau.exercises.timeline.score import score
from qorgau.exercises.timeline.view import question_of
from qorgau.keys.asked import Asked, Hanging
from qorgau.keys.checked import Checked, Row, feedback_html
from qorgau.keys.load import load_rubric, load_timeline_key
from qorgau.keys.switches import load_switches, timeline_by_law
from qorgau.keys.timeline_lines import Lines, line_html, own_marks
from qorgau.keys.words import said
from qorgau.law import clock
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES, say


def events_of(case: Case) -> dict[str, datetime]:
    """The events of a case by id, and the minute of the act as the protocol has it."""
    return {**{event.id: event.at for event in case.data.events}, ACT: case.alleged_at}


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
        ]
        html[lang] = feedback_html(
            lang,
            result,
            [said(lang, message, registry, day) for message in told],
            rows if asked.model else (),
            figures=_figures(lang, result),
            more="" if asked.model else say(lang, "feedback.again"),
            live=asked.live,
            below=line_html(case, key, computed, lang, own_marks(case, question, answer, key, computed, lang))
            if asked.model
            else Markup(""),
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
