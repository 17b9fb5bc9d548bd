"""Drill cards: one field in two variants, and the question which of them a defender objects to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.case import KINDS
from qorgau.cases.case_data import Look, Sex
from qorgau.cases.document import load_template
from qorgau.cases.filled import filled
from qorgau.cases.filling import Filling
from qorgau.cases.moments import Moments
from qorgau.cases.words import Words
from qorgau.law.kept import read_model
from qorgau.problem import BadInput, Problem

Side = Literal["a", "b"]
SIDES: tuple[Side, ...] = ("a", "b")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DrillVariant(_Strict):
    """One variant of the field: its entry, and what a reader has to know to judge it."""

    entry: Words
    context: Words | None = None
    look: Look | None = None


class DrillVariants(_Strict):
    """The two variants."""

    a: DrillVariant
    b: DrillVariant


class Drill(_Strict):
    """A drill card as a trainee gets it; the rubric is that of the form unless the card has its own."""

    id: str = Field(pattern=r"^K\d\d$")
    title: Words
    law_date: date
    law_set: str
    kind: str
    field: int = Field(gt=0)
    rubric: Words | None = None
    sex: Sex = "m"
    variants: DrillVariants

    @property
    def place(self) -> str:
        """The field as it is named in general reasons (DP.7)."""
        return f"{self.kind}.{self.field}"


def load_drill(path: Path, templates: Path) -> Drill:
    """A drill card with its rubric and its texts filled. Raises BadInput with every error at once."""
    file = data_file.short_name(path)
    drill = read_model(path, Drill)
    problems: list[Problem] = []
    if drill.id.lower() != path.stem:
        problems.append(Problem(file, "id", f"is {drill.id!r}", f"the file is named {path.stem!r}"))
    fields = KINDS.get(drill.kind)
    if fields is None:
        problems.append(Problem(file, "kind", f"no kind {drill.kind!r}", f"one of {', '.join(KINDS)}"))
    elif drill.field > fields:
        problems.append(
            Problem(file, "field", f"a {drill.kind} has no field {drill.field}", f"1 to {fields}")
        )
    own, wrong = filled(drill, Filling(Moments({}), {}, drill.sex), file)
    if problems or wrong:
        raise BadInput([*problems, *wrong])
    if own.rubric is None:
        form = load_template(templates / f"{own.kind}.yaml")
        own = own.model_copy(update={"rubric": form.fields[own.field - 1].rubric})
    return own


def drill_files(cases: Path) -> tuple[Path, ...]:
    """The drill cards below `cases`, in order; none without the folder."""
    return tuple(sorted((cases / "drills").glob("k*.yaml")))
