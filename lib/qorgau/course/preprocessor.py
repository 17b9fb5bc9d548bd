"""What stands in nbgrader's autograde lists: repair the notebook, then grade the answers file beside it.

No kernel is started and no line of a trainee is run. A grade depends on the answers file, the key and the
gradebook's own copy of the check cells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Unicode

from qorgau.course.check_cell import exercise_of
from qorgau.course.outputs import graded_outputs
from qorgau.course.sentences import spoken
from qorgau.course.submitted import answers_of, submitted_folder
from qorgau.places import solutions as solutions_folder
from qorgau.problem import BadInput, Problem

Resources = Any


class GradeAnswers(NbGraderPreprocessor):
    """Stands in place of Execute and IgnorePattern: writes each check cell's number from the answers file."""

    solutions = Unicode("", help="Folder of the keys; empty: the one that QORGAU_SOLUTIONS names.").tag(
        config=True
    )
    owner_must_match = Bool(
        True,
        help="Count an answers file only for the trainee it names (a file that names nobody always counts).",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Takes the repaired notebook beside its answers.json; gives it with feedback and points in the check cells.

        A fault of the trainee's file is an error output worth 0 points. Raises BadInput for a fault of the kit (no
        key, an unknown exercise, points that disagree), so that nbgrader stops this submission loudly.
        """
        from qorgau.keys.grade import grade_folder

        ids, folder = resources["nbgrader"], submitted_folder(self, resources)
        checks = self._checks(ids)
        cells = {
            cell.metadata.nbgrader["grade_id"]: cell
            for cell in nb.cells
            if is_grade(cell) and not is_solution(cell)
        }
        if set(cells) != set(checks):
            odd = ", ".join(sorted(set(cells) ^ set(checks)))
            raise _fault(
                ids,
                odd,
                "check cells and gradebook differ",
                "put RepairCells first in sanitize_preprocessors",
            )
        grades = grade_folder(
            folder,
            ids["notebook"],
            owner=ids["student"] if self.owner_must_match else None,
            solutions=self._solutions(),
        )
        lang = spoken(answers_of(self, resources).lang)
        nb.metadata["qorgau"] = {"lang": lang}
        for grade_id, (source, maximum) in checks.items():
            exercise = exercise_of(source)
            if exercise is None or exercise not in grades:
                raise _fault(
                    ids,
                    grade_id,
                    f"asks for no exercise of this key: {source!r}",
                    'write workbook.check("<exercise>")',
                )
            if grades[exercise].maximum != maximum:
                said = f"is worth {maximum:g} points, its exercise {grades[exercise].maximum:g}"
                raise _fault(ids, grade_id, said, "make the notebook, workbook.yaml and the rubric agree")
            cells[grade_id].source = source
            cells[grade_id].outputs = [
                nbformat.from_dict(output) for output in graded_outputs(grades[exercise], lang)
            ]
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
