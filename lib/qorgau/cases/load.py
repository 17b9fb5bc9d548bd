"""Load a case file: templates, what the case changes in them, placeholders; every error at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file
from qorgau.cases.case import KINDS, Case, CaseData, Document, FieldEntry, Look
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem

PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TemplateField(_Strict):
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


class _Change(_Strict):
    entry: Words
    look: Look | None = None


class _DocumentData(_Strict):
    id: str
    kind: str
    title: Words | None = None
    fields: dict[int, _Change] = {}


def _filling(data: CaseData, lang: str) -> dict[str, str]:
    filling = {
        name: value if isinstance(value, str) else value.to(lang) for name, value in data.values.items()
    }
    for event in data.events:
        filling[f"at.{event.id}"] = f"{event.at:%H:%M}"
        filling[f"on.{event.id}"] = f"{event.at:%d.%m.%Y}"
    return filling


def _fill(words: Words, fillings: dict[str, dict[str, str]], file: str, field: str) -> tuple[Words, list[Problem]]:
    problems = []
    filled: dict[str, str] = {}
    for lang, filling in fillings.items():
        text = words.to(lang)
        for name in PLACEHOLDER.findall(text):
            if name not in filling:
                problems.append(
                    Problem(file, f"{field}.{lang}", f"no value for {{{{ {name} }}}}", "add it to values or events of case.yaml")
                )
        filled[lang] = PLACEHOLDER.sub(lambda found, known=filling: known.get(found[1], found[0]), text)  # type: ignore[misc]  # a default argument, so that the loop's own filling is used
    return Words(**filled), problems


def load_template(path: Path) -> Template:
    """One template. Raises BadInput when a field of the field map is missing, doubled or too many."""
    template = data_file.load(path, Template)
    name = data_file.short_name(path)
    numbers = [field.number for field in template.fields]
    expected = list(range(1, KINDS.get(template.kind, 0) + 1))
    if numbers != expected:
        raise BadInput(
            [Problem(name, "fields", f"numbers are {numbers}", f"a {template.kind} has the fields 1 to {len(expected)}, in order")]
        )
    return template


def _document(data: CaseData, found: _DocumentData, template: Template, file: str) -> tuple[Document, list[Problem]]:
    fillings = {lang: _filling(data, lang) for lang in ("ru", "en")}
    problems = [
        Problem(file, f"fields.{number}", f"a {template.kind} has no field {number}", f"1 to {len(template.fields)}")
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
                address=f"{found.id}.{field.number}", number=field.number, rubric=field.rubric, entry=entry, look=look
            )
        )
    return Document(id=found.id, kind=found.kind, title=found.title or template.form, fields=tuple(fields)), problems


def _data_problems(data: CaseData, file: str) -> list[Problem]:
    problems: list[Problem] = []
    events = {event.id for event in data.events}
    places = {place.id for place in data.places}

    def twice(ids: Iterable[str], field: str) -> None:
        seen: set[str] = set()
        for found in ids:
            if found in seen:
                problems.append(Problem(file, f"{field}.{found}", "this id stands twice", "ids are never reused"))
            seen.add(found)

    twice((event.id for event in data.events), "events")
    twice((evidence.id for evidence in data.evidence), "evidence")
    twice((fact.id for fact in data.facts), "facts")
    twice(data.documents, "documents")
    if data.alleged.place not in places:
        problems.append(Problem(file, "alleged.place", f"no place {data.alleged.place!r}", "see places"))
    for evidence in data.evidence:
        shown = evidence.puts_client
        if shown is None:
            continue
        problems.extend(
            Problem(file, f"evidence.{evidence.id}.puts_client.{end}", f"no event {name!r}", "see events")
            for end, name in (("from", shown.from_), ("to", shown.to))
            if name not in events
        )
        if shown.place not in places:
            problems.append(Problem(file, f"evidence.{evidence.id}.puts_client.place", f"no place {shown.place!r}", "see places"))
    return problems


def load_case(folder: Path, templates: Path) -> Case:
    """The case file in `folder` with the forms of `templates`.

    Gives the case with every field of every document filled. Raises BadInput with every error of all
    its files at once, each with file, field and a hint.
    """
    data = data_file.load(folder / "case.yaml", CaseData)
    problems = _data_problems(data, data_file.short_name(folder / "case.yaml"))
    documents = []
    for name in data.documents:
        path = folder / "documents" / f"{name}.yaml"
        try:
            found = data_file.load(path, _DocumentData)
            template = load_template(templates / f"{found.kind}.yaml")
        except BadInput as error:
            problems += error.problems
            continue
        if found.id != name:
            problems.append(Problem(data_file.short_name(path), "id", f"is {found.id!r}", f"the file is named {name!r}"))
        document, missing = _document(data, found, template, data_file.short_name(path))
        documents.append(document)
        problems += missing
    if problems:
        raise BadInput(problems)
    return Case(data=data, documents=tuple(documents))


def find_case(case_id: str, cases: Path) -> Path:
    """The folder of `case_id` below `cases`. Raises BadInput when there is none."""
    prefix = case_id.lower() + "-"
    for folder in sorted(cases.iterdir()):
        if folder.name.startswith(prefix) and (folder / "case.yaml").exists():
            return folder
    raise BadInput([Problem("cases", "id", f"no case {case_id!r}", "see `qorgau case list`")])


def case_folders(cases: Path) -> tuple[Path, ...]:
    """Every folder below `cases` that holds a case.yaml, in order."""
    return tuple(folder for folder in sorted(cases.iterdir()) if (folder / "case.yaml").exists())
