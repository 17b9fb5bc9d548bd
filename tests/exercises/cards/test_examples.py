"""The examples that stand beside the code say what the exercise does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.exercises.cards.conftest import EXAMPLES

from qorgau import data_file

PATHS = sorted(path for kind in ("right", "wrong") for path in EXAMPLES.glob(f"{kind}-*.yaml"))


def test_there_are_right_and_wrong_examples() -> None:
    """The folder holds both kinds, so that the next test cannot pass on nothing."""
    assert {path.name.partition("-")[0] for path in PATHS} == {"right", "wrong"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_example(path: Path, toy: Any) -> None:
    """Each example gets the score, outcomes and problems that it names."""
    example = data_file.read_yaml(path)
    answer, problems = toy.parse(example["items"])
    result = toy.score(answer)
    got = {
        "value": result.value,
        "outcomes": {one.item: one.outcome for one in result.verdicts},
        "problems": [problem.field for problem in problems],
    }
    assert got == {"problems": []} | example["expect"]
