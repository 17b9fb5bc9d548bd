"""The strategy of every key, filled into the form: it earns everything, and no rule speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.keys.strategies import model_items

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.key import appeal_days
from qorgau.exercises.strategy.rules import check_rules
from qorgau.exercises.strategy.score import score
from qorgau.keys.load import load_rubric, load_strategy_key
from qorgau.law.terms import limits

SOLUTIONS = places.home() / "solutions"
KEYS = sorted(SOLUTIONS.glob("cf*/strategy*.yaml"))


@pytest.mark.parametrize("path", KEYS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_models_strategy_is_whole_and_breaks_no_rule(path: Path) -> None:
    """What a key asks for can be answered: all points of all parts, and not one finding."""
    folder = places.cases() / "catalogue"
    case = load_case(find_case(path.parent.name.upper(), places.cases()), places.cases() / "templates")
    view = case_view(case, load_catalogue(folder), load_strategy_catalogue(folder))
    key = load_strategy_key(path, case)
    days = appeal_days(key, view, limits())
    answer, problems = parse_answer(model_items(key, view, days), "answers.json", view.known)
    assert problems == ()
    found = [(one.rule, one.severity, one.field, one.message.en) for one in check_rules(answer, view)]
    result = score(answer, key, load_rubric(SOLUTIONS).strategy, view, days)
    assert (found, result.value) == ([], result.maximum)
