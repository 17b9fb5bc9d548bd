"""The toy evening of the examples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import qorgau.exercises.timeline as room
from qorgau import data_file
from qorgau.exercises.score import Score
from qorgau.exercises.timeline.answer import TimelineAnswer, parse_answer
from qorgau.exercises.timeline.computed import Computed, compute
from qorgau.exercises.timeline.key import TimelineKey, TimelineRubric
from qorgau.exercises.timeline.key_check import check_key
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.exercises.timeline.score import score
from qorgau.law import clock
from qorgau.problem import Problem

EXAMPLES = Path(room.__file__).parent / "examples"


@dataclass(frozen=True)
class Toy:
    """Everything a score is made of, except the answer."""

    question: TimelineQuestion
    key: TimelineKey
    rubric: TimelineRubric
    events: dict[str, datetime]
    charge: str

    @property
    def computed(self) -> Computed:
        return compute(self.key, self.question, self.events, self.charge, clock.law())

    def parse(self, items: dict[str, Any]) -> tuple[TimelineAnswer, tuple[Problem, ...]]:
        return parse_answer(items, "answers.json", self.question)

    def score(self, answer: TimelineAnswer, points: float = 10.0) -> Score:
        return score(answer, self.key, self.rubric, self.computed, points=points)

    def problems(self, key: TimelineKey) -> list[str]:
        found = check_key(key, self.question, self.events, self.charge, clock.law(), "key.yaml")
        return [problem.field for problem in found]


@cache
def _toy() -> Toy:
    raw = data_file.read_yaml(EXAMPLES / "events.yaml")
    return Toy(
        data_file.load(EXAMPLES / "question.yaml", TimelineQuestion),
        data_file.load(EXAMPLES / "key.yaml", TimelineKey),
        data_file.load(EXAMPLES / "rubric.yaml", TimelineRubric),
        {name: datetime.fromisoformat(at) for name, at in raw["events"].items()},
        raw["charge"],
    )


@pytest.fixture(scope="session")
def toy() -> Toy:
    return _toy()
