"""What a trainee is asked: rows to be put in order, moments on which papers disagree, limits to be counted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.case import Case
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem

Id = str
Kind = Literal["minute", "lapse", "day"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(_Strict):
    """Something to be put in order; its name gives no time away."""

    id: Id = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Words


class Statement(_Strict):
    """What one source says of a moment. `minute` is the time it names; `field` or `evidence` is where it stands.

    `minute` must stand there word for word, unless `about` says that the source puts it in other words.
    """

    id: Id = Field(pattern=r"^[a-z][a-z0-9-]*$")
    says: Words
    minute: str | None = None
    field: str | None = None
    evidence: str | None = None
    about: bool = False


class Moment(_Strict):
    """A question with one best statement."""

    id: Id = Field(pattern=r"^[a-z][a-z0-9-]*$")
    ask: Words
    statements: tuple[Statement, ...] = Field(min_length=2)

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements by id."""
        return {one.id: one for one in self.statements}


class Limit(_Strict):
    """Something to be counted: a minute, how long something lasted, a day."""

    id: Id = Field(pattern=r"^[a-z][a-z0-9-]*$")
    kind: Kind
    ask: Words


class TimelineQuestion(_Strict):
    """The whole question. `rows` stand in the order in which they are first shown."""

    rows: tuple[Row, ...] = Field(min_length=2)
    moments: tuple[Moment, ...] = ()
    limits: tuple[Limit, ...] = ()

    @cached_property
    def row(self) -> dict[str, Row]:
        """Rows by id."""
        return {one.id: one for one in self.rows}

    @cached_property
    def moment(self) -> dict[str, Moment]:
        """Moments by id."""
        return {one.id: one for one in self.moments}

    @cached_property
    def limit(self) -> dict[str, Limit]:
        """Limits by id."""
        return {one.id: one for one in self.limits}


def load_question(path: Path, case: Case) -> TimelineQuestion:
    """The question at `path`, placeholders filled from the case. Raises BadInput with every error at once."""
    raw, file = data_file.load(path, TimelineQuestion), data_file.short_name(path)
    problems = [*_twice(raw, file)]

    def filled(words: Words, field: str) -> Words:
        found, wrong = case.filling.fill(words, file, field)
        problems.extend(wrong)
        return found

    moments = []
    for moment in raw.moments:
        place = f"moments.{moment.id}"
        statements = []
        for one in moment.statements:
            minute = one.minute
            if minute is not None:
                minute = filled(Words(ru=minute, en=minute), f"{place}.{one.id}.minute").en
                problems += _stands(minute, one, case, file, f"{place}.{one.id}")
            statements.append(
                one.model_copy(update={"says": filled(one.says, f"{place}.{one.id}.says"), "minute": minute})
            )
        update = {"ask": filled(moment.ask, f"{place}.ask"), "statements": tuple(statements)}
        moments.append(moment.model_copy(update=update))
    if problems:
        raise BadInput(problems)
    return raw.model_copy(update={"moments": tuple(moments)})


def _stands(minute: str, one: Statement, case: Case, file: str, place: str) -> Iterable[Problem]:
    if one.field is not None and one.field not in case.fields:
        yield Problem(
            file, f"{place}.field", f"no field {one.field!r}", "name a field of the case, like DP.7"
        )
        return
    evidence = {found.id: found.shows for found in case.data.evidence}
    if one.evidence is not None and one.evidence not in evidence:
        yield Problem(file, f"{place}.evidence", f"no evidence {one.evidence!r}", "see evidence of case.yaml")
        return
    source = case.fields[one.field].entry if one.field else evidence.get(one.evidence or "")
    if not one.about and (source is None or minute not in source.ru):
        yield Problem(
            file,
            f"{place}.minute",
            f"{minute!r} does not stand there",
            "name its field or evidence, or `about: true`",
        )


def _twice(question: TimelineQuestion, file: str) -> Iterable[Problem]:
    groups: list[tuple[str, list[str]]] = [
        ("rows", [one.id for one in question.rows]),
        ("moments", [one.id for one in question.moments]),
        ("limits", [one.id for one in question.limits]),
    ]
    groups += [(f"moments.{one.id}.statements", [s.id for s in one.statements]) for one in question.moments]
    for place, ids in groups:
        for name in sorted({one for one in ids if ids.count(one) > 1}):
            yield Problem(file, f"{place}.{name}", "this id stands twice", "give each its own id")
