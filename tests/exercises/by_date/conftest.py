"""The toy library of the examples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import qorgau.exercises.by_date as room
from qorgau import data_file, places
from qorgau.cases.catalogue import load_catalogue
from qorgau.exercises.by_date.answer import ByDateAnswer, parse_answer
from qorgau.exercises.by_date.key import ByDateKey, ByDateRubric
from qorgau.exercises.by_date.key_check import check_key
from qorgau.exercises.by_date.question import ByDateQuestion, load_question
from qorgau.exercises.by_date.score import score
from qorgau.exercises.score import Score
from qorgau.law.registry import registry
from qorgau.problem import Problem

EXAMPLES = Path(room.__file__).parent / "examples"


@dataclass(frozen=True)
class Toy:
    """Everything a score is made of, except the answer."""

    question: ByDateQuestion
    key: ByDateKey
    rubric: ByDateRubric

    def parse(self, items: dict[str, Any]) -> tuple[ByDateAnswer, tuple[Problem, ...]]:
        return parse_answer(items, "answers.json", self.question)

    def score(self, answer: ByDateAnswer, points: float = 12.0) -> Score:
        return score(answer, self.key, self.rubric, points=points)

    def problems(self, key: ByDateKey) -> list[str]:
        catalogue = load_catalogue(places.cases() / "catalogue")
        return [one.field for one in check_key(key, self.question, catalogue, registry(), "key.yaml")]


@cache
def _toy() -> Toy:
    return Toy(
        load_question(EXAMPLES / "question.yaml", registry()),
        data_file.load(EXAMPLES / "key.yaml", ByDateKey),
        data_file.load(EXAMPLES / "rubric.yaml", ByDateRubric),
    )


@pytest.fixture(scope="session")
def toy() -> Toy:
    return _toy()
