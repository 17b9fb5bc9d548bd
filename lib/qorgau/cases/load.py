"""Load a case file: its data, its documents, their forms; every error at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from qorgau import data_file
from qorgau.cases.case import Case, Document
from qorgau.cases.case_check import case_problems
from qorgau.cases.case_data import CaseData
from qorgau.cases.document import DocumentData, Template, fill_document, load_template, own_filling
from qorgau.cases.filled import filled
from qorgau.cases.filling import Filling
from qorgau.cases.moments import resolve
from qorgau.law.kept import digest, read_model
from qorgau.problem import BadInput, Problem

Thing = TypeVar("Thing")
CASE = "case.yaml"


@dataclass
class _Loading:
    """What is read while a case is loaded, each form once, and everything that is wrong."""

    folder: Path
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

    def paper(self, name: str) -> Path:
        """Where a document lies."""
        return self.folder / "documents" / f"{name}.yaml"


def read_case_data(folder: Path) -> CaseData:
    """case.yaml of a folder, nothing filled. Raises BadInput with every error of its shape at once."""
    return read_model(folder / CASE, CaseData)


def read_documents(folder: Path, names: Iterable[str]) -> dict[str, DocumentData | BadInput]:
    """Each document as its author wrote it, or what is wrong with its file."""
    found: dict[str, DocumentData | BadInput] = {}
    for name in names:
        path = folder / "documents" / f"{name}.yaml"
        try:
            found[name] = read_model(path, DocumentData)
        except BadInput as error:
            found[name] = error
    return found


def load_case(folder: Path, templates: Path) -> Case:
    """The case file in `folder` with the forms of `templates`; unchanged files give the same object again.

    Gives the case with every text of its data and every field of every document filled. Raises BadInput with
    every error of all its files at once, each with file, field and a hint; faults of one file do not hide those
    of another.
    """
    files = (folder / CASE, *_there(folder), *sorted(templates.glob("*.yaml")))
    return _loaded(folder, templates, tuple((path.name, digest(path)) for path in files))


def _there(folder: Path) -> list[Path]:
    return sorted((folder / "documents").glob("*.yaml"))


@lru_cache(maxsize=64)
def _loaded(folder: Path, templates: Path, _: tuple[tuple[str, str | None], ...]) -> Case:
    loading = _Loading(folder, templates)
    file = data_file.short_name(folder / CASE)
    data = loading.attempt(partial(read_case_data, folder))
    # Without a readable case.yaml the documents that lie there are checked all the same.
    there = tuple(path.stem for path in _there(folder))
    names = data.documents if data else there
    loading.tell(
        Problem(
            data_file.short_name(loading.paper(name)),
            "",
            "is not in the list of documents",
            "add it to documents of case.yaml",
        )
        for name in there
        if name not in names
    )
    papers = _papers(loading, names)
    if data is None:
        raise BadInput(loading.problems)
    moments, wrong = resolve(data, file)
    loading.tell([*case_problems(data, moments, file), *wrong])
    filling = Filling(moments, data.values, data.client.sex)
    data, wrong = _filled_data(data, filling, file)
    loading.tell(wrong)
    documents: list[Document] = []
    fillings: dict[str, Filling] = {}
    for paper, form in papers:
        path = data_file.short_name(loading.paper(paper.id))
        own, wrong = own_filling(paper, filling, path)
        loading.tell(wrong)
        document, wrong = fill_document(paper, form, own, path)
        loading.tell(wrong)
        documents.append(document)
        fillings[document.id] = own
    if loading.problems:
        raise BadInput(loading.problems)
    return Case(data, tuple(documents), moments, filling, fillings)


def _papers(loading: _Loading, names: Iterable[str]) -> list[tuple[DocumentData, Template]]:
    """The documents with the changes of those they are like, and their forms."""
    read = read_documents(loading.folder, names)
    papers = []
    for name, found in read.items():
        if isinstance(found, BadInput):
            loading.tell(found.problems)
            # A document is named after its kind (RP-1), so that its form is checked even when it cannot be read.
            loading.form(name.split("-")[0])
            continue
        form = loading.form(found.kind)
        file = data_file.short_name(loading.paper(name))
        if found.id != name:
            loading.tell([Problem(file, "id", f"is {found.id!r}", f"the file is named {name!r}")])
        other = read.get(found.like) if found.like else None
        if found.like and (other is None or found.like == name):
            loading.tell([Problem(file, "like", f"no other document {found.like!r}", "see documents")])
        if isinstance(other, DocumentData):
            if other.like:
                hint = f"name {other.like} itself"
                loading.tell([Problem(file, "like", f"{other.id} is like another document", hint)])
            found = found.after(other)
        if form is not None:
            papers.append((found.model_copy(update={"id": name}), form))
    return papers


def _filled_data(data: CaseData, filling: Filling, file: str) -> tuple[CaseData, list[Problem]]:
    own, problems = filled(data, filling, file, leave=("values", "further_clients"))
    clients = []
    for client in data.further_clients:
        new, wrong = filled(client, filling.overlay({}, client.sex, {}), file, f"further_clients.{client.id}")
        clients.append(new)
        problems += wrong
    return own.model_copy(update={"further_clients": tuple(clients)}), problems


def load_papers(folder: Path, templates: Path) -> tuple[tuple[DocumentData, Template], ...]:
    """The documents of a case as their authors wrote them, like taken in, with their forms; nothing filled.

    Raises BadInput with every error of shape.
    """
    loading = _Loading(folder, templates)
    papers = _papers(loading, read_case_data(folder).documents)
    if loading.problems:
        raise BadInput(loading.problems)
    return tuple(papers)


def find_case(case_id: str, cases: Path) -> Path:
    """The folder of `case_id` below `cases`. Raises BadInput when there is none."""
    prefix = case_id.lower() + "-"
    for folder in sorted(cases.iterdir()):
        if folder.name.startswith(prefix) and (folder / CASE).exists():
            return folder
    raise BadInput([Problem("cases", "id", f"no case {case_id!r}", "see `qorgau case list`")])


def case_folders(cases: Path) -> tuple[Path, ...]:
    """Every folder below `cases` that holds a case.yaml, in order."""
    return tuple(folder for folder in sorted(cases.iterdir()) if (folder / CASE).exists())
