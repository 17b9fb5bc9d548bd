"""workbook.yaml: what a workbook teaches, from which case, with which exercises."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

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
    field of a paper that stays in its own language, the same field in the reader's.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    type: Literal["mark", "strategy"]
    points: int = Field(gt=0)
    minutes: int = Field(gt=0)
    title: Words
    task: Words
    steps: tuple[Words, ...]
    key: str | None = None
    reading_aid: bool = False


class Workbook(_Strict):
    """A workbook: its words, its case and its exercises in order."""

    id: str
    title: Words
    case: str
    minutes: Minutes
    questions: tuple[Words, ...]
    objectives: tuple[Words, ...]
    key_points: tuple[Words, ...]
    exercises: tuple[Exercise, ...] = Field(min_length=1)

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
    if workbook.id != folder.name:
        raise BadInput(
            [
                Problem(
                    f"{folder.name}/workbook.yaml",
                    "id",
                    f"is {workbook.id!r}",
                    f"the folder is named {folder.name!r}",
                )
            ]
        )
    return workbook


def workbook_folders(workbooks: Path) -> tuple[Path, ...]:
    """Every folder below `workbooks` that holds a workbook.yaml, in order; none without the folder."""
    if not workbooks.is_dir():
        return ()
    return tuple(folder for folder in sorted(workbooks.iterdir()) if (folder / "workbook.yaml").exists())
