"""The feedback page of a trainee: points, feedback and repairs; no code, and nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.filters.markdown import markdown2html

from qorgau.course.check_cell import exercise_of
from qorgau.course.outputs import NOTE_ID
from qorgau.course.sentences import sentence
from qorgau.exercises.workbook import Workbook, load_workbook
from qorgau.keys.checked import points_words
from qorgau.markup import render
from qorgau.texts import LANGUAGES
from qorgau.widgets.files import stylesheet


class FeedbackPage(Exporter):
    """What nbgrader's generate_feedback writes, in place of its own page that shows code and loads scripts."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> Any:
        """Takes a graded notebook whose scores nbgrader's GetGrades has put in; gives the page as HTML."""
        graded, resources = super().from_notebook_node(nb, resources, **kw)
        # Autograding put the course's own workbook.yaml beside the notebook.
        workbook = load_workbook(Path(resources["metadata"]["path"]))
        return feedback_page(graded, workbook, resources["nbgrader"]), resources


def feedback_page(nb: Any, workbook: Workbook, scores: Mapping[str, Any]) -> str:
    """Takes a notebook with scores in its grade cells, its workbook, nbgrader's sums; gives a whole page as HTML.

    Of the notebook only the note of repairs and the outputs of check cells are shown; points are the gradebook's.
    """
    lang = nb.metadata.get("qorgau", {}).get("lang") or LANGUAGES[0]
    graded = [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    notes = [Markup(markdown2html(cell.source)) for cell in nb.cells if cell.get("id") == NOTE_ID]
    page = render(
        "course/feedback.html.j2",
        lang=lang,
        css=Markup(stylesheet()),
        notes=notes,
        title=workbook.title.to(lang),
        exercises=[_exercise(cell, workbook, lang) for cell in graded],
        scores=scores,
        say=partial(sentence, lang),
        number=partial(points_words, lang),
    )
    return str(page)


def _exercise(cell: Any, workbook: Workbook, lang: str) -> dict[str, Any]:
    settings = cell.metadata.nbgrader
    exercise = workbook.exercise(exercise_of(cell.source) or settings["grade_id"])
    outputs = cell.get("outputs", [])
    # Points, also those a trainer gave by hand, are the gradebook's; the number in the output is not shown.
    return {
        "id": exercise.id,
        "title": exercise.title.to(lang),
        "points": float(settings["score"]),
        "maximum": float(settings["points"]),
        "html": [
            Markup(out.data["text/html"])
            for out in outputs
            if out.output_type == "display_data" and "text/html" in out.data
        ],
        "errors": [line for out in outputs if out.output_type == "error" for line in out.traceback],
        "advice": [line for out in outputs if out.output_type == "error" for line in out.evalue.splitlines()],
    }
