"""Make the plan of an assignment from gradebook, release, workbook and keys; every fault of the kit stops here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from traitlets.utils.importstring import import_item

from qorgau import places
from qorgau.course.bulk.opened import Course
from qorgau.course.bulk.plan import Check, Plan, Written
from qorgau.course.check_cell import exercise_of
from qorgau.course.nbgrader_config import SANITIZE
from qorgau.course.repair import grade_id
from qorgau.course.revealed import revealed_exercises
from qorgau.exercises.workbook import Workbook, load_workbook
from qorgau.keys.reader import reader
from qorgau.keys.version import key_version
from qorgau.problem import BadInput, Problem

_FIRST = "run nbgrader generate_assignment first"


def make_plan(course: Course, assignment: str) -> Plan:
    """The plan of `assignment`. Raises BadInput naming what of gradebook, release, workbook or key is at fault."""
    from nbgrader.preprocessors import LimitOutput

    name, checks, written = _in_gradebook(course, assignment)
    released = _released(course, assignment, name)
    sanitized = _sanitized(course, assignment, name, released)
    solutions = _solutions(course)
    workbook = load_workbook(course.folder("source", ".", assignment))
    _check_exercises(assignment, name, workbook, checks, solutions)
    frame = {key: value for key, value in sanitized.items() if key != "cells"}
    return Plan(
        assignment=assignment,
        workbook=name,
        released=tuple(released["cells"]),
        sanitized={found: cell for cell in sanitized["cells"] if (found := grade_id(cell))},
        frame=frame,
        checks=checks,
        written=written,
        max_traceback=int(LimitOutput(config=course.config).max_traceback),
        owner_must_match=bool(course.config.GradeAnswers.get("owner_must_match", True)),
        solutions=solutions,
        home=places.home(),
        key=key_version(workbook, solutions),
        revealed=revealed_exercises(course.root, workbook, course.config.FeedbackPage.get("revealed")),
    )


def _in_gradebook(course: Course, assignment: str) -> tuple[str, tuple[Check, ...], tuple[Written, ...]]:
    from nbgrader.api import Gradebook, MissingEntry

    file = course.db_url.removeprefix("sqlite:///")
    if file != course.db_url and not Path(file).is_file():
        raise BadInput([Problem(file, "", "there is no gradebook", _FIRST)])
    with Gradebook(course.db_url, course.directory.course_id) as gradebook:
        try:
            notebooks = list(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            raise _fault(assignment, "", "is not in the gradebook", _FIRST) from None
        if len(notebooks) != 1:
            raise _fault(
                assignment, "", f"has {len(notebooks)} notebooks", "this kit grades assignments of one"
            )
        notebook = notebooks[0]
        sources = {cell.name: cell for cell in notebook.source_cells}
        tasks = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
        points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells} | tasks
        by_hand = sorted({*(cell.name for cell in notebook.solution_cells), *tasks})
        written = tuple(
            Written(cell, cell in tasks, cell in points, points.get(cell, 0.0), sources[cell].checksum)
            for cell in by_hand
        )
        checks = tuple(
            Check(cell, exercise_of(sources[cell].source) or "", sources[cell].source, points[cell])
            for cell in sorted(set(points) - set(by_hand))
        )
        return str(notebook.name), checks, written


def _released(course: Course, assignment: str, name: str) -> Mapping[str, Any]:
    folders = [course.folder(step, ".", assignment) for step in ("release", "source")]
    for folder in folders:
        if (path := folder / f"{name}.ipynb").is_file():
            found: Mapping[str, Any] = json.loads(json.dumps(nbformat.read(path, as_version=4)))
            return found
    raise BadInput([Problem(f"{one.name}/{name}.ipynb", "", "is not there", _FIRST) for one in folders])


def _sanitized(course: Course, assignment: str, name: str, released: Mapping[str, Any]) -> Mapping[str, Any]:
    """The released notebook after nbgrader's own sanitize steps, which see nothing of a trainee's in it."""
    ids = {"student": ".", "assignment": assignment, "notebook": name, "db_url": course.db_url}
    resources: Any = {"nbgrader": ids, "metadata": {"path": str(course.root), "name": name}}
    notebook: Any = nbformat.from_dict(dict(released))
    for step in SANITIZE[1:]:
        notebook, resources = import_item(step)(config=course.config).preprocess(notebook, resources)
    found: Mapping[str, Any] = json.loads(json.dumps(notebook))
    return found


def _solutions(course: Course) -> Path:
    given = course.config.GradeAnswers.get("solutions", "")
    folder = Path(given) if given else places.solutions()
    if folder is None or not folder.is_dir():
        hint = "set QORGAU_SOLUTIONS or c.GradeAnswers.solutions to the folder solutions/"
        raise BadInput([Problem(str(folder or "solutions"), "", "no folder of keys", hint)])
    return folder.resolve()


def _check_exercises(
    assignment: str, name: str, workbook: Workbook, checks: tuple[Check, ...], solutions: Path
) -> None:
    found = reader(name, solutions)
    maxima = {
        exercise.id: found.check(exercise.id, {}, model=False, languages=()).score.maximum
        for exercise in workbook.exercises
    }
    problems = []
    for check in checks:
        if check.exercise not in maxima:
            said = f"asks for no exercise of this key: {check.source!r}"
            problems.append(
                Problem(f"{assignment}/{name}.ipynb", check.cell, said, 'write workbook.check("<exercise>")')
            )
        elif maxima[check.exercise] != check.maximum:
            said = f"is worth {check.maximum:g} points, its exercise {maxima[check.exercise]:g}"
            hint = "make the notebook, workbook.yaml and the rubric agree"
            problems.append(Problem(f"{assignment}/{name}.ipynb", check.cell, said, hint))
    if problems:
        raise BadInput(problems)


def _fault(assignment: str, field: str, message: str, hint: str) -> BadInput:
    return BadInput([Problem(assignment, field, message, hint)])
