"""A released course with the real key, an essay and a task in its notebook, and submissions in every state."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config

from qorgau.course.bulk.opened import open_course
from qorgau.course.bulk.report import Report
from qorgau.course.bulk.run import Options, grade_course
from qorgau.course.training import Training

CLONE = Path(__file__).resolve().parents[3]
SOLUTIONS = CLONE / "solutions"
AT = datetime(2026, 11, 26, 12, 0)


def written_cell(name: str, **settings: Any) -> dict[str, Any]:
    """A markdown cell that people grade."""
    own = {
        "grade": False,
        "locked": False,
        "solution": False,
        "task": False,
        "schema_version": 3,
        "points": 5,
    }
    metadata = {"nbgrader": {**own, "grade_id": name, **settings}}
    return {"cell_type": "markdown", "id": name, "metadata": metadata, "source": f"Your text: {name}"}


@dataclass(frozen=True)
class Class:
    """A course folder whose workbook is released; its submissions are written straight into submitted/."""

    root: Path
    config: Config

    def hand_in(
        self, trainee: str, answers: str | dict[str, Any] | bytes | None = "partial", **files: bytes
    ) -> Path:
        """Puts a submission there: recorded answers by name, a dict, raw bytes or none; more files by keyword."""
        folder = self.root / "submitted" / trainee / "w01"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.root / "release" / "w01" / "w01.ipynb", folder / "w01.ipynb")
        (folder / "timestamp.txt").write_text("2026-11-23 10:00:00.000000 UTC", encoding="utf-8")
        (folder / "submission_secret.txt").write_text(f"secret of {trainee}", encoding="utf-8")
        if isinstance(answers, str):
            answers = recorded(answers) | {"owner": trainee}
        if isinstance(answers, dict):
            answers = json.dumps(answers, ensure_ascii=False).encode()
        if answers is not None:
            (folder / "answers.json").write_bytes(answers)
        for name, data in files.items():
            path = folder / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder

    def notebook(self, trainee: str, change: Callable[[dict[str, Any]], object]) -> None:
        """Lets `change` edit the JSON of the notebook that was handed in."""
        path = self.root / "submitted" / trainee / "w01" / "w01.ipynb"
        found = json.loads(path.read_text(encoding="utf-8"))
        change(found)
        path.write_text(json.dumps(found), encoding="utf-8")

    def grade(self, **options: Any) -> Report:
        """`qorgau grade` in this process, always at the same time by the same person."""
        wanted = {"workers": 1, "author": "trainer", "at": AT, "wait": 0.2, **options}
        return grade_course(open_course(self.root, self.config), "w01", Options(**wanted))

    def copy(self, to: Path) -> Class:
        """The same course elsewhere."""
        shutil.copytree(self.root, to, symlinks=True)
        return Class(to, config_of(to))

    def points(self, trainee: str) -> dict[str, float | None]:
        """Automatic points by cell."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            found = gradebook.find_submission("w01", trainee)
            return {grade.name: grade.auto_score for book in found.notebooks for grade in book.grades}


def recorded(name: str) -> dict[str, Any]:
    """Recorded answers of w01."""
    found: dict[str, Any] = json.loads(
        (SOLUTIONS / "w01" / "answers" / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


def config_of(root: Path) -> Config:
    """The trainer's configuration of a course folder, everything revealed, late ones get nothing."""
    from qorgau.course.nbgrader_config import for_trainer

    config = Config()
    for_trainer(config, course=root, solutions=SOLUTIONS)
    config.FeedbackPage.revealed = ["*"]
    config.LateSubmissionPlugin.penalty_method = "zero"
    return config


def released(scratch: Path, *, by_hand: bool) -> Class:
    """A released course; `by_hand` adds an essay and a task to the notebook."""
    workbooks = scratch / "workbooks"
    shutil.copytree(CLONE / "workbooks" / "w01", workbooks / "w01")
    if by_hand:
        path = workbooks / "w01" / "w01.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] += [
            written_cell("essay", grade=True, solution=True),
            written_cell("drill", task=True, locked=True),
        ]
        path.write_text(json.dumps(notebook), encoding="utf-8")
    training = Training(scratch, "w01", workbooks=workbooks, solutions=SOLUTIONS)
    training.generate()
    return Class(training.course, config_of(training.course))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The released course that others are copied from, without submissions."""
    return released(tmp_path_factory.mktemp("bulk"), by_hand=True)


@pytest.fixture
def room(made: Class, tmp_path: Path) -> Class:
    """A course for one test."""
    return made.copy(tmp_path / "course")


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Mode and bytes of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode & 0o7777, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dump(root: Path, *, own: bool = True) -> str:
    """Everything in the gradebook as SQL; `own` False leaves out our two tables."""
    import sqlite3

    with sqlite3.connect(root / "gradebook.db") as connection:
        lines = [line for line in connection.iterdump() if own or "qorgau_" not in line]
    connection.close()
    return "\n".join(lines)


def rows(root: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What nbgrader's tables say of submissions, without the ids that name rows: sorted, by table."""
    import sqlite3

    asked = {
        "student": "select id, first_name, last_name, email, lms_user_id from student",
        "submission": "select student_id, timestamp, extension from submitted_assignment",
        "notebook": (
            "select s.student_id, b.name, n.flagged, n.late_submission_penalty from submitted_notebook n "
            "join submitted_assignment s on s.id = n.assignment_id join notebook b on b.id = n.notebook_id"
        ),
        "grade": (
            "select s.student_id, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade "
            "from grade g join submitted_notebook n on n.id = g.notebook_id "
            "join submitted_assignment s on s.id = n.assignment_id join base_cell c on c.id = g.cell_id"
        ),
        "comment": (
            "select s.student_id, c.name, c.type, m.auto_comment, m.manual_comment from comment m "
            "join submitted_notebook n on n.id = m.notebook_id "
            "join submitted_assignment s on s.id = n.assignment_id join base_cell c on c.id = m.cell_id"
        ),
    }
    connection = sqlite3.connect(root / "gradebook.db")
    # nbgrader adds points in whatever order its rows lie, which changes the last digit of a sum.
    found = {
        name: sorted(
            (
                tuple(round(value, 6) if isinstance(value, float) else value for value in row)
                for row in connection.execute(query)
            ),
            key=repr,
        )
        for name, query in asked.items()
    }
    connection.close()
    return found
