"""What every exercise type does on the side of keys: check an answer, say which points hang on which norms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from qorgau.exercises.material import Material
from qorgau.keys.checked import Checked
from qorgau.texts import LANGUAGES

Items: TypeAlias = Mapping[str, object]
"""The items of one exercise's answer by their ids, as they were handed in."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a check: `file` is how the file of the answer is named in problems.

    `model` adds the expert's answer beside one's own; `live` feedback has buttons that lead to the fields of the page
    around it; it is written in `languages`.
    """

    file: str
    model: bool
    live: bool
    languages: Sequence[str] = LANGUAGES


class Ready(Protocol):
    """An exercise with its key, made ready to check any number of answers."""

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """The answer in `items` checked, in points of the exercise. All readable items are scored.

        What is wrong with the others is in `problems`.
        """
        ...


@dataclass(frozen=True)
class Given:
    """A hint: the item of the answer that stands for it, which one it is about the same thing, its words by language."""

    item: str
    level: int
    words: Mapping[str, str]


class Hints(Protocol):
    """The hints of one exercise, made from its key."""

    @property
    def percent(self) -> int:
        """What one hint costs, in percent of what it is about."""
        ...

    def next(self, items: Items) -> Given | None:
        """The hint to give next; None when there is nothing left to hint at."""
        ...

    def given(self, items: Items) -> tuple[Given, ...]:
        """Every hint that was given for the answer `items`."""
        ...


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
