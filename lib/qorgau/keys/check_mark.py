"""Check a marking exercise: score, feedback, own marks beside the expert's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.mark.answer import Mark, MarkAnswer, parse_answer
from qorgau.exercises.mark.compare import Comparison, Difference, Expert
from qorgau.exercises.mark.feedback import Feedback, feedback
from qorgau.exercises.mark.score import score
from qorgau.exercises.mark.vocabulary import vocabulary
from qorgau.exercises.material import Material
from qorgau.exercises.score import Figure, Score
from qorgau.keys.asked import Hanging
from qorgau.keys.checked import Checked, Row, feedback_html
from qorgau.keys.load import load_mark_key, load_rubric
from qorgau.keys.switches import by_law, load_switches
from qorgau.keys.words import norm_lines, said
from qorgau.law.registry import Registry, registry
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES, say


def _percent(figure: Figure) -> str:
    return f"{round(100 * figure)} %" if isinstance(figure, int | float) else "—"


def _figures(lang: str, result: Score) -> str:
    figures = result.figures
    return say(
        lang,
        "mark.figures",
        precision=_percent(figures.get("precision")),
        recall=_percent(figures.get("recall")),
    )


def _calibration(lang: str, result: Score, names: Mapping[str, str]) -> list[str]:
    table = result.figures.get("calibration")
    if not isinstance(table, Mapping):
        return []
    return [
        say(lang, "mark.calibration.line", confidence=names[name], right=line["right"], n=line["n"])
        for name, line in table.items()
        if isinstance(line, Mapping) and line["n"]
    ]


class _Words:
    """Names of ids in one language, for the lines of the comparison."""

    def __init__(self, case: Case, catalogue: Catalogue, lang: str) -> None:
        self.lang = lang
        self._day = case.data.law_date
        self._names = {defect.id: defect.name.to(lang) for defect in catalogue.defects}
        self._names |= {one.id: one.name.to(lang) for one in catalogue.look_alikes}
        words = catalogue.words
        for choices in (words.consequences, words.severities, words.confidences, words.stages):
            self._names |= {choice.id: choice.name.to(lang) for choice in choices}

    def name(self, found: str | None) -> str:
        if found is None:
            return say(self.lang, "feedback.nothing")
        if found in registry():
            return norm_lines(self.lang, (found,), registry(), self._day)[0]
        return self._names.get(found, found)

    def own(self, mark: Mark | None) -> str:
        if mark is None:
            return say(self.lang, "feedback.nothing")
        quote = f" «{mark.quote.exact}»" if mark.quote else ""
        return f"{mark.field}{quote}: {self.name(mark.defect) if mark.defect else say(self.lang, 'mark.unnamed')}"

    def expert(self, expert: Expert | None) -> str:
        if expert is None:
            return say(self.lang, "feedback.no-objection")
        fields = ", ".join(expert.fields)
        if expert.look_alike:
            return say(self.lang, "mark.expert.look-alike", field=fields, name=self.name(expert.look_alike))
        if expert.defect is None:
            return say(self.lang, "mark.expert.discussed", field=fields)
        return f"{fields}: {self.name(expert.defect)}"

    def difference(self, found: Difference) -> str:
        return say(
            self.lang,
            "mark.difference",
            part=say(self.lang, f"mark.feedback.part.{found.part}"),
            own=self.name(found.own),
            expert=", ".join(self.name(one) for one in found.expert),
        )

    def row(self, line: Comparison) -> Row:
        return Row(
            say(self.lang, f"mark.outcome.{line.outcome}"),
            self.own(line.own),
            self.expert(line.expert),
            tuple(self.difference(found) for found in line.differences),
            said(self.lang, line.message, registry(), self._day),
        )


def _expert_places(comparisons: tuple[Comparison, ...]) -> tuple[Mapping[str, Any], ...]:
    seen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for line in comparisons:
        if line.expert is None or line.expert.defect is None:
            continue
        for field in line.expert.fields:
            seen[field, line.expert.defect] = {"field": field, "defect": line.expert.defect}
    return tuple(seen.values())


class MarkCheck:
    """A marking exercise made ready: what no answer changes is worked out once."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when key or rubric cannot be read."""
        case, catalogue, points = material.case, material.catalogue, float(material.exercise.points)
        day = case.data.law_date
        self.rubric = load_rubric(solutions).mark
        self.key = by_law(load_mark_key(key, case), day, registry(), load_switches(solutions))
        self._catalogue, self._points, self._day = catalogue, points, day
        self._known = vocabulary(case, catalogue, registry().ids())
        self._words = {lang: _Words(case, catalogue, lang) for lang in LANGUAGES}

    def score(self, items: Mapping[str, object], file: str) -> tuple[MarkAnswer, Score, tuple[Problem, ...]]:
        """The answer as it was read, its score, and what was wrong with its items. No feedback."""
        answer, problems = parse_answer(items, file, self._known)
        result = score(answer, self.key, self.rubric, self._catalogue.family_of, points=self._points)
        return answer, result, problems

    def check(
        self,
        items: Mapping[str, object],
        file: str,
        *,
        model: bool,
        live: bool,
        languages: Sequence[str] = LANGUAGES,
    ) -> Checked:
        """The marks in `items` checked, in points of the exercise, with feedback in `languages`.

        `model` adds own marks beside the expert's. What is wrong with the items is in `problems`, all readable
        marks are scored.
        """
        answer, result, problems = self.score(items, file)
        told = feedback(answer, result, self.key, self.rubric, self._catalogue.defect, model=model)
        # Before the model answer the papers show no more than the feedback says.
        spoken_of = {message.item for message in told.messages}
        verdicts = tuple(
            {"item": verdict.item, "outcome": verdict.outcome}
            for verdict in result.verdicts
            if verdict.item and (model or verdict.item in spoken_of)
        )
        return Checked(
            self.key.exercise,
            result,
            {lang: self._html(lang, result, told, model=model, live=live) for lang in languages},
            problems,
            verdicts,
            _expert_places(told.comparisons) if model else (),
        )

    def _html(self, lang: str, result: Score, told: Feedback, *, model: bool, live: bool) -> str:
        words = self._words[lang]
        confidences = {choice.id: choice.name.to(lang) for choice in self._catalogue.words.confidences}
        return feedback_html(
            lang,
            result,
            [said(lang, message, registry(), self._day) for message in told.messages],
            [words.row(line) for line in told.comparisons],
            figures=_figures(lang, result),
            calibration=_calibration(lang, result, confidences),
            more="" if model else say(lang, "feedback.again"),
            live=live,
        )


def hanging_mark(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The defects of a marking key with what they rest on, in the rubric's weights. Raises BadInput."""
    return hanging_marks(material.case, material.registry, solutions, key)


def hanging_marks(case: Case, law: Registry, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The same for the key of a case that no workbook needs to be about. Raises BadInput."""
    weights, day = load_rubric(solutions).mark.weights, case.data.law_date
    for item in by_law(load_mark_key(key, case), day, law, load_switches(solutions)).defects:
        yield Hanging(item.id, item.norms, day, weights[item.severity], item.graded)
