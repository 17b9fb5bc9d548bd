"""Check a marking exercise: score, feedback, own marks beside the expert's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qorgau.cases.case import Case
from qorgau.exercises.mark.answer import MarkAnswer, parse_answer
from qorgau.exercises.mark.compare import Comparison
from qorgau.exercises.mark.feedback import Feedback, feedback
from qorgau.exercises.mark.score import score
from qorgau.exercises.mark.vocabulary import vocabulary
from qorgau.exercises.material import Material
from qorgau.exercises.score import Score
from qorgau.keys.asked import Hanging, Items, Wanted
from qorgau.keys.checked import Checked, feedback_html
from qorgau.keys.load import load_mark_key, load_rubric
from qorgau.keys.mark_review import review_html
from qorgau.keys.mark_words import MarkWords
from qorgau.keys.switches import by_law, load_switches
from qorgau.keys.words import said
from qorgau.law.registry import Registry, registry
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES, say


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
        self._case, self._catalogue, self._points, self._day = case, catalogue, points, day
        self._known = vocabulary(case, catalogue, registry().ids())
        self._words = {lang: MarkWords(case, catalogue, lang) for lang in LANGUAGES}

    def score(self, items: Items, file: str) -> tuple[MarkAnswer, Score, tuple[Problem, ...]]:
        """The answer as it was read, its score, and what was wrong with its items. No feedback."""
        answer, problems = parse_answer(items, file, self._known)
        result = score(answer, self.key, self.rubric, self._catalogue.family_of, points=self._points)
        return answer, result, problems

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """The marks in `items` checked, in points of the exercise."""
        answer, result, problems = self.score(items, wanted.file)
        told = feedback(answer, result, self.key, self.rubric, self._catalogue.defect, model=wanted.model)
        # Before the model answer the papers show no more than the feedback says.
        spoken_of = {message.item for message in told.messages}
        verdicts = tuple(
            {"item": verdict.item, "outcome": verdict.outcome}
            for verdict in result.verdicts
            if verdict.item and (wanted.model or verdict.item in spoken_of)
        )
        return Checked(
            self.key.exercise,
            result,
            {lang: self._html(lang, result, told, wanted) for lang in wanted.languages},
            problems,
            verdicts,
            _expert_places(told.comparisons) if wanted.model else (),
        )

    def _html(self, lang: str, result: Score, told: Feedback, wanted: Wanted) -> str:
        warning = self.rubric.precision_warning
        return feedback_html(
            lang,
            result,
            [said(lang, message, registry(), self._day) for message in told.messages],
            (),
            review=review_html(self._case, self._words[lang], result, told.comparisons, low=warning),
            more="" if wanted.model else say(lang, "feedback.again"),
            live=wanted.live,
        )


def hanging_mark(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The defects of a marking key with what they rest on, in the rubric's weights. Raises BadInput."""
    return hanging_marks(material.case, material.registry, solutions, key)


def hanging_marks(case: Case, law: Registry, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The same for the key of a case that no workbook needs to be about. Raises BadInput."""
    weights, day = load_rubric(solutions).mark.weights, case.data.law_date
    for item in by_law(load_mark_key(key, case), day, law, load_switches(solutions)).defects:
        yield Hanging(item.id, item.norms, day, weights[item.severity], item.graded)
