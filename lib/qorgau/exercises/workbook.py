"""workbook.yaml: what a workbook teaches, from which case, with which exercises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Minutes(_Strict):
    """How long it takes, in minutes."""

    live: int = Field(gt=0)
    self_study: int = Field(gt=0)


class Exercise(_Strict):
    """One exercise of a workbook; `points` is its maximum.

    `key` names its key where the case has several of its type (strategy-passer-by). `reading_aid` shows, under a
    field of a paper that stays in its own language, the same field in the reader's. `hints: false` offers none. In an
    `exam` there are no hints, and the rules of a strategy have the severity that they name for exams. `clients` says
    whom a strategy is for where the case has several (ids as in case.yaml; none: all of them).
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    type: str
    points: int = Field(gt=0)
    minutes: int = Field(gt=0)
    title: Words
    task: Words
    steps: tuple[Words, ...]
    key: str | None = None
    clients: tuple[str, ...] = ()
    reading_aid: bool = False
    exam: bool = False
    hints: bool = True


class Workbook(_Strict):
    """A workbook: its words, its case (None: it is about no case file) and its exercises in order.

    `variant_of` and `seed` say which workbook it repeats on which variant of the case.
    """

    id: str
    title: Words
    case: str | None = None
    variant_of: str | None = None
    seed: int | None = None
    minutes: Minutes
    questions: tuple[Words, ...]
    objectives: tuple[Words, ...]
    key_points: tuple[Words, ...]
    exercises: tuple[Exercise, ...] = Field(min_length=1)

    @property
    def about(self) -> str:
        """What its keys are about, and lie under: the case, or the workbook itself where there is none."""
        return self.case or self.id

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise `exercise_id`. Raises BadInput when there is none."""
        for exercise in self.exercises:
            if exercise.id == exercise_id:
                return exercise
        raise BadInput(
            [Problem(f"{self.id}/workbook.yaml", "exercises", f"no exercise {exercise_id!r}", "check the id")]
        )


def load_workbook(folder: Path) -> Workbook:
    """The workbook in `folder`. Raises BadInput with every error of workbook.yaml at once."""
    workbook = data_file.load(folder / "workbook.yaml", Workbook)
    problems = [*_problems(workbook, f"{folder.name}/workbook.yaml")]
    if workbook.id != folder.name:
        hint = f"the folder is named {folder.name!r}"
        problems.append(Problem(f"{folder.name}/workbook.yaml", "id", f"is {workbook.id!r}", hint))
    if problems:
        raise BadInput(problems)
    return workbook


def _problems(workbook: Workbook, file: str) -> Iterator[Problem]:
    # The views of the types are made for workbooks: imported above, the two would wait for each other.
    from qorgau.exercises.types import TYPES

    seen: set[str] = set()
    for number, exercise in enumerate(workbook.exercises):
        kind, path = TYPES.get(exercise.type), f"exercises.{number}"
        if kind is None:
            yield Problem(
                file, f"{path}.type", f"no exercise type {exercise.type!r}", f"one of {', '.join(TYPES)}"
            )
        elif kind.needs_case and workbook.case is None:
            yield Problem(file, "case", f"exercise {exercise.id!r} is about a case file", "name the case")
        if exercise.id in seen:
            yield Problem(file, f"{path}.id", f"{exercise.id!r} stands twice", "give each its own id")
        seen.add(exercise.id)


def workbook_folders(workbooks: Path) -> tuple[Path, ...]:
    """Every folder below `workbooks` that holds a workbook.yaml, in order; none without the folder."""
    if not workbooks.is_dir():
        return ()
    return tuple(folder for folder in sorted(workbooks.iterdir()) if (folder / "workbook.yaml").exists())
