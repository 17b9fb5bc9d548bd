"""What is wrong with the keys of the exercises that a case file carries whole: marking and strategy."""

from __future__ import annotations

from pathlib import Path

from qorgau import data_file
from qorgau.exercises.material import Material
from qorgau.exercises.strategy import key_check as strategy_check
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.keys import check_case
from qorgau.keys.load import load_rubric
from qorgau.problem import Problem


def mark_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a marking key and its rubric that does not fit. Raises BadInput for unreadable files."""
    return check_case.mark_problems(key, material.case, material.catalogue, load_rubric(solutions))


def strategy_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a strategy key and its rubric that does not fit. Raises BadInput for unreadable files."""
    strategy, rubric = (
        load_strategy_catalogue(solutions.parent / "cases" / "catalogue"),
        load_rubric(solutions),
    )
    return (
        *check_case.strategy_problems(key, material.case, material.catalogue, strategy, rubric),
        *strategy_check.check_points(rubric.strategy, material.exercise.points, data_file.short_name(key)),
    )
