"""What an item trains, as cases/catalogue/competences.yaml says it, and how far a group earned it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.course.group.few import Mean
from qorgau.course.group.person import Person
from qorgau.course.group.worth import Item, Worth
from qorgau.problem import BadInput, Problem

FILE = "competences.yaml"
Named = Mapping[str, tuple[str, ...]]
Table = Mapping[str, Mapping[str, float]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Competence(_Strict):
    """One competence of the curriculum."""

    id: str = Field(pattern=r"^C\d+$")
    name: Words


class Competences(_Strict):
    """The whole file: competences; what marks on a family of defects train; what items of exercises train."""

    competences: tuple[Competence, ...] = Field(min_length=1)
    families: Named = {}
    workbooks: Mapping[str, Mapping[str, Named]] = {}

    def of(self, workbook: str, exercise: str, item: Item, family: str | None) -> tuple[str, ...]:
        """What one item trains: every beginning of its id that is named, then the family of its defect."""
        beginnings = self.workbooks.get(workbook, {}).get(exercise, {})
        found = [one for start, many in beginnings.items() if item.id.startswith(start) for one in many]
        return tuple(dict.fromkeys((*found, *(self.families.get(family or "", ())))))


def load_competences(folder: Path) -> Competences:
    """The file in `folder` (cases/catalogue). Raises BadInput for every competence that is named and not there."""
    found = data_file.load(folder / FILE, Competences)
    known = {one.id for one in found.competences}
    named = [(f"families.{name}", many) for name, many in found.families.items()]
    named += [
        (f"workbooks.{workbook}.{exercise}.{start}", many)
        for workbook, exercises in found.workbooks.items()
        for exercise, beginnings in exercises.items()
        for start, many in beginnings.items()
    ]
    problems = [
        Problem(FILE, path, f"no competence {one!r}", "see competences")
        for path, many in named
        for one in many
        if one not in known
    ]
    if problems:
        raise BadInput(problems)
    return found


def earned(
    people: Sequence[Person], tables: Mapping[str, Table], trained: Mapping[tuple[str, str], Sequence[str]]
) -> Mapping[str, Mean]:
    """Of each competence the mean over people of the mean share of the items that train it, 0..1.

    `tables` are shares by exercise, person and item; `trained` says what an item of an exercise trains. A person
    counts with the exercises that they answered.
    """
    found: dict[str, Mean] = {}
    for name in dict.fromkeys(one for many in trained.values() for one in many):
        each: dict[str, float] = {}
        for one in people:
            own = [
                tables[exercise][one.id][item]
                for (exercise, item), many in trained.items()
                if name in many and one.id in tables.get(exercise, {})
            ]
            if own:
                each[one.id] = fmean(own)
        found[name] = Mean(fmean(each.values()) if each else None, frozenset(each))
    return found


def trained(
    known: Competences, workbook: str, worths: Sequence[Worth], families: Mapping[str, str]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What each graded item of a workbook trains: (exercise, item) → competences. `families`: defect → family."""
    return {
        (worth.exercise, item.id): known.of(workbook, worth.exercise, item, families.get(item.defect or ""))
        for worth in worths
        for item in worth.items
    }
