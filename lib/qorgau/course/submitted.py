"""The submitted notebook, made fit for nbgrader: first of its sanitize list, and the reader before that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from qorgau.answers import Chosen, choose, read_folder
from qorgau.course.outputs import repair_note
from qorgau.course.repair import make_whole
from qorgau.course.sentences import spoken
from qorgau.problem import BadInput, Problem
from qorgau.unseen import still

Resources = Any


class SubmittedNotebook(NotebookExporter):
    """Reads a submitted notebook; one that cannot be read counts as empty, for its answers lie in another file."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        """Takes an open notebook file; gives what nbconvert gives. A damaged file is no error here."""
        try:
            notebook = nbformat.read(file_stream, as_version=4)
        # Whatever a damaged file does to the reader, RepairCells puts the released notebook in its place.
        except Exception:
            notebook = nbformat.v4.new_notebook()
        return self.from_notebook_node(notebook, resources=resources, **kw)


class RepairCells(NbGraderPreprocessor):
    """First of the sanitize list: the released notebook again, with the trainee's own cells and a note of repairs."""

    def preprocess(self, _nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Takes the notebook as submitted; gives one that the rest of nbgrader's list cannot stumble over.

        The submitted file is read here again: what nbconvert's reader made of a damaged one is of no use.

        Raises BadInput when neither the released nor the source notebook can be found.
        """
        folder, name = Path(resources["metadata"]["path"]), resources["nbgrader"]["notebook"]
        released = self._released(resources["nbgrader"]["assignment"], name)
        cells, repairs = make_whole(released["cells"], _cells_of(folder / f"{name}.ipynb"))
        if repairs:
            self.log.warning(
                "%s: repaired %s",
                still(resources["nbgrader"]["student"]),
                ", ".join(f"{repair.cell or 'notebook'} ({repair.kind})" for repair in repairs),
            )
            lang = answers_of(self, resources).lang
            cells.insert(0, repair_note(repairs, spoken(lang)))
        _drop_links(submitted_folder(self, resources), folder)
        return nbformat.from_dict({**released, "cells": cells}), resources

    def _released(self, assignment: str, name: str) -> NotebookNode:
        course = course_directory(self)
        folders = [
            Path(course.format_path(step, ".", assignment))
            for step in (course.release_directory, course.source_directory)
        ]
        for folder in folders:
            if (path := folder / f"{name}.ipynb").is_file():
                return nbformat.read(path, as_version=4)
        raise BadInput(
            [
                Problem(f"{folder.name}/{name}.ipynb", "", "is not there", "run nbgrader generate_assignment")
                for folder in folders
            ]
        )


def submitted_folder(part: Any, resources: Resources) -> Path:
    """Where nbgrader keeps what the trainee handed in, of which the folder that is graded is a copy."""
    course, ids = course_directory(part), resources["nbgrader"]
    return Path(course.root) / course.format_path(
        course.submitted_directory, ids["student"], ids["assignment"]
    )


def answers_of(part: Any, resources: Resources) -> Chosen:
    """The answers of the submission in hand, for the language of the reader."""
    handed_in, ids = read_folder(submitted_folder(part, resources)), resources["nbgrader"]
    return choose(handed_in.files, ids["notebook"], ids["student"], handed_in.problems)


def _drop_links(submitted: Path, copied: Path) -> None:
    """nbgrader copies what a link leads to: such a copy is of somebody else's file and is taken away again."""
    for path in submitted.rglob("*"):
        if path.is_symlink():
            (copied / path.relative_to(submitted)).unlink(missing_ok=True)


def course_directory(part: Any) -> CourseDirectory:
    """nbgrader's course directory around one of its parts. Raises BadInput outside its own commands."""
    while part is not None:
        if isinstance(getattr(part, "coursedir", None), CourseDirectory):
            return part.coursedir
        part = part.parent
    raise BadInput(
        [Problem("nbgrader_config.py", "Autograde", "RepairCells runs outside nbgrader's autograde")]
    )


def _cells_of(path: Path) -> list[Any] | None:
    """The raw cells of a notebook file, None when it holds none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    cells = found.get("cells") if isinstance(found, dict) else None
    return cells if isinstance(cells, list) else None
