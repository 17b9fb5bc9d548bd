"""What a trainee is asked: entries of papers, the dates, the norms to look up, the reasons to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.case_data import Look
from qorgau.cases.words import Words
from qorgau.law.registry import Registry
from qorgau.problem import BadInput, Problem


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reason(_Strict):
    """A reason that may be given, for any date."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    says: Words


class SwitchItem(_Strict):
    """One field of a paper, the dates it is looked at, and the provisions to be shown on each of them."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Words
    paper: Words
    rubric: Words
    entry: Words
    look: Look
    dates: tuple[date, ...] = Field(min_length=2)
    norms: tuple[str, ...] = Field(min_length=1)
    reasons: tuple[Reason, ...] = Field(min_length=2)

    @cached_property
    def reason(self) -> dict[str, Reason]:
        """Reasons by id."""
        return {one.id: one for one in self.reasons}


class ByDateQuestion(_Strict):
    """The whole question."""

    items: tuple[SwitchItem, ...] = Field(min_length=1)

    @cached_property
    def item(self) -> dict[str, SwitchItem]:
        """Items by id."""
        return {one.id: one for one in self.items}

    def cells(self) -> Iterator[tuple[SwitchItem, date]]:
        """Every item on each of its dates, in order."""
        return ((item, day) for item in self.items for day in item.dates)


def cell_id(item: str, day: date) -> str:
    """The id of the answer for `item` on `day`."""
    return f"at:{item}:{day.isoformat()}"


def load_question(path: Path, registry: Registry) -> ByDateQuestion:
    """The question at `path`. Raises BadInput with every error at once."""
    question, file = data_file.load(path, ByDateQuestion), data_file.short_name(path)
    if problems := [*_problems(question, registry, file)]:
        raise BadInput(problems)
    return question


def _problems(question: ByDateQuestion, registry: Registry, file: str) -> Iterator[Problem]:
    ids = [one.id for one in question.items]
    for name in sorted({one for one in ids if ids.count(one) > 1}):
        yield Problem(file, f"items.{name}", "this id stands twice", "give each its own id")
    for item in question.items:
        for norm in item.norms:
            if norm not in registry:
                hint = "see lib/qorgau/law/provisions.yaml"
                yield Problem(file, f"items.{item.id}.norms", f"no provision {norm!r}", hint)
        if len(set(item.dates)) < len(item.dates):
            yield Problem(file, f"items.{item.id}.dates", "a date stands twice", "keep one")
        if len(item.reason) < len(item.reasons):
            yield Problem(file, f"items.{item.id}.reasons", "an id stands twice", "give each its own id")
