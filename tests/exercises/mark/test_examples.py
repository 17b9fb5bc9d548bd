"""The examples that stand beside the code say what the exercise does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import qorgau.exercises.mark as room
from qorgau import data_file
from qorgau.exercises.mark.answer import parse_answer
from qorgau.exercises.mark.score import score

PATHS = sorted(
    path
    for kind in ("right", "wrong")
    for path in (Path(room.__file__).parent / "examples").glob(f"{kind}-*.yaml")
)
POINTS = 12.0


def test_there_are_right_and_wrong_examples() -> None:
    """The folder holds both kinds, so that the next test cannot pass on nothing."""
    assert {path.name.partition("-")[0] for path in PATHS} == {"right", "wrong"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_example(path: Path, toy: Any) -> None:
    """Each example gets the score, verdicts, precision and problems that it names."""
    example = data_file.read_yaml(path)
    expected = example["expect"]
    answer, problems = parse_answer(example["items"], path.name, toy.known)
    result = score(answer, toy.key, toy.rubric, toy.known.families, points=POINTS)
    got = {
        "value": result.value,
        "outcomes": {one.item: one.outcome for one in result.verdicts if one.item},
        "missed": [one.key for one in result.verdicts if one.outcome == "missed"],
        "precision": result.figures["precision"],
        "problems": [problem.field for problem in problems],
    }
    assert got == {"outcomes": {}, "missed": [], "problems": []} | expected
