"""Load a case file: templates, what the case changes in them, placeholders; every error at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from qorgau import data_file
from qorgau.cases.case import KINDS, Case, CaseData, Document, FieldEntry, Look
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem

Thing = TypeVar("Thing")

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


def _value(filling: Mapping[str, str], found: re.Match[str]) -> str:
    return filling.get(found[1], found[0])


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
        rest = PLACEHOLDER.sub("", text)
        if "{" in rest or "}" in rest:
            problems.append(
                Problem(file, f"{field}.{lang}", "a brace is left over", "a placeholder is {{ one_name }}, with two braces")
            )
        filled[lang] = PLACEHOLDER.sub(partial(_value, filling), text)
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
    for name, value in data.values.items():
        texts = {"": value} if isinstance(value, str) else {f".{lang}": text for lang, text in value}
        problems += [
            Problem(file, f"values.{name}{lang}", "has a brace in it", "values are plain text, without placeholders")
            for lang, text in texts.items()
            if text and ("{" in text or "}" in text)
        ]
    problems += [
        Problem(file, f"events.{event.id}.at", f"is not in the case's zone {data.zone}", "write the time of the place")
        for event in data.events
        if event.at.isoformat()[-6:] != data.zone
    ]
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


@dataclass
class _Loading:
    """What is read while a case is loaded, each form once, and everything that is wrong."""

    templates: Path
    problems: list[Problem] = dataclass_field(default_factory=list)
    forms: dict[str, Template | None] = dataclass_field(default_factory=dict)

    def attempt(self, read: Callable[[], Thing]) -> Thing | None:
        """What `read` gives; its problems are kept, each once, and None is given."""
        try:
            return read()
        except BadInput as error:
            self.tell(error.problems)
            return None

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep problems; one of a form shared by several documents is told once."""
        self.problems += [problem for problem in dict.fromkeys(problems) if problem not in self.problems]

    def form(self, kind: str) -> Template | None:
        """The form of a kind, read once."""
        if kind not in self.forms:
            self.forms[kind] = self.attempt(partial(load_template, self.templates / f"{kind}.yaml"))
        return self.forms[kind]


def load_case(folder: Path, templates: Path) -> Case:
    """The case file in `folder` with the forms of `templates`.

    Gives the case with every field of every document filled. Raises BadInput with every error of all
    its files at once, each with file, field and a hint; faults of one file do not hide those of another.
    """
    loading = _Loading(templates)
    data = loading.attempt(partial(data_file.load, folder / "case.yaml", CaseData))
    if data is not None:
        loading.tell(_data_problems(data, data_file.short_name(folder / "case.yaml")))
    # Without a readable case.yaml the documents that lie there are checked all the same.
    names = data.documents if data else tuple(path.stem for path in sorted((folder / "documents").glob("*.yaml")))
    loading.tell(
        Problem(data_file.short_name(path), "", "is not in the list of documents", "add it to documents of case.yaml")
        for path in sorted((folder / "documents").glob("*.yaml"))
        if path.stem not in names
    )
    documents = []
    for name in names:
        path = folder / "documents" / f"{name}.yaml"
        found = loading.attempt(partial(data_file.load, path, _DocumentData))
        # A document is named after its kind (RP-1), so that its form is checked even when it cannot be read.
        form = loading.form(found.kind if found else name.split("-")[0])
        if found is None or form is None:
            continue
        file = data_file.short_name(path)
        if found.id != name:
            loading.tell([Problem(file, "id", f"is {found.id!r}", f"the file is named {name!r}")])
        if data is not None:
            document, missing = _document(data, found, form, file)
            documents.append(document)
            loading.tell(missing)
    if loading.problems or data is None:
        raise BadInput(loading.problems)
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
