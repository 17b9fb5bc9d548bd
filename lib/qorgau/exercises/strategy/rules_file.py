"""rules.yaml as an author writes it: one broken rule leaves the others to be looked at too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from qorgau import data_file
from qorgau.exercises.strategy.vocabulary import Rule, RulesFile
from qorgau.problem import BadInput, Problem


def read_rules(path: Path) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules that have the right shape, and what is wrong with the shape of the others, each under its own id.

    Raises BadInput when the file is no YAML, or no list of rules.
    """
    data, file = data_file.read_yaml(path), data_file.short_name(path)
    try:
        return data_file.validate(RulesFile, data, file).rules, ()
    except BadInput as error:
        if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
            raise
        written: list[Any] = data["rules"]
        return tuple(_sound(written)), tuple(_named(error.problems, written))


def _sound(written: Iterable[Any]) -> Iterator[Rule]:
    for one in written:
        try:
            yield Rule.model_validate(one)
        except ValidationError:
            continue  # told with the whole file


def _named(problems: Iterable[Problem], written: list[Any]) -> Iterator[Problem]:
    """The same problems with the id of their rule in place of its number in the list."""
    for problem in problems:
        head, _, rest = problem.field.partition(".")
        number, _, part = rest.partition(".")
        rule = written[int(number)] if head == "rules" and number.isdigit() else None
        name = rule.get("id") if isinstance(rule, dict) else None
        yield replace(problem, field=f"{name}.{part}") if isinstance(name, str) and part else problem
