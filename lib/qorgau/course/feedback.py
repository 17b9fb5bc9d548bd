"""The feedback page of a trainee: points, feedback and repairs; no code, and nothing fetched from elsewhere.

Of a graded notebook only the note of repairs, the outputs of check cells and the trainee's own written answers are
shown; points and comments are the gradebook's. The analysis of an exercise stands there once the exercise is revealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from qorgau.course.check_cell import exercise_of
from qorgau.course.outputs import ANALYSIS, NOTE_ID
from qorgau.course.sentences import sentence
from qorgau.exercises.workbook import Workbook
from qorgau.keys.checked import points_words
from qorgau.markup import render
from qorgau.texts import LANGUAGES
from qorgau.widgets.files import page_stylesheet

_BODY = "\x00body\x00"


@dataclass(frozen=True)
class Section:
    """One graded cell on the page: pieces of HTML, lines of text, the trainee's own words. `closed`: not revealed."""

    cell: str
    exercise: str
    title: str
    html: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    own: str | None = None
    closed: bool = False


@dataclass(frozen=True)
class PageParts:
    """What a page says of the answers, before any points: its language, notes of repairs as HTML, its sections."""

    lang: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class CellPoints:
    """What the gradebook says of one graded cell: points, maximum, and the comment of a person, if any."""

    points: float
    maximum: float
    comment: str | None = None


@dataclass(frozen=True)
class Totals:
    """nbgrader's sums of a notebook: points after the penalty, maximum, penalty for lateness."""

    points: float
    maximum: float
    late: float = 0.0


def page_parts(notebook: Mapping[str, Any], workbook: Workbook, revealed: frozenset[str]) -> PageParts:
    """Takes a graded notebook as plain data, its workbook, the exercises that are revealed; gives the page's parts."""
    lang = notebook["metadata"].get("qorgau", {}).get("lang") or LANGUAGES[0]
    sections = []
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("grade") and not settings.get("solution"):
            sections.append(_checked(cell, settings["grade_id"], workbook, lang, revealed))
        elif settings.get("grade") or settings.get("task"):
            title = sentence(lang, "written_answer", cell=settings["grade_id"])
            sections.append(Section(settings["grade_id"], "", title, own=cell["source"]))
    notes = tuple(_html(cell["source"]) for cell in notebook["cells"] if cell.get("id") == NOTE_ID)
    return PageParts(lang, notes, tuple(sections))


def feedback_page(
    parts: PageParts, workbook: Workbook, cells: Mapping[str, CellPoints], totals: Totals
) -> str:
    """Takes a page's parts, the workbook, points by cell and their sums; gives the whole page as HTML."""
    body = render(
        "course/feedback_body.html.j2",
        title=workbook.title.to(parts.lang),
        notes=[Markup(note) for note in parts.notes],
        sections=[
            (section, cells[section.cell], [Markup(html) for html in section.html])
            for section in parts.sections
        ],
        totals=totals,
        say=partial(sentence, parts.lang),
        number=partial(points_words, parts.lang),
    )
    before, after = _frame(parts.lang, workbook.title.to(parts.lang))
    return f"{before}{body}{after}"


@lru_cache(maxsize=64)
def _frame(lang: str, title: str) -> tuple[str, str]:
    """What all pages of a workbook in one language have in common: before and after the body."""
    page = render(
        "course/feedback.html.j2",
        lang=lang,
        css=Markup(page_stylesheet()),
        title=title,
        body=_BODY,
        say=partial(sentence, lang),
    )
    before, _, after = str(page).partition(_BODY)
    return before, after


def _html(markdown: str) -> str:
    # Few notebooks have a note, and nbconvert takes long to import.
    from nbconvert.filters.markdown import markdown2html

    return str(markdown2html(markdown))


def _checked(
    cell: Mapping[str, Any], name: str, workbook: Workbook, lang: str, revealed: frozenset[str]
) -> Section:
    exercise = workbook.exercise(exercise_of(cell["source"]) or name)
    closed = exercise.id not in revealed
    html: list[str] = []
    errors: list[str] = []
    advice: list[str] = []
    for output in cell.get("outputs", ()):
        if output["output_type"] == "display_data" and "text/html" in output["data"]:
            if not (closed and output["metadata"].get(ANALYSIS)):
                html.append(output["data"]["text/html"])
        elif output["output_type"] == "error":
            # The number in an output is not shown: points, also those a trainer gave, are the gradebook's.
            errors += output["traceback"]
            advice += output["evalue"].splitlines()
    lines = advice if html else errors
    return Section(
        name, exercise.id, exercise.title.to(lang), tuple(html), tuple(lines), None, closed and not errors
    )
