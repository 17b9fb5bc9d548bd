"""What everything that decides a score is known by: keys, rubric, case, law."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from qorgau import places
from qorgau.cases.load import find_case
from qorgau.exercises.workbook import Workbook
from qorgau.law import registry


def key_version(workbook: Workbook, solutions: Path) -> str:
    """Twelve letters that change when a key, a rubric, a switch, the case, the catalogue or the law does.

    Raises BadInput when the case is not there, OSError when a file cannot be read.
    """
    known = hashlib.sha256()
    for name, path in _files(workbook, solutions):
        data = path.read_bytes()
        known.update(f"{name}\0{len(data)}\0".encode())
        known.update(data)
    return known.hexdigest()[:12]


def _files(workbook: Workbook, solutions: Path) -> Iterator[tuple[str, Path]]:
    places_of = {
        "keys": solutions / workbook.about.lower(),
        "solutions": solutions,
        "questions": places.workbooks() / workbook.id / "questions",
        "templates": places.cases() / "templates",
        "catalogue": places.cases() / "catalogue",
        "law": Path(registry.__file__).parent,
    }
    if workbook.case is not None:
        places_of["case"] = find_case(workbook.case, places.cases())
    for name, folder in places_of.items():
        pattern = "*.yaml" if name == "solutions" else "**/*.yaml"
        for path in sorted(folder.glob(pattern)):
            # Readings of a key by two people say how good it is and change no score.
            if path.name != "passes.yaml":
                yield f"{name}/{path.relative_to(folder).as_posix()}", path
    yield "workbook", places.workbooks() / workbook.id / "workbook.yaml"
