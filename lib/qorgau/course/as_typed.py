"""What formgrader shows of a trainee: words and names as they were typed, never as markup of the trainer's page."""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from nbconvert.preprocessors import Preprocessor

from qorgau.course.outputs import NOTE_ID
from qorgau.course.repair import grade_id, is_written
from qorgau.unseen import inert

NAMES = ("student", "first_name", "last_name")
_AS_TYPED = '<div style="white-space: pre-wrap; overflow-wrap: anywhere">{}</div>'


class AsTyped(Preprocessor):
    """Runs before formgrader writes its page of a submission, whose templates escape nothing."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Takes an autograded notebook and what its page is made of; gives both with a trainee's words and names as text."""
        for cell in nb.cells:
            if not _of_trainee(cell):
                continue
            if cell.cell_type == "code":
                cell.source = inert(cell.source)  # code is escaped where it is coloured
            else:
                cell.cell_type = "markdown"
                # On one line, or markdown would begin again after an empty one.
                cell.source = _AS_TYPED.format(_text(cell.source).replace("\n", "&#10;"))
                cell.pop("attachments", None)
        resources.update(
            {name: _text(resources[name]) for name in NAMES if isinstance(resources.get(name), str)}
        )
        return nb, resources


def _of_trainee(cell: Any) -> bool:
    # A repaired notebook has the trainee's own cells without metadata; our own all have a grade id, or are the note.
    return cell.get("id") != NOTE_ID and (grade_id(cell) is None or is_written(cell))


def _text(text: str) -> str:
    return str(escape(inert(text)))
