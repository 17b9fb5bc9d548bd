"""The checks of texts over everything that is written for trainees and in keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qorgau import data_file
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.cases.lint import personal, text_problems, told_secrets, typed_times
from qorgau.law.kept import parsed
from qorgau.problem import BadInput, Problem

SHORTEST_SECRET = 12
"""Names of defects shorter than this are everyday words."""


def _days(case: Case | None) -> frozenset[str]:
    if case is None:
        return frozenset()
    return frozenset(case.moments.day(name).strftime("%d.%m.%Y") for name in case.moments.points)


def _secrets(catalogue: Catalogue | None) -> dict[str, str]:
    if catalogue is None:
        return {}
    return {
        text.lower(): defect.id
        for defect in catalogue.defects
        for text in (defect.id, *(words for _, words in defect.name.texts()))
        if len(text) >= SHORTEST_SECRET
    }


def _case_of(path: Path, cases: Mapping[str, Case]) -> Case | None:
    return next(
        (cases[part] for part in (one.split("-")[0].upper() for one in path.parts) if part in cases), None
    )


def _one(
    path: Path, cases: Mapping[str, Case], secrets: Mapping[str, str], *, trainee: bool
) -> Iterator[Problem]:
    file, data = data_file.short_name(path), parsed(path)
    yield from text_problems(data, file, glossary=path.name != "glossary.yaml")
    yield from personal(data, file)
    folder = next((part for part in reversed(path.parts[:-1]) if part.startswith("cf")), "")
    if folder:
        yield from typed_times(data, file, _days(_case_of(path, cases)))
    if trainee and (folder or path.parent.name == "drills"):
        yield from told_secrets(data, file, secrets)


def text_files(home: Path, solutions: Path) -> Iterable[tuple[Path, bool]]:
    """Every data file that is checked, and whether a trainee reads it."""
    yield from ((path, True) for path in sorted((home / "cases").rglob("*.yaml")))
    yield from ((path, False) for path in sorted(solutions.glob("*.yaml")))
    yield from ((path, False) for path in sorted(solutions.glob("*/*.yaml")))


def text_file_problems(
    files: Iterable[tuple[Path, bool]], cases: Mapping[str, Case], catalogue: Catalogue | None
) -> list[Problem]:
    """Everything wrong with the texts of files, in their order; `cases` are the loaded ones by id.

    With each file goes whether a trainee reads it.
    """
    secrets = _secrets(catalogue)
    problems: list[Problem] = []
    for path, trainee in files:
        try:
            problems += _one(path, cases, secrets, trainee=trainee)
        except BadInput:
            continue  # told where the file is loaded
    return problems
