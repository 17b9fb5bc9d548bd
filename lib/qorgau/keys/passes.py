"""Two independent passes over a key: what each reader found in each field, and how differences were settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.cases.words import Words
from qorgau.exercises.mark.key import MarkKey
from qorgau.keys.agreement import alpha
from qorgau.law.kept import read_model
from qorgau.problem import Problem

PASSES = "passes.yaml"
OPEN, PLAIN, AND = "open", "plain", "+"


def _joined(value: object) -> object:
    return AND.join(sorted(value)) if isinstance(value, list) else value


Label = Annotated[str, BeforeValidator(_joined)]
"""A defect, a look-alike, "open" or "plain"; several defects of one field as a list."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Settled(_Strict):
    """How a difference was settled, and why."""

    field: str
    decision: Label
    why: Words | str


class Readers(_Strict):
    """What each reader gave each field."""

    A: Mapping[str, Label]
    B: Mapping[str, Label]


class Passes(_Strict):
    """solutions/cfNN/passes.yaml."""

    case: str
    readers: Readers
    settled: tuple[Settled, ...] = Field(default=())


@dataclass(frozen=True)
class Agreement:
    """How two readers of one key agreed."""

    case: str
    fields: int
    same: int
    alpha: float | None


def load_passes(path: Path) -> Passes:
    """The passes at `path`. Raises BadInput with every error at once."""
    return read_model(path, Passes)


def agreement(passes: Passes) -> Agreement:
    """The agreement of the two readers over the fields that both read."""
    both = [field for field in passes.readers.A if field in passes.readers.B]
    units = [(passes.readers.A[field], passes.readers.B[field]) for field in both]
    return Agreement(passes.case, len(units), sum(one == other for one, other in units), alpha(units))


def key_labels(key: MarkKey, case: Case) -> dict[str, str]:
    """What the key says of each field, as a reader would have labelled it."""
    found = {}
    for field in case.fields:
        defects = key.holders.get(field, ())
        if defects:
            found[field] = AND.join(sorted({item.defect for item in defects}))
        elif field in key.look_alike:
            found[field] = key.look_alike[field].look_alike
        else:
            found[field] = OPEN if field in key.open_field else PLAIN
    return found


def passes_problems(
    passes: Passes, key: MarkKey, case: Case, catalogue: Catalogue, file: str
) -> Iterator[Problem]:
    """Fields that a reader left out, labels that nobody knows, differences that are not settled."""
    if passes.case != case.data.id:
        yield Problem(file, "case", f"is {passes.case!r}", f"the case is {case.data.id!r}")
    known = {*catalogue.defect, *catalogue.look_alike, OPEN, PLAIN}
    settled = {one.field: one.decision for one in passes.settled}
    truth = key_labels(key, case)
    for name, read in (("A", passes.readers.A), ("B", passes.readers.B)):
        for field in truth:
            if field not in read:
                yield Problem(
                    file, f"readers.{name}", f"says nothing about {field}", "a label for each field"
                )
        for field, label in read.items():
            if field not in truth:
                yield Problem(file, f"readers.{name}.{field}", "no such field", "see the documents")
            for one in label.split(AND):
                if one not in known:
                    message = f"unknown label {one!r}"
                    yield Problem(
                        file, f"readers.{name}.{field}", message, "a defect, a look-alike, open or plain"
                    )
    for field, decision in truth.items():
        given = {passes.readers.A.get(field), passes.readers.B.get(field)} - {None}
        if field in settled:
            if settled[field] != decision:
                message = f"settled as {settled[field]}, the key says {decision}"
                yield Problem(file, f"settled.{field}", message, "make them agree")
        elif given and given != {decision}:
            said = " and ".join(sorted(str(one) for one in given))
            yield Problem(
                file, "settled", f"{field}: the readers say {said}, the key {decision}", "settle it"
            )
    for field in settled:
        if field not in truth:
            yield Problem(file, f"settled.{field}", "no such field", "see the documents")
