"""The strategy of every key, filled into the form: it earns everything, and no rule speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.keys.breaches import fired
from tests.keys.strategies import KEYS, SOLUTIONS, filled, name_of

from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.score import score
from qorgau.keys.load import load_rubric


@pytest.mark.parametrize("path", KEYS, ids=name_of)
def test_the_models_strategy_is_whole_and_breaks_no_rule(path: Path) -> None:
    """What a key asks for can be answered: all points of all parts, and not one finding."""
    items, view, key, days = filled(path)
    assert fired(items, view) == frozenset()
    answer, _ = parse_answer(items, "answers.json", view.known)
    result = score(answer, key, load_rubric(SOLUTIONS).strategy, view, days)
    assert result.value == result.maximum
