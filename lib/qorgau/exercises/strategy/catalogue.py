"""The vocabulary of strategies, read from the catalogue's folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from qorgau import data_file
from qorgau.cases.catalogue import AnswerWords
from qorgau.exercises.strategy.plan import PlanFile
from qorgau.exercises.strategy.rules_file import read_rules
from qorgau.exercises.strategy.vocabulary import MotionsFile, PositionsFile, RulesFile, Vocabulary, vocabulary
from qorgau.exercises.strategy.vocabulary_check import check_vocabulary
from qorgau.problem import BadInput, Problem

Model = TypeVar("Model", bound=BaseModel)


def _read(path: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    try:
        return data_file.load(path, model)
    except BadInput as error:
        problems.extend(error.problems)
        return None


def _rules(path: Path, problems: list[Problem]) -> RulesFile | None:
    try:
        rules, found = read_rules(path)
    except BadInput as error:
        problems.extend(error.problems)
        return None
    problems.extend(found)
    return RulesFile(rules=rules)


@cache
def load_strategy_catalogue(folder: Path) -> Vocabulary:
    """Positions, motions, rules, answer words and plan from `folder` (cases/catalogue), checked against each other.

    Raises BadInput with the errors of all five files at once.
    """
    problems: list[Problem] = []
    positions = _read(folder / "positions.yaml", PositionsFile, problems)
    motions = _read(folder / "motions.yaml", MotionsFile, problems)
    rules = _rules(folder / "rules.yaml", problems)
    words = _read(folder / "answers.yaml", AnswerWords, problems)
    plan = _read(folder / "plan.yaml", PlanFile, problems)
    if positions is None or motions is None or rules is None or words is None or plan is None:
        raise BadInput(problems)
    loaded = vocabulary(positions, motions, rules, words, plan)
    problems.extend(check_vocabulary(loaded))
    if problems:
        raise BadInput(problems)
    return loaded
