"""Check a strategy: score, feedback, own choices beside the expert's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qorgau import places
from qorgau.exercises.material import Material
from qorgau.exercises.score import Score
from qorgau.exercises.strategy.answer import StrategyAnswer, parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.feedback import feedback, own_verdicts
from qorgau.exercises.strategy.key import appeal_days
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.score import score
from qorgau.keys.asked import Hanging, Items, Wanted
from qorgau.keys.checked import Checked, feedback_html, points_words
from qorgau.keys.load import load_rubric, load_strategy_key
from qorgau.keys.switches import appeal_by_law, basis_by_law, load_switches, strategy_by_law
from qorgau.keys.words import said
from qorgau.law.registry import registry
from qorgau.law.terms import limits
from qorgau.problem import Problem
from qorgau.texts import say


def _dimensions(lang: str, result: Score, rubric: StrategyRubric) -> str:
    earned = result.figures["dimensions"]
    if not isinstance(earned, Mapping):
        raise TypeError("a strategy score gives points by dimension")
    parts = [
        say(
            lang,
            "strategy.dimension",
            name=say(lang, f"strategy.dimension.{name}"),
            points=points_words(lang, float(str(earned[name]))),
            maximum=points_words(lang, most),
        )
        for name, most in rubric.dimensions.model_dump().items()
    ]
    return "; ".join(parts) + "."


class StrategyCheck:
    """A strategy exercise made ready: what no answer changes is worked out once."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when key, rubric or vocabulary cannot be read."""
        case, catalogue, self._exam = material.case, material.catalogue, material.exercise.exam
        self._day = case.data.law_date
        known = load_strategy_catalogue(places.cases() / "catalogue")
        self._view = case_view(case, catalogue, known, material.exercise.clients)
        switches = load_switches(solutions)
        self.key = strategy_by_law(load_strategy_key(key, case), self._day, registry(), switches)
        self._appeal = appeal_days(self.key, self._view, limits())
        whole = load_rubric(solutions).strategy
        rubric = appeal_by_law(whole, self.key.case, self._appeal.norms, self._day, registry(), switches)
        self.rubric = basis_by_law(rubric, self.key)

    def score(self, items: Items, file: str) -> tuple[StrategyAnswer, Score, tuple[Problem, ...]]:
        """The answer as it was read, its score, and what was wrong with its items. No feedback."""
        answer, problems = parse_answer(items, file, self._view.known)
        return (
            answer,
            score(answer, self.key, self.rubric, self._view, self._appeal, exam=self._exam),
            problems,
        )

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """The strategy in `items` checked, in points of the rubric's dimensions."""
        answer, result, problems = self.score(items, wanted.file)
        told = feedback(
            answer,
            result,
            self.key,
            self.rubric,
            self._view,
            self._appeal,
            model=wanted.model,
            exam=self._exam,
        )
        html = {
            lang: feedback_html(
                lang,
                result,
                [said(lang, message, registry(), self._day) for message in told],
                (),
                figures=_dimensions(lang, result, self.rubric),
                more="" if wanted.model else say(lang, "feedback.again"),
                live=wanted.live,
            )
            for lang in wanted.languages
        }
        # Before the model answer the form shows no more than the feedback says.
        spoken_of = {message.item for message in told}
        verdicts = tuple(
            {"item": verdict.item, "outcome": verdict.outcome}
            for verdict in own_verdicts(result, self.key, model=wanted.model)
            if verdict.item and (wanted.model or verdict.item in spoken_of)
        )
        return Checked(self.key.exercise, result, html, problems, verdicts)


def hanging_strategy(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The norms of the legal basis with their share of its points. Raises BadInput."""
    day, points = material.case.data.law_date, load_rubric(solutions).strategy.dimensions.basis
    known = load_strategy_key(key, material.case)
    basis = strategy_by_law(known, day, material.registry, load_switches(solutions)).basis
    for norm in basis.expected:
        yield Hanging(norm.item, norm.any, day, points / len(basis.expected), norm.graded)
