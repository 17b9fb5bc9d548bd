"""What a check is asked: whose answer, to which exercise, with which key, and how much may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qorgau.answers import SNAPSHOT
from qorgau.exercises.material import Material


@dataclass(frozen=True)
class Asked:
    """One answer to be checked.

    `items` are the answer by item id, `file` is how their file is named in problems; `solutions` holds rubric and
    switches, `key` is the key file. `model` adds the expert's answer; `live` feedback has buttons that lead to the
    fields of the page around it.
    """

    material: Material
    items: Mapping[str, object]
    solutions: Path
    key: Path
    model: bool
    live: bool = True
    file: str = SNAPSHOT

    @property
    def points(self) -> float:
        """The maximum of the exercise, in points."""
        return float(self.material.exercise.points)


@dataclass(frozen=True)
class Hanging:
    """An item of a key with the norms it rests on, on which day, its weight in the rubric, and whether it is graded."""

    item: str
    norms: tuple[str, ...]
    day: date
    points: float
    graded: bool


def nothing_hangs(_material: Material, _solutions: Path, _key: Path) -> Iterable[Hanging]:
    """For exercise types whose points do not hang on single norms."""
    return ()
