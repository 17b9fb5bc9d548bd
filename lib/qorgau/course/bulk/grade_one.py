"""Grade one submission. Pure: its bytes and the plan in; scores, the autograded notebook and the page's parts out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qorgau.answers import Chosen, choose
from qorgau.course.bulk.notebook_bytes import checksum, notebook_bytes
from qorgau.course.bulk.plan import Plan
from qorgau.course.feedback import CellPoints, PageParts, Totals, feedback_page, page_parts
from qorgau.course.outputs import graded_outputs, repair_note
from qorgau.course.repair import Cell, Repair, grade_id, make_whole, text_of
from qorgau.course.sentences import spoken
from qorgau.keys.grade import ExerciseGrade, grade_answers
from qorgau.keys.reader import Reader
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES

NO_RESPONSE = "No response."
"""nbgrader's own automatic comment, which its tools look for."""


@dataclass(frozen=True)
class Submission:
    """What is sent to whoever grades: the trainee, the files that may matter, what could not be read."""

    student: str
    files: Mapping[str, bytes]
    passed_over: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Graded:
    """A graded submission.

    `scores` are points by grade cell, None where a person has to give them; `comments` nbgrader's automatic ones.
    `html` is the page for a gradebook that holds these points and nothing of a person's. `found` is everything odd about the submission, each with file, field, reason and what the trainer can do.
    `failed` tells that it could not be graded at all: then nothing else is there.
    """

    student: str
    notebook: bytes = b""
    scores: Mapping[str, float | None] = field(default_factory=dict)
    comments: Mapping[str, str | None] = field(default_factory=dict)
    page: PageParts | None = None
    html: str = ""
    found: tuple[Problem, ...] = ()
    failed: tuple[Problem, ...] = ()


def grade_one(plan: Plan, keys: Reader, submission: Submission) -> Graded:
    """Grades one submission as nbgrader's autograde and generate_feedback would with this kit's lists.

    Raises BadInput for a fault of the kit; never for anything that a trainee may hand in.
    """
    student, files = submission.student, submission.files
    owner = student if plan.owner_must_match else None
    chosen = choose(files, plan.workbook, owner, submission.passed_over)
    lang = spoken(chosen.lang)
    name = f"{plan.workbook}.ipynb"
    cells, repairs = make_whole(plan.released, _cells_of(files.get(name)))
    if repairs:
        cells.insert(0, repair_note(repairs, lang))
    grades = grade_answers(chosen, keys, (lang,) if lang else LANGUAGES)
    finished, scores, comments = _finished(plan, cells, grades, lang)
    notebook = {**plan.frame, "cells": finished}
    notebook["metadata"] = {**plan.frame["metadata"], "qorgau": {"lang": lang}}
    page = page_parts(notebook, keys.workbook, plan.revealed)
    given = {
        cell: CellPoints(scores.get(cell) or 0.0, maximum, comments.get(cell))
        for cell, maximum in plan.maxima.items()
    }
    totals = Totals(sum(one.points for one in given.values()), plan.maximum)
    return Graded(
        student,
        notebook_bytes(notebook),
        scores,
        comments,
        page,
        feedback_page(page, keys.workbook, given, totals),
        (*submission.passed_over, *_found(name, chosen, grades, repairs, files)),
    )


def _cells_of(data: bytes | None) -> list[Any] | None:
    try:
        found = json.loads((data or b"").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    cells = found.get("cells") if isinstance(found, dict) else None
    return cells if isinstance(cells, list) else None


def _finished(
    plan: Plan, cells: list[Cell], grades: Mapping[str, ExerciseGrade], lang: str | None
) -> tuple[list[Cell], dict[str, float | None], dict[str, str | None]]:
    checks = {one.cell: one for one in plan.checks}
    written = {one.cell: one for one in plan.written}
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    finished: list[Cell] = []
    for cell in cells:
        found = grade_id(cell)
        if found is None or found not in plan.sanitized:
            finished.append(cell)
            continue
        own = dict(plan.sanitized[found])
        if found in checks:
            grade = grades[checks[found].exercise]
            own["source"], own["outputs"] = checks[found].source, _limited(graded_outputs(grade, lang), plan)
            scores[found] = _score(own["outputs"])
        elif found in written:
            own["source"] = text_of(cell)
            untouched = written[found].untouched == checksum(own)
            comments[found] = NO_RESPONSE if untouched and not written[found].task else None
            # Of a task nbgrader's autograde leaves the points alone: they are a person's from the start.
            if written[found].graded and not written[found].task:
                scores[found] = 0.0 if untouched else None
        finished.append(own)
    return finished, scores, comments


def _score(outputs: list[dict[str, Any]]) -> float:
    for output in outputs:
        if output["output_type"] == "execute_result":
            return float(output["data"]["text/plain"])
    return 0.0


def _limited(outputs: list[dict[str, Any]], plan: Plan) -> list[dict[str, Any]]:
    """As nbgrader's LimitOutput: a traceback keeps its two ends."""
    for output in outputs:
        lines = output.get("traceback", ())
        if -1 < plan.max_traceback < len(lines):
            start = plan.max_traceback // 2
            end = plan.max_traceback - start - 1
            output["traceback"] = [*lines[:start], "... Traceback truncated ...", *lines[-end:]]
    return outputs


def _found(
    name: str,
    chosen: Chosen,
    grades: Mapping[str, ExerciseGrade],
    repairs: tuple[Repair, ...],
    files: Mapping[str, bytes],
) -> tuple[Problem, ...]:
    """Everything that a trainer should know of the submission, each thing once."""
    answers = [*chosen.problems, *chosen.found]
    if chosen.snapshot is not None:
        answers += [problem for grade in grades.values() for problem in grade.problems]
    return (*dict.fromkeys(answers), *_of_notebook(name, repairs, files))


def _of_notebook(name: str, repairs: tuple[Repair, ...], files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    if name not in files:
        said = (
            "is not there"
            if not any(one.endswith(".ipynb") for one in files)
            else "has another name or place"
        )
        return (
            Problem(name, "", said, "the released notebook was taken; the points come from the answers file"),
        )
    hint = "put right from the released notebook; the points come from the answers file"
    return tuple(
        Problem(name, repair.cell, f"{repair.kind} cell" if repair.cell else repair.kind, hint)
        for repair in repairs
    )
