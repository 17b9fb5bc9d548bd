"""Documents: a form with numbered fields, what a case changes in it, placeholders filled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.case import KINDS, Document, FieldEntry
from qorgau.cases.case_data import PAPER, Lang, Look, Sex
from qorgau.cases.filling import Filling
from qorgau.cases.words import Words
from qorgau.law.kept import read_model
from qorgau.problem import BadInput, Problem


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TemplateField(_Strict):
    """One numbered field of a form."""

    number: int
    rubric: Words
    entry: Words
    look: Look


class Template(_Strict):
    """The form of one document kind with lawful default entries."""

    kind: str
    form: Words
    norms: tuple[str, ...]
    fields: tuple[TemplateField, ...]


class Change(_Strict):
    """What a case writes into one field instead of the default."""

    entry: Words
    look: Look | None = None
    language: Lang | None = None


class DocumentData(_Strict):
    """A document as an author writes it: only what differs from its form.

    `like` takes the changes of another document first. `values`, `sex` and `events` stand over those of the case
    for this paper. With a `language` the paper is always shown in it.
    """

    id: str = Field(pattern=PAPER)
    kind: str = Field(pattern=PAPER)
    title: Words | None = None
    language: Lang | None = None
    like: str | None = None
    values: Mapping[str, Words | str] = {}
    sex: Sex | None = None
    events: Mapping[str, str] = {}
    fields: dict[int, Change] = {}

    def after(self, other: DocumentData) -> DocumentData:
        """This document with the changes of `other` under its own."""
        return self.model_copy(
            update={
                "like": None,
                "title": self.title or other.title,
                "language": self.language or other.language,
                "values": {**other.values, **self.values},
                "sex": self.sex or other.sex,
                "events": {**other.events, **self.events},
                "fields": {**other.fields, **self.fields},
            }
        )


def load_template(path: Path) -> Template:
    """One template. Raises BadInput when a field of the field map is missing, doubled or too many."""
    name = data_file.short_name(path)
    template = read_model(path, Template)
    numbers = [field.number for field in template.fields]
    expected = list(range(1, KINDS.get(template.kind, 0) + 1))
    if numbers != expected:
        hint = f"a {template.kind} has the fields 1 to {len(expected)}, in order"
        raise BadInput([Problem(name, "fields", f"numbers are {numbers}", hint)])
    return template


def own_filling(found: DocumentData, filling: Filling, file: str) -> tuple[Filling, list[Problem]]:
    """What fills the texts of one document, and overlays of events that the case does not have."""
    known = filling.moments.points
    problems = [
        Problem(file, f"events.{name}", f"no event {other!r}", "see events of case.yaml")
        for name, other in found.events.items()
        if other not in known
    ]
    events = {name: other for name, other in found.events.items() if other in known}
    return filling.overlay(found.values, found.sex, events), problems


def fill_document(
    found: DocumentData, template: Template, filling: Filling, file: str
) -> tuple[Document, list[Problem]]:
    """The document `found` of a case with every field of its form filled, and what is wrong with its placeholders."""
    numbers = {field.number for field in template.fields}
    hint = f"1 to {len(template.fields)}"
    problems = [
        Problem(file, f"fields.{number}", f"a {template.kind} has no field {number}", hint)
        for number in found.fields
        if number not in numbers
    ]
    fields = []
    for field in template.fields:
        change = found.fields.get(field.number)
        source = file if change else f"{file.split('/')[0]}: templates/{template.kind}.yaml"
        entry, missing = filling.fill(
            change.entry if change else field.entry, source, f"fields.{field.number}.entry"
        )
        problems += missing
        fields.append(
            FieldEntry(
                address=f"{found.id}.{field.number}",
                number=field.number,
                rubric=field.rubric,
                entry=entry,
                look=(change.look if change else None) or field.look,
                language=change.language if change else None,
                changed=change is not None,
            )
        )
    title, missing = filling.fill(found.title or template.form, file, "title")
    document = Document(
        id=found.id, kind=found.kind, title=title, fields=tuple(fields), language=found.language
    )
    return document, problems + missing
