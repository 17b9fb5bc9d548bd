"""Documents: a form with numbered fields, what a case changes in it, placeholders filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file
from qorgau.cases.case import KINDS, CaseData, Document, FieldEntry, Look
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem

PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


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


class DocumentData(_Strict):
    """A document as an author writes it: only what differs from its form."""

    id: str
    kind: str
    title: Words | None = None
    fields: dict[int, Change] = {}


def _filling(data: CaseData, lang: str) -> dict[str, str]:
    filling = {
        name: value if isinstance(value, str) else value.to(lang) for name, value in data.values.items()
    }
    for event in data.events:
        filling[f"at.{event.id}"] = f"{event.at:%H:%M}"
        filling[f"on.{event.id}"] = f"{event.at:%d.%m.%Y}"
    return filling


def _value(filling: Mapping[str, str], found: re.Match[str]) -> str:
    return filling.get(found[1], found[0])


def _fill(
    words: Words, fillings: dict[str, dict[str, str]], file: str, field: str
) -> tuple[Words, list[Problem]]:
    problems = []
    filled: dict[str, str] = {}
    for lang, filling in fillings.items():
        text = words.to(lang)
        for name in PLACEHOLDER.findall(text):
            if name not in filling:
                problems.append(
                    Problem(
                        file,
                        f"{field}.{lang}",
                        f"no value for {{{{ {name} }}}}",
                        "add it to values or events of case.yaml",
                    )
                )
        rest = PLACEHOLDER.sub("", text)
        if "{" in rest or "}" in rest:
            problems.append(
                Problem(
                    file,
                    f"{field}.{lang}",
                    "a brace is left over",
                    "a placeholder is {{ one_name }}, with two braces",
                )
            )
        filled[lang] = PLACEHOLDER.sub(partial(_value, filling), text)
    return Words(**filled), problems


def fill_words(data: CaseData, words: Words, file: str, field: str) -> tuple[Words, list[Problem]]:
    """`words` with their {{ placeholders }} filled from a case, and what is wrong with these."""
    return _fill(words, {lang: _filling(data, lang) for lang in ("ru", "en")}, file, field)


def load_template(path: Path) -> Template:
    """One template. Raises BadInput when a field of the field map is missing, doubled or too many."""
    template = data_file.load(path, Template)
    name = data_file.short_name(path)
    numbers = [field.number for field in template.fields]
    expected = list(range(1, KINDS.get(template.kind, 0) + 1))
    if numbers != expected:
        raise BadInput(
            [
                Problem(
                    name,
                    "fields",
                    f"numbers are {numbers}",
                    f"a {template.kind} has the fields 1 to {len(expected)}, in order",
                )
            ]
        )
    return template


def fill_document(
    data: CaseData, found: DocumentData, template: Template, file: str
) -> tuple[Document, list[Problem]]:
    """The document `found` of a case with every field of its form filled, and what is wrong with its placeholders."""
    fillings = {lang: _filling(data, lang) for lang in ("ru", "en")}
    problems = [
        Problem(
            file,
            f"fields.{number}",
            f"a {template.kind} has no field {number}",
            f"1 to {len(template.fields)}",
        )
        for number in found.fields
        if number not in {field.number for field in template.fields}
    ]
    fields = []
    for field in template.fields:
        change = found.fields.get(field.number)
        entry, missing = _fill(
            change.entry if change else field.entry,
            fillings,
            file if change else f"templates/{template.kind}.yaml",
            f"fields.{field.number}.entry",
        )
        problems += missing
        look = (change.look if change else None) or field.look
        fields.append(
            FieldEntry(
                address=f"{found.id}.{field.number}",
                number=field.number,
                rubric=field.rubric,
                entry=entry,
                look=look,
            )
        )
    return Document(
        id=found.id, kind=found.kind, title=found.title or template.form, fields=tuple(fields)
    ), problems
