"""The examples that stand beside the code say what the exercise does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import qorgau.exercises.strategy as room
from qorgau import data_file
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.rules import check_rules
from qorgau.exercises.strategy.score import score

PATHS = sorted(
    path
    for kind in ("right", "wrong")
    for path in (Path(room.__file__).parent / "examples").glob(f"{kind}-*.yaml")
)


def test_there_are_right_and_wrong_examples() -> None:
    """The folder holds both kinds, so that the next test cannot pass on nothing."""
    assert {path.name.partition("-")[0] for path in PATHS} == {"right", "wrong"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_example(path: Path, toy: Any) -> None:
    """Each example gets the points, findings, gate and problems that it names."""
    example = data_file.read_yaml(path)
    items = {**(toy.model if example.get("from") == "model" else {}), **example["items"]}
    answer, problems = parse_answer(items, path.name, toy.view.known)
    result = score(answer, toy.key, toy.rubric, toy.view, toy.days)
    got = {
        "value": result.value,
        "dimensions": result.figures["dimensions"],
        "primary": result.figures["primary"],
        "capped_by": result.figures["capped_by"],
        "findings": [f"{one.rule} {one.field}" for one in check_rules(answer, toy.view)],
        "problems": [problem.field for problem in problems],
    }
    assert got == {"capped_by": None, "findings": [], "problems": []} | example["expect"]
