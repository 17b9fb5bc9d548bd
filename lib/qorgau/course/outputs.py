"""The outputs of a check cell and the note of repairs, as plain notebook JSON."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from qorgau.course.repair import Cell, Repair
from qorgau.course.sentences import sentences
from qorgau.problem import BadInput, Problem

if TYPE_CHECKING:
    from qorgau.keys.grade import ExerciseGrade

NOTE_ID = "repaired"
ANALYSIS = "qorgau-analysis"
"""Metadata of an output that tells of the key: a feedback page shows it once the exercise is revealed."""


def graded_outputs(grade: ExerciseGrade, lang: str | None) -> list[dict[str, Any]]:
    """The outputs that make nbgrader count exactly `grade.points`, with the feedback above the number.

    nbgrader gives full marks for a missing, negative or unreadable number, so such points raise BadInput here.
    Where problems left nothing to count, an error output says so, which nbgrader counts as 0. `lang` None: all.
    """
    shown = [_html(grade.told_html, lang, {})] if grade.told_html else []
    if grade.feedback_html:
        shown.append(_html(grade.feedback_html, lang, {ANALYSIS: grade.items or True}))
    if not (math.isfinite(grade.points) and 0 <= grade.points <= grade.maximum):
        said = f"scored {grade.points} of {grade.maximum} points"
        raise BadInput([Problem("score", grade.exercise, said, "a score lies between 0 and the maximum")])
    if grade.problems and grade.points == 0:
        advice = sentences(lang, "what_to_do")
        lines = [
            _printable(line)
            for line in (*sentences(lang, "not_counted"), *map(_told, grade.problems), *advice)
        ]
        return [
            *shown,
            {"output_type": "error", "ename": "answers", "evalue": "\n".join(advice), "traceback": lines},
        ]
    number = {"text/plain": repr(float(grade.points))}
    return [
        *shown,
        {"output_type": "execute_result", "execution_count": None, "data": number, "metadata": {}},
    ]


def repair_note(repairs: Iterable[Repair], lang: str | None) -> Cell:
    """A cell for the top of the notebook that says what was repaired."""
    lines = list(sentences(lang, "repaired"))
    for repair in repairs:
        lines += [f"- {line}" for line in sentences(lang, repair.kind, cell=f"`{repair.cell}`")]
    return {
        "cell_type": "markdown",
        "id": NOTE_ID,
        "metadata": {"qorgau": {"lang": lang}},
        "source": "\n\n".join(lines),
    }


def _html(html: Mapping[str, str], lang: str | None, metadata: dict[str, Any]) -> dict[str, Any]:
    chosen = html[lang] if lang is not None and lang in html else "".join(html.values())
    return {"output_type": "display_data", "data": {"text/html": chosen}, "metadata": metadata}


def _told(problem: Problem) -> str:
    """A problem for the trainee's eyes: the name of the file, not the folders of the trainer's machine."""
    return str(replace(problem, file=PurePath(problem.file).name))


def _printable(line: str) -> str:
    """Without control characters: a problem may quote the damaged file."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf") else sign for sign in line)
