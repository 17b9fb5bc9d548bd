"""Read keys and rubric from a solutions folder, checked against the case they belong to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file
from qorgau.exercises.by_date.key import ByDateKey, ByDateRubric
from qorgau.exercises.mark.key import MarkKey, MarkRubric
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.timeline.key import TimelineKey, TimelineRubric


class Rubric(BaseModel):
    """solutions/rubric.yaml: figures of every exercise type."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    mark: MarkRubric
    strategy: StrategyRubric
    timeline: TimelineRubric
    by_date: ByDateRubric


@cache
def load_rubric(folder: Path) -> Rubric:
    """The rubric of a solutions folder. Raises BadInput with every error at once."""
    return data_file.load(folder / "rubric.yaml", Rubric)


@cache
def load_mark_key(path: Path) -> MarkKey:
    """The key of a marking exercise. Raises BadInput with every error at once."""
    return data_file.load(path, MarkKey)


@cache
def load_strategy_key(path: Path) -> StrategyKey:
    """The key of a strategy exercise. Raises BadInput with every error at once."""
    return data_file.load(path, StrategyKey)


@cache
def load_timeline_key(path: Path) -> TimelineKey:
    """The key of a timeline exercise. Raises BadInput with every error at once."""
    return data_file.load(path, TimelineKey)


@cache
def load_by_date_key(path: Path) -> ByDateKey:
    """The key of an exercise by-date. Raises BadInput with every error at once."""
    return data_file.load(path, ByDateKey)
