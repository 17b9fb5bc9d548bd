"""Go on after bad input, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qorgau.problem import BadInput, Problem

Thing = TypeVar("Thing")


def attempt(make: Callable[[], Thing], problems: list[Problem]) -> Thing | None:
    """What `make` gives; its problems are kept and None is given."""
    try:
        return make()
    except BadInput as error:
        problems += error.problems
        return None
