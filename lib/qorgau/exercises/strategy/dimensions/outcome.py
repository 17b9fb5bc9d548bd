"""What one dimension gives: its points and the verdicts they come from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from qorgau.exercises.score import Verdict


@dataclass(frozen=True)
class Judged:
    """A verdict with its points unrounded, so that many small parts do not add up to a rounding error."""

    verdict: Verdict
    points: float


@dataclass(frozen=True)
class Dimension:
    """One dimension: judgements, and the most it can earn, in points."""

    name: str
    judged: tuple[Judged, ...]
    maximum: float

    @property
    def points(self) -> float:
        """Points in 0..maximum, unrounded."""
        return min(max(math.fsum(one.points for one in self.judged), 0.0), self.maximum)


def judged(verdict: Verdict) -> Judged:
    """Takes a verdict with unrounded points; gives it with points to two decimals, beside the exact ones."""
    return Judged(replace(verdict, points=round(verdict.points, 2)), verdict.points)
