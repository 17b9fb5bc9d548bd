"""Which names of trainees' folders can be ids: of rows in a gradebook, of pages and addresses in formgrader."""

from __future__ import annotations

from qorgau.problem import Problem
from qorgau.unseen import inert, unseen

_MARKUP = frozenset('<>&"\\')


def name_problem(name: str) -> Problem | None:
    """What is wrong with the name of a trainee's folder, which nbgrader takes for an id; None when nothing is.

    A gradebook takes only UTF-8, and formgrader writes an id into its pages and addresses as it is.
    """
    file = f"submitted/{inert(name)}"
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return Problem(file, "", "its name is not UTF-8", "rename the folder and grade again")
    if set(name) & _MARKUP or "\n" in name or "\t" in name or any(unseen(name)):
        message = 'its name has hidden signs, or one of < > & " \\, which formgrader takes for markup'
        return Problem(file, "", message, "rename the folder and grade again")
    return None
