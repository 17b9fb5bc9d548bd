"""What stands in nbgrader's autograde lists: repair the notebook, then grade the answers file beside it.

No kernel is started and no line of a trainee is run. A grade depends on the answers file, the key and the
gradebook's own copy of the check cells.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Unicode

from qorgau.answers.snapshot import SNAPSHOT
from qorgau.answers.snapshot_file import read_snapshot
from qorgau.course.check_cell import exercise_of
from qorgau.course.outputs import graded_outputs, repair_note
from qorgau.course.repair import make_whole
from qorgau.places import solutions as solutions_folder
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES

Resources = Any


class SubmittedNotebook(NotebookExporter):
    """Reads a submitted notebook; one that cannot be read counts as empty, for its answers lie in another file."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        """Takes an open notebook file; gives what nbconvert gives. A damaged file is no error here."""
        try:
            notebook = nbformat.read(file_stream, as_version=4)
        except Exception:  # whatever a damaged file does to the reader, RepairCells puts the released notebook here
            notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]  # nbformat's v4 is not annotated
        return self.from_notebook_node(notebook, resources=resources, **kw)


class RepairCells(NbGraderPreprocessor):
    """First of the sanitize list: the released notebook again, with the trainee's own cells and a note of repairs."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Takes the notebook as submitted; gives one that the rest of nbgrader's list cannot stumble over.

        Raises BadInput when neither the released nor the source notebook can be found.
        """
        folder, name = Path(resources["metadata"]["path"]), resources["nbgrader"]["notebook"]
        released = self._released(resources["nbgrader"]["assignment"], name)
        cells, repairs = make_whole(released["cells"], _cells_of(folder / f"{name}.ipynb"))
        if repairs:
            self.log.warning(
                "%s: repaired %s",
                resources["nbgrader"]["student"],
                ", ".join(f"{repair.cell or 'notebook'} ({repair.kind})" for repair in repairs),
            )
            cells.insert(0, repair_note(repairs, _language(folder)))
        return nbformat.from_dict({**released, "cells": cells}), resources

    def _released(self, assignment: str, name: str) -> NotebookNode:
        course = _course_directory(self)
        folders = [
            Path(course.format_path(step, ".", assignment))
            for step in (course.release_directory, course.source_directory)
        ]
        for folder in folders:
            if (path := folder / f"{name}.ipynb").is_file():
                return nbformat.read(path, as_version=4)
        raise BadInput(
            [Problem(f"{folder.name}/{name}.ipynb", "", "is not there", "run nbgrader generate_assignment") for folder in folders]
        )


class GradeAnswers(NbGraderPreprocessor):
    """Stands in place of Execute and IgnorePattern: writes each check cell's number from the answers file."""

    solutions = Unicode("", help="Folder of the keys; empty: the one that QORGAU_SOLUTIONS names.").tag(config=True)
    owner_must_match = Bool(
        True, help="Count an answers file only for the trainee it names (a file that names nobody always counts)."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Takes the repaired notebook beside its answers.json; gives it with feedback and points in the check cells.

        A fault of the trainee's file is an error output worth 0 points. Raises BadInput for a fault of the kit (no
        key, an unknown exercise, points that disagree), so that nbgrader stops this submission loudly.
        """
        from qorgau.keys.grade import grade_folder

        ids, folder = resources["nbgrader"], Path(resources["metadata"]["path"])
        checks = self._checks(ids)
        cells = {cell.metadata.nbgrader["grade_id"]: cell for cell in nb.cells if is_grade(cell) and not is_solution(cell)}
        if set(cells) != set(checks):
            odd = ", ".join(sorted(set(cells) ^ set(checks)))
            raise _fault(ids, odd, "check cells and gradebook differ", "put RepairCells first in sanitize_preprocessors")
        grades = grade_folder(
            folder,
            ids["notebook"],
            owner=ids["student"] if self.owner_must_match else None,
            solutions=self._solutions(),
        )
        lang = _language(folder)
        nb.metadata["qorgau"] = {"lang": lang}
        for grade_id, (source, maximum) in checks.items():
            exercise = exercise_of(source)
            if exercise is None or exercise not in grades:
                raise _fault(ids, grade_id, f"asks for no exercise of this key: {source!r}", 'write workbook.check("<exercise>")')
            if grades[exercise].maximum != maximum:
                said = f"is worth {maximum:g} points, its exercise {grades[exercise].maximum:g}"
                raise _fault(ids, grade_id, said, "make the notebook, workbook.yaml and the rubric agree")
            cells[grade_id].source = source
            cells[grade_id].outputs = [nbformat.from_dict(output) for output in graded_outputs(grades[exercise], lang)]
        return nb, resources

    def _checks(self, ids: dict[str, str]) -> dict[str, tuple[str, float]]:
        """Source and points of every automatic test cell, from the gradebook."""
        with Gradebook(ids["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(ids["notebook"], ids["assignment"])
            by_hand = {cell.name for cell in notebook.solution_cells}
            sources = {cell.name: cell.source for cell in notebook.source_cells}
            return {
                cell.name: (sources[cell.name], float(cell.max_score))
                for cell in notebook.grade_cells
                if cell.name not in by_hand
            }

    def _solutions(self) -> Path:
        folder = Path(self.solutions) if self.solutions else solutions_folder()
        if folder is None or not folder.is_dir():
            hint = "set QORGAU_SOLUTIONS or c.GradeAnswers.solutions to the folder solutions/"
            raise BadInput([Problem(str(folder or "solutions"), "", "no folder of keys", hint)])
        return folder


def _fault(ids: dict[str, str], grade_id: str, message: str, hint: str) -> BadInput:
    return BadInput([Problem(f"{ids['assignment']}/{ids['notebook']}.ipynb", grade_id, message, hint)])


def _course_directory(part: Any) -> CourseDirectory:
    while part is not None:
        if isinstance(getattr(part, "coursedir", None), CourseDirectory):
            return part.coursedir
        part = part.parent
    raise BadInput([Problem("nbgrader_config.py", "Autograde", "RepairCells runs outside nbgrader's autograde")])


def _cells_of(path: Path) -> list[Any] | None:
    """The raw cells of a notebook file, None when it holds none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    cells = found.get("cells") if isinstance(found, dict) else None
    return cells if isinstance(cells, list) else None


def _language(folder: Path) -> str | None:
    """The language the trainee worked in, None when the answers file cannot say."""
    try:
        lang = read_snapshot(folder / SNAPSHOT).lang
    except BadInput:
        return None
    return lang if lang in LANGUAGES else None
