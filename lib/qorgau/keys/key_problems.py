"""What is wrong with the keys of the exercises that a case file carries whole: marking and strategy."""

from __future__ import annotations

from pathlib import Path

from qorgau.exercises.mark import key_check as mark_check
from qorgau.exercises.mark.vocabulary import vocabulary
from qorgau.exercises.material import Material
from qorgau.exercises.strategy import key_check as strategy_check
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.keys.load import load_mark_key, load_rubric, load_strategy_key
from qorgau.law.terms import limits
from qorgau.problem import Problem


def mark_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a marking key and its rubric that does not fit. Raises BadInput for unreadable files."""
    known = vocabulary(material.case, material.catalogue, material.registry.ids())
    entries = {address: field.entry for address, field in material.case.fields.items()}
    return (
        *mark_check.check_rubric(load_rubric(solutions).mark, known, "rubric.yaml"),
        *mark_check.check_key(load_mark_key(key), known, f"{key.parent.name}/{key.name}", entries),
    )


def strategy_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a strategy key and its rubric that does not fit. Raises BadInput for unreadable files."""
    vocabulary = load_strategy_catalogue(solutions.parent / "cases" / "catalogue")
    view = case_view(material.case, material.catalogue, vocabulary)
    rubric, file = load_rubric(solutions).strategy, f"{key.parent.name}/{key.name}"
    return (
        *strategy_check.check_key(load_strategy_key(key), view, limits(), rubric, file),
        *strategy_check.check_points(rubric, material.exercise.points, file),
    )
