"""The vocabulary of marking: defects by family, their look-alikes, the answers a mark may carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Family(_Strict):
    """A family of defects, one letter."""

    id: str = Field(pattern=r"^[A-Z]$")
    name: Words


class Grading(_Strict):
    """Whether a defect may carry points, from which date, and on what condition."""

    status: Literal["graded", "conditional", "ungraded"]
    from_: str | None = Field(default=None, alias="from")
    condition: Words | None = None


class Defect(_Strict):
    """One defect of the catalogue."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)+$")
    family: str
    name: Words
    about: Words
    norms: tuple[str, ...]
    grading: Grading
    look_alikes: tuple[str, ...] = ()


class LookAlike(_Strict):
    """A lawful thing that is easily marked by mistake."""

    id: str = Field(pattern=r"^ok(-[a-z0-9]+)+$")
    name: Words
    about: Words
    of: tuple[str, ...]


class Choice(_Strict):
    """One word of a closed vocabulary."""

    id: str
    name: Words
    about: Words


class _Defects(_Strict):
    families: tuple[Family, ...]
    defects: tuple[Defect, ...]


class _LookAlikes(_Strict):
    look_alikes: tuple[LookAlike, ...]


class AnswerWords(_Strict):
    """What a mark may say besides its defect."""

    consequences: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    confidences: tuple[Choice, ...]
    stages: tuple[Choice, ...]


@dataclass(frozen=True)
class Catalogue:
    """Defects, look-alikes and answer words, cross-checked."""

    families: tuple[Family, ...]
    defects: tuple[Defect, ...]
    look_alikes: tuple[LookAlike, ...]
    words: AnswerWords

    @cached_property
    def defect(self) -> dict[str, Defect]:
        """Defects by id."""
        return {defect.id: defect for defect in self.defects}

    @cached_property
    def look_alike(self) -> dict[str, LookAlike]:
        """Look-alikes by id."""
        return {look_alike.id: look_alike for look_alike in self.look_alikes}

    @cached_property
    def family_of(self) -> dict[str, str]:
        """Defect id → family id."""
        return {defect.id: defect.family for defect in self.defects}


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _repeated(items: Iterable[_HasId], file: str) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for item in items:
        if item.id in seen:
            problems.append(Problem(file, item.id, "this id stands twice", "ids are never reused"))
        seen.add(item.id)
    return problems


def _cross_problems(defects: _Defects, look_alikes: _LookAlikes) -> list[Problem]:
    families = {family.id for family in defects.families}
    defect_ids = {defect.id for defect in defects.defects}
    look_alike_ids = {look_alike.id for look_alike in look_alikes.look_alikes}
    problems = _repeated(defects.families, "defects.yaml")
    problems += _repeated(defects.defects, "defects.yaml") + _repeated(
        look_alikes.look_alikes, "look-alikes.yaml"
    )
    for defect in defects.defects:
        if defect.family not in families:
            problems.append(
                Problem("defects.yaml", f"{defect.id}.family", f"no family {defect.family!r}", "see families")
            )
        problems.extend(
            Problem(
                "defects.yaml", f"{defect.id}.look_alikes", f"no look-alike {name!r}", "see look-alikes.yaml"
            )
            for name in defect.look_alikes
            if name not in look_alike_ids
        )
    for look_alike in look_alikes.look_alikes:
        problems.extend(
            Problem("look-alikes.yaml", f"{look_alike.id}.of", f"no defect {name!r}", "see defects.yaml")
            for name in look_alike.of
            if name not in defect_ids
        )
    return problems


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue from `folder` (cases/catalogue). Raises BadInput with the errors of all its files."""
    problems: list[Problem] = []
    parts: list[BaseModel] = []
    for name, model in (("defects", _Defects), ("look-alikes", _LookAlikes), ("answers", AnswerWords)):
        try:
            parts.append(data_file.load(folder / f"{name}.yaml", model))
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInput(problems)
    defects, look_alikes, words = parts
    assert isinstance(defects, _Defects)
    assert isinstance(look_alikes, _LookAlikes)
    assert isinstance(words, AnswerWords)
    problems = _cross_problems(defects, look_alikes)
    if problems:
        raise BadInput(problems)
    return Catalogue(defects.families, defects.defects, look_alikes.look_alikes, words)
