"""The vocabulary of strategies: positions and how they fit, motions and their windows, coherence rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from qorgau.cases.catalogue import AnswerWords, Choice
from qorgau.cases.words import Words
from qorgau.exercises.strategy.plan import PlanFile

Fit: TypeAlias = Literal["fits", "contradiction", "arguendo"]
Severity: TypeAlias = Literal["block", "warn", "info"]
Parameter: TypeAlias = StrictInt | StrictStr | tuple[StrictStr, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Position(_Strict):
    """A story the defence can stand on; tags tie it to the facts it needs and the facts it denies."""

    id: str = Field(pattern=r"^POS(-[A-Z]+)+$")
    name: Words
    story: Words
    kind: Literal["factual", "factual-legal", "legal"]
    needs: Words
    requires_tags: tuple[str, ...] = ()
    forbids_tags: tuple[str, ...] = ()
    consent: bool = False
    gate: bool = False


class Pairing(_Strict):
    """Two positions, in no order, that do not simply fit."""

    pair: tuple[str, str]
    fit: Literal["contradiction", "arguendo"]


class PairNote(_Strict):
    """What to mind when two positions stand together."""

    pair: tuple[str, str]
    note: Words


class PositionsFile(_Strict):
    """positions.yaml."""

    positions: tuple[Position, ...] = Field(min_length=1)
    compatibility: tuple[Pairing, ...] = ()
    notes: tuple[PairNote, ...] = ()


class Motion(_Strict):
    """A request of the defence: from which to which stage it can be made, and after which others.

    `trap`: the law knows no such request; it stands in the list to be recognised.
    """

    id: str = Field(pattern=r"^M(-[A-Z]+)+$")
    name: Words
    about: Words
    window: tuple[str, str]
    after: tuple[str, ...] = ()
    understanding: bool = False
    trap: bool = False
    norms: tuple[str, ...] = ()


class MotionsFile(_Strict):
    """motions.yaml."""

    motions: tuple[Motion, ...] = Field(min_length=1)


class Rule(_Strict):
    """A coherence rule: which predicate finds the breach, and what is said about it.

    `exam` is its severity in an exam, where that is another one.
    """

    id: str = Field(pattern=r"^R\d+$")
    predicate: str
    severity: Severity
    exam: Severity | None = None
    on: bool = True
    field: str
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    message: Words
    why: Words
    norms: tuple[str, ...] = ()


class RulesFile(_Strict):
    """rules.yaml."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Everything a strategy may name; stages in the order in which proceedings pass through them."""

    positions: tuple[Position, ...]
    compatibility: tuple[Pairing, ...]
    notes: tuple[PairNote, ...]
    motions: tuple[Motion, ...]
    rules: tuple[Rule, ...]
    stages: tuple[Choice, ...]
    plan: PlanFile
    consequences: tuple[Choice, ...] = ()
    confidences: tuple[Choice, ...] = ()

    @cached_property
    def position(self) -> Mapping[str, Position]:
        """Positions by id, in the order of the catalogue."""
        return {position.id: position for position in self.positions}

    @cached_property
    def gates(self) -> tuple[str, ...]:
        """Positions that are decided before the merits, in the order of the catalogue."""
        return tuple(position.id for position in self.positions if position.gate)

    @cached_property
    def motion(self) -> Mapping[str, Motion]:
        """Motions by id, in the order of the catalogue."""
        return {motion.id: motion for motion in self.motions}

    @cached_property
    def stage(self) -> Mapping[str, Choice]:
        """Stages by id, in order."""
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def stage_place(self) -> Mapping[str, int]:
        """Stage id → its place, from 0."""
        return {stage.id: place for place, stage in enumerate(self.stages)}

    @cached_property
    def _fits(self) -> Mapping[frozenset[str], Fit]:
        return {frozenset(found.pair): found.fit for found in self.compatibility}

    def fit(self, one: str, other: str) -> Fit:
        """How two positions go together; a pair that is not listed fits."""
        return self._fits.get(frozenset((one, other)), "fits")

    def note(self, one: str, other: str) -> Words | None:
        """What to mind when two positions stand together, if anything."""
        pair = {one, other}
        return next((found.note for found in self.notes if set(found.pair) == pair), None)

    def in_window(self, motion: str, stage: str) -> bool:
        """Whether `motion` can be made at `stage`. Raises KeyError for an unknown id."""
        first, last = self.motion[motion].window
        return self.stage_place[first] <= self.stage_place[stage] <= self.stage_place[last]


def vocabulary(
    positions: PositionsFile, motions: MotionsFile, rules: RulesFile, answers: AnswerWords, plan: PlanFile
) -> Vocabulary:
    """The vocabulary from the catalogue's files."""
    return Vocabulary(
        positions.positions,
        positions.compatibility,
        positions.notes,
        motions.motions,
        rules.rules,
        answers.stages,
        plan,
        answers.consequences,
        answers.confidences,
    )
