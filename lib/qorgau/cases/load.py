"""Load a case file: its data, its documents, their forms; every error at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import partial
from pathlib import Path
from typing import TypeVar

from qorgau import data_file
from qorgau.cases.case import Case, CaseData
from qorgau.cases.case_check import case_problems
from qorgau.cases.document import DocumentData, Template, fill_document, load_template
from qorgau.problem import BadInput, Problem

Thing = TypeVar("Thing")


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
        loading.tell(case_problems(data, data_file.short_name(folder / "case.yaml")))
    # Without a readable case.yaml the documents that lie there are checked all the same.
    names = (
        data.documents if data else tuple(path.stem for path in sorted((folder / "documents").glob("*.yaml")))
    )
    loading.tell(
        Problem(
            data_file.short_name(path),
            "",
            "is not in the list of documents",
            "add it to documents of case.yaml",
        )
        for path in sorted((folder / "documents").glob("*.yaml"))
        if path.stem not in names
    )
    documents = []
    for name in names:
        path = folder / "documents" / f"{name}.yaml"
        found = loading.attempt(partial(data_file.load, path, DocumentData))
        # A document is named after its kind (RP-1), so that its form is checked even when it cannot be read.
        form = loading.form(found.kind if found else name.split("-")[0])
        if found is None or form is None:
            continue
        file = data_file.short_name(path)
        if found.id != name:
            loading.tell([Problem(file, "id", f"is {found.id!r}", f"the file is named {name!r}")])
        if data is not None:
            document, missing = fill_document(data, found, form, file)
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
