"""Read keys and rubric from a solutions folder, made ready for the case they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file
from qorgau.cases.case import Case
from qorgau.cases.filled import filled
from qorgau.exercises.by_date.key import ByDateKey, ByDateRubric
from qorgau.exercises.cards.key import DeckKeyFile
from qorgau.exercises.mark.key import MarkKey, MarkRubric
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.timeline.key import TimelineKey, TimelineRubric
from qorgau.exercises.workbook import Exercise
from qorgau.keys.by_choice import decided_by_choice, wrong_choices
from qorgau.keys.fitted import filled_mark_key, fitted_mark_key, wrong_conditions
from qorgau.keys.knobs import KNOBS, chosen
from qorgau.keys.plain import PLAIN, load_plain
from qorgau.law.kept import digest, parsed, read_model
from qorgau.problem import BadInput, Problem


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


def key_file(about: str, exercise: Exercise) -> Path:
    """Where the key of an exercise about a case, or of a workbook without one, lies in a solutions folder (cf01/mark.yaml)."""
    return Path(about.lower()) / f"{exercise.key or exercise.type}.yaml"


def read_mark_key(path: Path) -> MarkKey:
    """A key of marking as its author wrote it. Raises BadInput with every error at once."""
    return read_model(path, MarkKey)


def read_strategy_key(path: Path, choices: Mapping[str, str] | None = None) -> StrategyKey:
    """A key of a strategy under `choices` (of none: as the file is written), nothing filled.

    Raises BadInput with every error at once, among them conditions that the knobs of the case do not know.
    """
    offered = chosen(path.parent)
    made = {name: found[0] for name, found in offered.items()} | dict(choices or {})
    return _read_strategy_key(path, tuple(made.items()), tuple(offered.items()), digest(path))


@lru_cache(maxsize=256)
def _read_strategy_key(
    path: Path,
    choices: tuple[tuple[str, str], ...],
    offered: tuple[tuple[str, tuple[str, ...]], ...],
    _: str | None,
) -> StrategyKey:
    data, file = parsed(path), data_file.short_name(path)
    if problems := wrong_choices(data, dict(offered), file):
        raise BadInput(problems)
    return data_file.validate(StrategyKey, decided_by_choice(data, dict(choices)), file)


def ready_mark_key(path: Path, case: Case) -> tuple[MarkKey, tuple[Problem, ...]]:
    """The key at `path` as it is for `case`, and what of it could not be made ready.

    Items whose condition does not hold are left out; fields that the case does not change have the reasons of
    plain.yaml; all texts are filled. Raises BadInput when a file cannot be read.
    """
    files = (path, path.parent / KNOBS, path.parents[1] / PLAIN)
    return _ready_mark_key(path, case, tuple(digest(one) for one in files))


@lru_cache(maxsize=64)
def _ready_mark_key(path: Path, case: Case, _: tuple[str | None, ...]) -> tuple[MarkKey, tuple[Problem, ...]]:
    key, file = read_mark_key(path), data_file.short_name(path)
    choices = chosen(path.parent)
    problems = wrong_conditions(key, case, choices, file)
    fitted = fitted_mark_key(key, case, {name: found[0] for name, found in choices.items()})
    own, unfilled = filled_mark_key(fitted, case, load_plain(path.parents[1]), file)
    return own, (*problems, *unfilled)


def ready_strategy_key(
    path: Path, case: Case, choices: Mapping[str, str] | None = None
) -> tuple[StrategyKey, tuple[Problem, ...]]:
    """The key at `path` under `choices` (of none: as the file is written) with its texts filled for `case`.

    With it goes what could not be filled. Raises BadInput when the key cannot be read.
    """
    made = tuple((choices or {}).items())
    return _ready_strategy_key(path, case, made, tuple(digest(one) for one in (path, path.parent / KNOBS)))


@lru_cache(maxsize=64)
def _ready_strategy_key(
    path: Path, case: Case, choices: tuple[tuple[str, str], ...], _: tuple[str | None, ...]
) -> tuple[StrategyKey, tuple[Problem, ...]]:
    key = read_strategy_key(path, dict(choices))
    own, problems = filled(key, case.filling, data_file.short_name(path))
    return own, tuple(problems)


def load_mark_key(path: Path, case: Case) -> MarkKey:
    """The key of marking at `path` for `case`. Raises BadInput with every error at once."""
    key, problems = ready_mark_key(path, case)
    if problems:
        raise BadInput(problems)
    return key


def load_strategy_key(path: Path, case: Case) -> StrategyKey:
    """The key of a strategy at `path` for `case`. Raises BadInput with every error at once."""
    key, problems = ready_strategy_key(path, case)
    if problems:
        raise BadInput(problems)
    return key


def load_timeline_key(path: Path, case: Case) -> TimelineKey:
    """The key of a timeline exercise with its texts filled for `case`. Raises BadInput with every error at once."""
    key, problems = _ready_timeline_key(path, case, digest(path))
    if problems:
        raise BadInput(problems)
    return key


@lru_cache(maxsize=64)
def _ready_timeline_key(path: Path, case: Case, _: str | None) -> tuple[TimelineKey, tuple[Problem, ...]]:
    own, problems = filled(read_model(path, TimelineKey), case.filling, data_file.short_name(path))
    return own, tuple(problems)


@cache
def load_by_date_key(path: Path) -> ByDateKey:
    """The key of an exercise by-date. Raises BadInput with every error at once."""
    return data_file.load(path, ByDateKey)


def load_deck_key_file(path: Path) -> DeckKeyFile:
    """The key file of a deck of cards. Raises BadInput with every error at once."""
    return read_model(path, DeckKeyFile)
