"""What is wrong with the keys of the exercises that a case file carries whole: marking and strategy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qorgau import data_file
from qorgau.exercises.material import Material
from qorgau.exercises.strategy import key_check as strategy_check
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.keys import check_case
from qorgau.keys.load import load_rubric, load_strategy_key
from qorgau.problem import Problem


def _clients(material: Material, path: Path) -> Iterator[Problem]:
    """Live rules know no key: whom a strategy is for, its exercise says, and its key must say the same."""
    own, theirs = material.exercise.clients, load_strategy_key(path, material.case).clients
    if set(own) != set(theirs):
        file = f"{material.setting.workbook.id}/workbook.yaml"
        said = f"is {', '.join(own) or 'nobody'}, its key is for {', '.join(theirs) or 'everybody'}"
        hint = f"clients: [{', '.join(theirs)}], as in {data_file.short_name(path)}"
        yield Problem(file, f"exercises.{material.exercise.id}.clients", said, hint)


def mark_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a marking key and its rubric that does not fit. Raises BadInput for unreadable files."""
    return check_case.mark_problems(key, material.case, material.catalogue, load_rubric(solutions))


def strategy_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in a strategy key, its rubric and its exercise that does not fit.

    Raises BadInput for unreadable files.
    """
    strategy = load_strategy_catalogue(material.setting.cases / "catalogue")
    rubric = load_rubric(solutions)
    return (
        *_clients(material, key),
        *check_case.strategy_problems(key, material.case, material.catalogue, strategy, rubric),
        *strategy_check.check_points(rubric.strategy, material.exercise.points, data_file.short_name(key)),
    )
