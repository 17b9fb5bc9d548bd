"""Check a strategy: score, feedback, own choices beside the expert's."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau import places
from qorgau.exercises.score import Score
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.feedback import feedback, own_verdicts
from qorgau.exercises.strategy.key import appeal_days
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.score import score
from qorgau.keys.asked import Asked
from qorgau.keys.checked import Checked, feedback_html, points_words
from qorgau.keys.load import load_rubric, load_strategy_key
from qorgau.keys.switches import appeal_by_law, load_switches
from qorgau.keys.words import said
from qorgau.law.registry import registry
from qorgau.law.terms import limits
from qorgau.texts import LANGUAGES, say


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


def check_strategy(asked: Asked) -> Checked:
    """The strategy of an answer checked against its key, in points of the rubric's dimensions.

    `asked.model` adds the expert's strategy. Raises BadInput when key, rubric or vocabulary cannot be read;
    what is wrong with the items is in `problems`, all readable ones are scored.
    """
    case, catalogue, solutions, model = (
        asked.material.case,
        asked.material.catalogue,
        asked.solutions,
        asked.model,
    )
    view = case_view(case, catalogue, load_strategy_catalogue(places.cases() / "catalogue"))
    strategy_key = load_strategy_key(asked.key, case)
    answer, problems = parse_answer(asked.items, asked.file, view.known)
    days = appeal_days(strategy_key, view, limits())
    rubric = appeal_by_law(
        load_rubric(solutions).strategy,
        strategy_key.case,
        days.norms,
        case.data.law_date,
        registry(),
        load_switches(solutions),
    )
    result = score(answer, strategy_key, rubric, view, days)
    told = feedback(answer, result, strategy_key, rubric, view, days, model=model)
    html = {
        lang: feedback_html(
            lang,
            result,
            [said(lang, message, registry(), case.data.law_date) for message in told],
            (),
            figures=_dimensions(lang, result, rubric),
            more="" if model else say(lang, "feedback.again"),
            live=asked.live,
        )
        for lang in LANGUAGES
    }
    # Before the model answer the form shows no more than the feedback says.
    spoken_of = {message.item for message in told}
    verdicts = tuple(
        {"item": verdict.item, "outcome": verdict.outcome}
        for verdict in own_verdicts(result, strategy_key, model=model)
        if verdict.item and (model or verdict.item in spoken_of)
    )
    return Checked(strategy_key.exercise, result, html, problems, verdicts)
