"""The feedback page as nbgrader's generate_feedback asks for it: an exporter in place of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from traitlets import List, Unicode

from qorgau.course.feedback import CellPoints, Totals, feedback_page, page_parts
from qorgau.course.revealed import revealed_exercises
from qorgau.course.submitted import course_directory
from qorgau.exercises.workbook import load_workbook


class FeedbackPage(Exporter):
    """What nbgrader's generate_feedback writes, in place of its own page that shows code and loads scripts."""

    file_extension = ".html"
    output_mimetype = "text/html"
    revealed = List(
        Unicode(),
        help="Exercises whose analysis the pages tell (*: all); empty: those whose key lies in reveal/ of the course.",
    ).tag(config=True)

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> Any:
        """Takes a graded notebook whose scores nbgrader's GetGrades has put in; gives the page as HTML."""
        graded, resources = super().from_notebook_node(nb, resources, **kw)
        # Autograding put the course's own workbook.yaml beside the notebook.
        workbook = load_workbook(Path(resources["metadata"]["path"]))
        root = Path(course_directory(self).root)
        parts = page_parts(graded, workbook, revealed_exercises(root, workbook, list(self.revealed)))
        settings = [cell.metadata.get("nbgrader", {}) for cell in graded.cells]
        cells = {
            one["grade_id"]: CellPoints(float(one["score"]), float(one["points"]), one.get("comment"))
            for one in settings
            if "score" in one
        }
        sums = resources["nbgrader"]
        totals = Totals(float(sums["score"]), float(sums["max_score"]), float(sums["late_penalty"] or 0))
        return feedback_page(parts, workbook, cells, totals), resources
