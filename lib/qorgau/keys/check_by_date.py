"""Check an exercise by-date: score, feedback, own answers beside the expert's on each date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qorgau.cases.words import Words
from qorgau.exercises.by_date.answer import ByDateAnswer, parse_answer
from qorgau.exercises.by_date.feedback import feedback, place
from qorgau.exercises.by_date.key import ByDateKey
from qorgau.exercises.by_date.key_check import check_key
from qorgau.exercises.by_date.question import ByDateQuestion
from qorgau.exercises.by_date.score import score
from qorgau.exercises.by_date.view import question_of
from qorgau.exercises.material import Material
from qorgau.exercises.score import Message, Score, Verdict
from qorgau.keys.asked import Hanging, Items, Wanted
from qorgau.keys.checked import Checked, Row, feedback_html
from qorgau.keys.load import load_by_date_key, load_rubric
from qorgau.keys.switches import by_date_by_law, load_switches
from qorgau.keys.words import Said, said
from qorgau.law.registry import Registry
from qorgau.problem import Problem
from qorgau.texts import say

# Of a message that speaks of no cell: any day does, for it cites no norm.
NO_DAY = date.min


class ByDateCheck:
    """An exercise by-date made ready: question and key, which no answer changes, are read once."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when question, key or rubric cannot be read."""
        self._material, self._question = material, question_of(material)
        self.key = _graded(material, solutions, key)
        self._rubric = load_rubric(solutions).by_date

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """The answer checked against its key, in points of the exercise."""
        points = float(self._material.exercise.points)
        answer, problems = parse_answer(items, wanted.file, self._question)
        result = score(answer, self.key, self._rubric, points=points)
        told = feedback(answer, result, self.key, self._question)
        html = {}
        for lang in wanted.languages:
            cells = _Cells(lang, self._question, answer, self.key, self._material.registry)
            html[lang] = feedback_html(
                lang,
                result,
                [cells.said(message) for message in told],
                [cells.row(verdict) for verdict in result.verdicts] if wanted.model else (),
                figures=_figures(lang, result),
                more="" if wanted.model else say(lang, "feedback.again"),
                live=wanted.live,
            )
        spoken_of = {message.item for message in told}
        verdicts = tuple(
            {"item": one.item, "outcome": one.outcome}
            for one in result.verdicts
            if one.outcome != "missed" and (wanted.model or one.item in spoken_of)
        )
        return Checked(self._material.exercise.id, result, html, problems, verdicts)


def _figures(lang: str, result: Score) -> str:
    figures = result.figures
    return say(lang, "by-date.figures", right=figures["right"], graded=figures["graded"])


def _graded(material: Material, solutions: Path, path: Path) -> ByDateKey:
    return by_date_by_law(load_by_date_key(path), material.registry, load_switches(solutions))


class _Cells:
    """One language's view of the cells."""

    def __init__(
        self,
        lang: str,
        question: ByDateQuestion,
        answer: ByDateAnswer,
        key: ByDateKey,
        registry: Registry,
    ) -> None:
        self.lang, self.question, self.answer, self.key = lang, question, answer, key
        self.registry = registry

    def said(self, message: Message) -> Said:
        """A message with the norms of its cell on the cell's own date."""
        found = self.key.cells.get(message.item or "")
        day = found[1].date if found else NO_DAY
        return said(self.lang, message, self.registry, day)

    def _choice(self, status: str | None, reason: str | None, item: str) -> str:
        if status is None:
            return say(self.lang, "feedback.nothing")
        words = say(self.lang, f"by-date.status.{status}")
        if reason is None:
            return words
        says = self.question.item[item].reason[reason].says.to(self.lang)
        return say(self.lang, "by-date.choice", status=words, reason=says)

    def row(self, verdict: Verdict) -> Row:
        """Own answer beside the expert's, with the reasons of both."""
        name = verdict.item or ""
        item, one = self.key.cells[name]
        own = self.answer.cell(name)
        reasons: tuple[Words, ...] = (one.why,)
        if verdict.explanation is not None and verdict.explanation != one.why:
            reasons = (verdict.explanation, one.why)
        frame, values = "by-date.feedback.model", place(name, self.question)
        message = Message("model", frame, one.norms, None, name, values, reasons)
        return Row(
            say(self.lang, f"by-date.outcome.{verdict.outcome}"),
            self._choice(own.status, own.reason, item.id),
            self._choice(one.status, one.reason, item.id),
            (),
            self.said(message),
        )


def by_date_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in question and key that does not fit. Raises BadInput for unreadable files."""
    load_rubric(solutions)
    file = f"{key.parent.name}/{key.name}"
    return check_key(
        load_by_date_key(key), question_of(material), material.catalogue, material.registry, file
    )


def hanging_by_date(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The cells with what they rest on, each on its own date, in the rubric's weights. Raises BadInput."""
    rubric = load_rubric(solutions).by_date
    for item, one in _graded(material, solutions, key).cells.values():
        name = f"{item.id}:{one.date.isoformat()}"
        yield Hanging(name, one.norms, one.date, rubric.status + rubric.reason, one.settled)
