"""The figures a strategy is scored with: the part `strategy` of solutions/rubric.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Points = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Dimensions(_Strict):
    """Points of each dimension."""

    position: Points
    facts: Points
    evidence: Points
    motions: Points
    appeal: Points

    @property
    def total(self) -> float:
        """Points of the whole exercise."""
        return self.position + self.facts + self.evidence + self.motions + self.appeal


class Cap(_Strict):
    """A gate: at most `points` out of `of`, whatever else the strategy holds."""

    points: Points
    of: float = Field(gt=0)

    @property
    def share(self) -> float:
        """The cap as a share of the maximum, at most 1."""
        return min(self.points / self.of, 1.0)


class Caps(_Strict):
    """Gates by what opens them: positions that exclude each other; no teach-back where it is needed."""

    contradiction: Cap
    consent: Cap


class _Parts(_Strict):
    @model_validator(mode="after")
    def _whole(self) -> _Parts:
        named = [getattr(self, name) for name in self._parts()]
        if abs(sum(named) - 1) > 1e-9:
            raise ValueError(f"{', '.join(self._parts())} must make 1 together")
        return self

    def _parts(self) -> tuple[str, ...]:
        raise NotImplementedError


class PositionShares(_Parts):
    """Parts of the position; the weight of the main position in the key scales all of them."""

    primary: Share = 0.6
    theory: Share = 0.2
    rejected: Share = 0.2
    theory_words: int = Field(default=40, gt=0)
    rejections: int = Field(default=2, gt=0)
    reason_words: int = Field(default=8, gt=0)

    def _parts(self) -> tuple[str, ...]:
        return ("primary", "theory", "rejected")


class FactShares(_Parts):
    """Parts of one fact; `half` of the sources for a weak list, or for the burden of proof alone."""

    status: Share = 0.75
    sources: Share = 0.25
    half: Share = 0.5

    def _parts(self) -> tuple[str, ...]:
        return ("status", "sources")


class EvidenceShares(_Parts):
    """Parts of one piece of evidence; a perishable one weighs `perishable` times another."""

    chosen: Share = 0.4
    facts: Share = 0.3
    secured: Share = 0.3
    perishable: float = Field(default=2.0, gt=0)

    def _parts(self) -> tuple[str, ...]:
        return ("chosen", "facts", "secured")


class MotionShares(_Parts):
    """Parts of the plan; `window` of the stage for one inside the window but not the best.

    `wrong` is what a wrong motion costs, measured by what an expected one earns for being chosen.
    """

    chosen: Share = 0.5
    stage: Share = 0.3
    order: Share = 0.2
    window: Share = 0.5
    wrong: float = Field(default=1.0, ge=0)

    def _parts(self) -> tuple[str, ...]:
        return ("chosen", "stage", "order")


class Shares(_Strict):
    """How each dimension is made up."""

    position: PositionShares = PositionShares()
    facts: FactShares = FactShares()
    evidence: EvidenceShares = EvidenceShares()
    motions: MotionShares = MotionShares()


class StrategyRubric(_Strict):
    """Points, gates and shares; the shares have defaults, so that the data names only what differs."""

    dimensions: Dimensions
    caps: Caps
    shares: Shares = Shares()
