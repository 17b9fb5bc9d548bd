"""What a source workbook must keep to before it may be released, and what a release must not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from qorgau.course.check_cell import exercise_of
from qorgau.data_file import read_yaml
from qorgau.exercises.workbook import load_workbook
from qorgau.problem import BadInput, Problem

SHORTEST_SECRET = 25
"""Letters a sentence of the key needs before finding it in a release counts as a leak."""


class CheckSource(NbGraderPreprocessor):
    """First of nbgrader's generate_assignment list: an author's slip stops the release and names its place."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Gives the notebook unchanged. Raises BadInput with everything that is wrong in notebook and folder."""
        folder, name = Path(resources["metadata"]["path"]), resources["metadata"]["name"]
        if problems := source_problems(nb, folder, name):
            raise BadInput(problems)
        return nb, resources


def source_problems(nb: NotebookNode, folder: Path, name: str) -> list[Problem]:
    """Takes a source notebook, its folder and its name; gives all that keeps it from being released.

    Check cells must ask for the exercises of workbook.yaml, each once and for the same points; every code cell must
    be locked; no answers may lie in the folder. Raises BadInput when workbook.yaml cannot be read.
    """
    file = f"{folder.name}/{name}.ipynb"
    found = [
        Problem(f"{folder.name}/{path.name}", "", "answers lie in a source folder", "remove the file")
        for path in sorted(folder.rglob("*answers*.json*"))
    ]
    workbook = load_workbook(folder)
    if workbook.id != name:
        found.append(Problem(file, "", f"workbook.yaml calls it {workbook.id!r}", "give both the same name"))
    wanted = {exercise.id: float(exercise.points) for exercise in workbook.exercises}
    asked: dict[str, float] = {}
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        where = f"cell {settings.get('grade_id', cell.get('id', '?'))}"
        if cell.cell_type == "code" and not settings.get("locked"):
            found.append(Problem(file, where, "is not locked", "give it nbgrader metadata with locked: true"))
        if is_grade(cell) and not is_solution(cell):
            exercise = exercise_of(cell.source)
            if exercise is None:
                found.append(
                    Problem(file, where, "is no check of an exercise", 'write workbook.check("<exercise>")')
                )
            elif exercise in asked:
                found.append(
                    Problem(file, where, f"checks {exercise!r} again", "keep one check cell an exercise")
                )
            else:
                asked[exercise] = float(settings["points"])
    for exercise in sorted(set(wanted) | set(asked)):
        if wanted.get(exercise) != asked.get(exercise):
            message = f"{_points(asked.get(exercise))} here, {_points(wanted.get(exercise))} in workbook.yaml"
            found.append(Problem(file, f"exercise {exercise}", message, "make them agree"))
    return found


def leaks(released: Path, solutions: Path) -> list[Problem]:
    """Takes a released folder and the keys of its case; gives every file that tells some of the key.

    Looked for: any sentence of the key, and any file that has no place in a release.
    """
    texts = [text for path in sorted(solutions.glob("*.yaml")) for text in _texts(read_yaml(path))]
    secrets = {secret for text in texts if len(secret := _squeezed(text)) >= SHORTEST_SECRET}
    found = []
    for path in sorted(path for path in released.rglob("*") if path.is_file()):
        name = path.relative_to(released).as_posix()
        if path.suffix not in (".ipynb", ".yaml") or path.name.startswith(("trainer", "answers", "rubric")):
            found.append(
                Problem(
                    f"{released.name}/{name}",
                    "",
                    "has no place in a release",
                    "see course/nbgrader_config.py",
                )
            )
            continue
        data = json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".ipynb" else read_yaml(path)
        text = _squeezed(" ".join(_texts(data)))
        found += [
            Problem(
                f"{released.name}/{name}",
                "",
                f"tells a sentence of the key: {secret[:40]}…",
                "write it differently",
            )
            for secret in sorted(secrets)
            if secret in text
        ]
    return found


def _points(points: float | None) -> str:
    return "nothing" if points is None else f"{points:g} points"


def _texts(data: Any) -> Iterator[str]:
    """Every text in plain data; the lines of a notebook cell are one text."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list) and all(isinstance(line, str) for line in data):
        yield "".join(data)
        yield from data
    elif isinstance(data, list | dict):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def _squeezed(text: str) -> str:
    """Neither case, nor spaces and line ends, nor quotes hide a sentence."""
    return re.sub(r"[\s\"']+", " ", text).strip().casefold()
