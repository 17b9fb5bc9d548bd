"""What a run of grading says at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from qorgau.problem import Problem


@dataclass(frozen=True)
class Changed:
    """A cell whose automatic points became others: by which items of the key; `kept`: a person's points stand."""

    cell: str
    before: float | None
    after: float | None
    why: tuple[str, ...] = ()
    kept: float | None = None


@dataclass(frozen=True)
class Line:
    """One trainee's points after this run, before penalty, and everything found; `failed`: not graded, and why."""

    student: str
    points: float | None
    maximum: float
    penalty: float = 0.0
    found: tuple[Problem, ...] = ()
    failed: tuple[Problem, ...] = ()
    changed: tuple[Changed, ...] = ()


@dataclass
class Report:
    """Everything one run did. `earlier_key`: left alone, for they were graded with another key."""

    assignment: str
    key: str
    lines: list[Line] = field(default_factory=list)
    unchanged: int = 0
    earlier_key: list[str] = field(default_factory=list)
    closed: tuple[str, ...] = ()
    seconds: float = 0.0
    stopped: tuple[Problem, ...] = ()

    @property
    def failed(self) -> tuple[Line, ...]:
        """Those that could not be graded."""
        return tuple(line for line in self.lines if line.failed)

    @property
    def noted(self) -> tuple[Line, ...]:
        """Those that are graded and have something a trainer should know."""
        return tuple(line for line in self.lines if line.found and not line.failed)

    @property
    def moved(self) -> tuple[Line, ...]:
        """Those whose points were there before and became others."""
        return tuple(line for line in self.lines if line.changed)

    def plain(self) -> Mapping[str, Any]:
        """Ready for JSON."""
        return asdict(self) | {"graded": len(self.lines) - len(self.failed)}
