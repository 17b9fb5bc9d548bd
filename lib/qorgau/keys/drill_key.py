"""The key of a drill card: what each variant is, why, and why every other answer is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau import data_file
from qorgau.cases.catalogue import Catalogue
from qorgau.cases.drill import SIDES, Drill, load_drill
from qorgau.cases.filled import filled
from qorgau.cases.filling import Filling
from qorgau.cases.moments import Moments
from qorgau.cases.words import Words
from qorgau.keys.attempt import attempt
from qorgau.law.kept import read_model
from qorgau.law.registry import Status, registry
from qorgau.problem import BadInput, Problem

DrillAnswer = Literal["a", "b", "both", "neither"]
ANSWERS: tuple[DrillAnswer, ...] = ("a", "b", "both", "neither")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DrillSide(_Strict):
    """What one variant is: a defect or a look-alike, and why."""

    defect: str | None = None
    look_alike: str | None = None
    why: Words

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.defect is None) == (self.look_alike is None):
            raise ValueError("a variant is a defect or a look-alike, one of the two")
        return self


class DrillSides(_Strict):
    """The two variants."""

    a: DrillSide
    b: DrillSide


class DrillKey(_Strict):
    """The key of one card; `wrong` has a reason for each answer but the right one."""

    drill: str
    variants: DrillSides
    wrong: Mapping[DrillAnswer, Words]
    norms: tuple[str, ...] = Field(min_length=1)
    graded: bool
    severity: str

    @property
    def answer(self) -> DrillAnswer:
        """The right answer: the variants that hold a defect."""
        held = [side for side in SIDES if getattr(self.variants, side).defect is not None]
        return "both" if len(held) == len(SIDES) else held[0] if held else "neither"


def load_drill_key(path: Path, drill: Drill) -> DrillKey:
    """The key of a card with its texts filled. Raises BadInput with every error at once."""
    file = data_file.short_name(path)
    key = read_model(path, DrillKey)
    own, problems = filled(key, Filling(Moments({}), {}, drill.sex), file)
    if problems:
        raise BadInput(problems)
    return own


def _key_problems(key: DrillKey, drill: Drill, catalogue: Catalogue, file: str) -> Iterator[Problem]:
    if key.drill != drill.id:
        yield Problem(file, "drill", f"is {key.drill!r}", f"the card is {drill.id!r}")
    for side in SIDES:
        found: DrillSide = getattr(key.variants, side)
        if found.defect is not None and found.defect not in catalogue.defect:
            yield Problem(file, f"variants.{side}.defect", f"no defect {found.defect!r}", "see defects.yaml")
        if found.look_alike is not None and found.look_alike not in catalogue.look_alike:
            message = f"no look-alike {found.look_alike!r}"
            yield Problem(file, f"variants.{side}.look_alike", message, "see look-alikes.yaml")
    for answer in ANSWERS:
        if (answer in key.wrong) == (answer == key.answer):
            message = (
                f"{answer} is the right answer" if answer == key.answer else f"says nothing about {answer}"
            )
            yield Problem(file, "wrong", message, "a reason for each answer but the right one")
    if key.severity not in {choice.id for choice in catalogue.words.severities}:
        yield Problem(file, "severity", f"no severity {key.severity!r}", "see answers.yaml")
    for norm in key.norms:
        if norm not in registry():
            yield Problem(file, "norms", f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml")
        elif registry().at(norm, drill.law_date).status is Status.NOT_IN_FORCE:
            yield Problem(file, "norms", f"{norm} was not in force on {drill.law_date}", "check the date")


def drill_problems(
    cards: Iterable[Path], templates: Path, solutions: Path, catalogue: Catalogue | None
) -> list[Problem]:
    """Everything wrong with drill cards and their keys, in the order of the files."""
    problems: list[Problem] = []
    for path in cards:
        drill = attempt(partial(load_drill, path, templates), problems)
        at = solutions / "drills" / path.name
        if drill is None or catalogue is None:
            continue
        key = attempt(partial(load_drill_key, at, drill), problems)
        if key is not None:
            problems += _key_problems(key, drill, catalogue, data_file.short_name(at))
    return problems
