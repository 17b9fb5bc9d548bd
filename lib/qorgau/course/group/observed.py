"""What the statistics need of one trainee: points, what became of each mark, which items were reached. No name in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SeenMark:
    """One mark: where, which defect was named, how sure the trainee was, what became of it, which item it is about."""

    field: str
    defect: str | None
    confidence: str | None
    outcome: str
    key: str | None


@dataclass(frozen=True)
class Observed:
    """One trainee's checked answers.

    `points` and `checks` (how often the trainee asked for a check) by exercise; `reached` graded items of the key that
    a right mark reached; `shares` of the points of each dimension of a strategy, 0..1; `team` "" for none.
    """

    student: str
    points: Mapping[str, float]
    checks: Mapping[str, int]
    marks: tuple[SeenMark, ...] = ()
    reached: frozenset[str] = frozenset()
    shares: Mapping[str, float] = field(default_factory=dict)
    team: str = ""

    @property
    def total(self) -> float:
        """Points of all exercises."""
        return sum(self.points.values())


@dataclass(frozen=True)
class Item:
    """A graded defect of the key: its id, its fields, the defect's id and the family it belongs to."""

    id: str
    fields: tuple[str, ...]
    defect: str
    family: str
