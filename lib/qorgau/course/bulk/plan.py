"""Everything about one assignment that no submission changes, read once and sent to whoever grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qorgau.course.repair import Cell


@dataclass(frozen=True)
class Check:
    """A check cell as the gradebook has it: which exercise it asks for, its source and its points."""

    cell: str
    exercise: str
    source: str
    maximum: float


@dataclass(frozen=True)
class Written:
    """A cell that people grade: `graded` cells have points, all have a comment; `untouched` is its first checksum."""

    cell: str
    task: bool
    graded: bool
    maximum: float
    untouched: str | None


@dataclass(frozen=True)
class Plan:
    """One assignment.

    `released` is what went out, `sanitized` the same cells after nbgrader's own clean-up, by grade id; `frame` is the
    notebook without cells. `key` names keys, rubric, case and kit by their content. `revealed` are the exercises whose
    analysis a trainee may read.
    """

    assignment: str
    workbook: str
    released: tuple[Cell, ...]
    sanitized: Mapping[str, Cell]
    frame: Mapping[str, Any]
    checks: tuple[Check, ...]
    written: tuple[Written, ...]
    max_traceback: int
    owner_must_match: bool
    solutions: Path
    home: Path
    key: str
    revealed: frozenset[str]

    @property
    def maxima(self) -> Mapping[str, float]:
        """Points by graded cell."""
        by_hand = {one.cell: one.maximum for one in self.written if one.graded}
        return {one.cell: one.maximum for one in self.checks} | by_hand

    @property
    def maximum(self) -> float:
        """The points of the whole assignment."""
        return sum(one.maximum for one in self.checks) + sum(one.maximum for one in self.written)
