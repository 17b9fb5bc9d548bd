"""The figures a strategy is scored with: the part `strategy` of solutions/rubric.yaml."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Self

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
    basis: Points
    motions: Points
    client: Points
    risks: Points
    appeal: Points

    @property
    def total(self) -> float:
        """Points of the whole exercise."""
        return math.fsum(self.model_dump().values())


class Cap(_Strict):
    """A gate: at most `points` out of `of`, whatever else the strategy holds."""

    points: Points
    of: float = Field(gt=0)

    @property
    def share(self) -> float:
        """The cap as a share of the maximum, at most 1."""
        return min(self.points / self.of, 1.0)


class Caps(_Strict):
    """Gates by what closes them.

    Positions that exclude each other; no teach-back where it is needed; third persons put at risk.
    """

    contradiction: Cap
    consent: Cap
    third_persons: Cap


class _Parts(_Strict):
    """Shares of wholes: each group of names in `wholes` makes 1 together."""

    wholes: ClassVar[tuple[tuple[str, ...], ...]]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for names in self.wholes:
            if abs(sum(getattr(self, name) for name in names) - 1) > 1e-9:
                raise ValueError(f"{', '.join(names)} must make 1 together")
        return self


class PositionShares(_Parts):
    """Parts of the position; the weight of the main position in the key scales all of them."""

    wholes: ClassVar = (("primary", "theory", "rejected", "gate"),)
    primary: Share = 0.6
    theory: Share = 0.15
    rejected: Share = 0.15
    gate: Share = 0.1
    theory_words: int = Field(default=40, gt=0)
    rejections: int = Field(default=2, gt=0)
    reason_words: int = Field(default=8, gt=0)


class FactShares(_Parts):
    """Parts of one fact; `half` of the sources for a weak list, or for the burden of proof alone."""

    wholes: ClassVar = (("status", "sources"),)
    status: Share = 0.75
    sources: Share = 0.25
    half: Share = 0.5


class EvidenceShares(_Parts):
    """Parts of one piece of evidence; a perishable one weighs `perishable` times another."""

    wholes: ClassVar = (("chosen", "facts", "secured", "admissible"),)
    chosen: Share = 0.4
    facts: Share = 0.25
    secured: Share = 0.25
    admissible: Share = 0.1
    perishable: float = Field(default=2.0, gt=0)


class MotionShares(_Parts):
    """Parts of the plan; `window` of the stage for one inside the window but not the best.

    `refused` is for saying what follows when the request is refused.

    `wrong` is what a wrong motion costs, measured by what an expected one earns for being chosen.
    """

    wholes: ClassVar = (("chosen", "stage", "order", "refused"),)
    chosen: Share = 0.5
    stage: Share = 0.25
    order: Share = 0.15
    refused: Share = 0.1
    window: Share = 0.5
    wrong: float = Field(default=1.0, ge=0)


class BasisShares(_Parts):
    """Parts of one norm; `wrong` is what a wrong one costs, measured by what a right one earns for its name.

    `half` of everything when norms that nobody needs outnumber the right ones.
    """

    wholes: ClassVar = (("named", "level"),)
    named: Share = 0.7
    level: Share = 0.3
    half: Share = 0.5
    wrong: float = Field(default=1.0, ge=0)


class ClientShares(_Parts):
    """Parts of the client plan; `lines` are the right lines of each side of the card that are enough."""

    wholes: ClassVar = (("steps", "do", "dont", "language", "access", "reach"),)
    steps: Share = 0.3
    do: Share = 0.2
    dont: Share = 0.2
    language: Share = 0.1
    access: Share = 0.1
    reach: Share = 0.1
    lines: int = Field(default=3, gt=0)


class RiskShares(_Parts):
    """Risks and fallback make the dimension, name and level make one risk; `wrong` as for norms."""

    wholes: ClassVar = (("risks", "fallback"), ("named", "level"))
    risks: Share = 0.5
    fallback: Share = 0.5
    named: Share = 0.7
    level: Share = 0.3
    wrong: float = Field(default=1.0, ge=0)


class FallbackShares(_Parts):
    """Parts of the fallback: an accepted position, and a trigger of at least `trigger_words` words."""

    wholes: ClassVar = (("position", "trigger"),)
    position: Share = 0.7
    trigger: Share = 0.3
    trigger_words: int = Field(default=3, gt=0)


class AppealShares(_Parts):
    """Parts of the appeal; a wrong day leaves nothing of them."""

    wholes: ClassVar = (("date", "ask", "grounds", "late", "suspend"),)
    date: Share = 0.4
    ask: Share = 0.2
    grounds: Share = 0.2
    late: Share = 0.1
    suspend: Share = 0.1


class Shares(_Strict):
    """How each dimension is made up."""

    position: PositionShares = PositionShares()
    facts: FactShares = FactShares()
    evidence: EvidenceShares = EvidenceShares()
    motions: MotionShares = MotionShares()
    basis: BasisShares = BasisShares()
    client: ClientShares = ClientShares()
    risks: RiskShares = RiskShares()
    fallback: FallbackShares = FallbackShares()
    appeal: AppealShares = AppealShares()


class StrategyRubric(_Strict):
    """Points, gates and shares; the shares have defaults, so that the data names only what differs."""

    dimensions: Dimensions
    caps: Caps
    shares: Shares = Shares()
