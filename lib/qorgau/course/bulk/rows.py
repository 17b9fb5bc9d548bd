"""nbgrader's gradebook rows for a batch of submissions: the same that its own autograde leaves, in one go.

ids are made of what a row is about, so that an interrupted and repeated run ends in the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Connection, bindparam, insert, select, update

from qorgau.course.bulk.plan import Plan

_ROOT = UUID("8d0ad0a4-6cf1-5b0f-9b39-6c2b8a4f5d11")
STUDENT, SUBMITTED, NOTEBOOK = Student.__table__, SubmittedAssignment.__table__, SubmittedNotebook.__table__
GRADE, COMMENT = Grade.__table__, Comment.__table__
CELL = BaseCell.__table__

Penalty = Callable[[str, float, float], float | None]
"""Takes the trainee, the points and seconds late; gives points to take off, None for none: nbgrader's plugin."""


def row_id(*about: str) -> str:
    """32 letters that are the same for the same thing."""
    return uuid5(_ROOT, "\0".join(about)).hex


@dataclass
class GradeRow:
    """One grade of a submission as the gradebook has it, or will have it."""

    id: str
    cell: str
    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    needs_manual: bool = True
    former: float | None = None
    is_new: bool = False

    @property
    def points(self) -> float:
        """nbgrader's score: by hand before automatic, and extra credit on top."""
        known = self.manual if self.manual is not None else self.auto
        return 0.0 if known is None else known + (self.extra or 0.0)


@dataclass
class CommentRow:
    """One comment of a submission."""

    id: str
    cell: str
    auto: str | None = None
    manual: str | None = None
    is_new: bool = False


@dataclass
class Record:
    """One submission in the gradebook."""

    student: str
    submission: str
    notebook: str
    timestamp: datetime | None = None
    extension: timedelta | None = None
    penalty: float | None = None
    grades: dict[str, GradeRow] = field(default_factory=dict)
    comments: dict[str, CommentRow] = field(default_factory=dict)
    new_student: bool = False
    is_new: bool = False
    timestamp_changed: bool = False

    @property
    def points(self) -> float:
        """Points of all cells, before any penalty."""
        return sum(row.points for row in self.grades.values())

    @property
    def by_hand(self) -> bool:
        """Whether a person gave points, extra credit or a comment."""
        grades = any(row.manual is not None or row.extra is not None for row in self.grades.values())
        return grades or any(row.manual is not None for row in self.comments.values())

    def shown(self, cell: str) -> str | None:
        """The comment a trainee reads, a person's before the automatic one."""
        row = self.comments.get(cell)
        return None if row is None else row.manual if row.manual is not None else row.auto


@dataclass(frozen=True)
class Rows:
    """What of the gradebook is the same for every submission of an assignment."""

    assignment: str
    due: datetime | None
    notebook: str
    cells: Mapping[str, str]

    @classmethod
    def of(cls, connection: Connection, plan: Plan) -> Rows:
        """Reads it for a plan's assignment, which make_plan found in the gradebook."""
        about = connection.execute(
            select(Assignment.__table__.c.id, Assignment.__table__.c.duedate, Notebook.__table__.c.id)
            .join_from(Assignment.__table__, Notebook.__table__)
            .where(Assignment.__table__.c.name == plan.assignment)
        ).one()
        return cls(about[0], about[1], about[2], _cells(connection, about[2]))

    def read(self, connection: Connection, plan: Plan, students: Sequence[str]) -> dict[str, Record]:
        """The submissions of these trainees as the gradebook has them, new ones made ready; nothing is written."""
        known = set(connection.scalars(select(STUDENT.c.id).where(STUDENT.c.id.in_(students))))
        found = connection.execute(
            select(
                SUBMITTED.c.student_id,
                SUBMITTED.c.id,
                NOTEBOOK.c.id,
                SUBMITTED.c.timestamp,
                SUBMITTED.c.extension,
                NOTEBOOK.c.late_submission_penalty,
            )
            .join_from(SUBMITTED, NOTEBOOK, NOTEBOOK.c.assignment_id == SUBMITTED.c.id)
            .where(
                SUBMITTED.c.assignment_id == self.assignment,
                SUBMITTED.c.student_id.in_(students),
                NOTEBOOK.c.notebook_id == self.notebook,
            )
        )
        records = {row[0]: Record(*row) for row in found}
        by_notebook = {record.notebook: record for record in records.values()}
        for row in connection.execute(select(GRADE).where(GRADE.c.notebook_id.in_(by_notebook))):
            grades = by_notebook[row.notebook_id].grades
            grades[row.cell_id] = GradeRow(
                row.id,
                row.cell_id,
                row.auto_score,
                row.manual_score,
                row.extra_credit,
                row.needs_manual_grade,
                row.auto_score,
            )
        for row in connection.execute(select(COMMENT).where(COMMENT.c.notebook_id.in_(by_notebook))):
            comments = by_notebook[row.notebook_id].comments
            comments[row.cell_id] = CommentRow(row.id, row.cell_id, row.auto_comment, row.manual_comment)
        for student in students:
            if student not in records:
                ours = row_id(plan.assignment, student)
                records[student] = Record(student, ours, row_id(ours, plan.workbook), is_new=True)
            records[student].new_student = student not in known
            self._named(records[student], plan)
        return {student: records[student] for student in students}

    def _named(self, record: Record, plan: Plan) -> None:
        """Rows by the name of their cell; what a new submission needs is added."""
        names = {cell: name.partition(" ")[2] for name, cell in self.cells.items()}
        record.grades = {names[row.cell]: row for row in record.grades.values() if row.cell in names}
        record.comments = {names[row.cell]: row for row in record.comments.values() if row.cell in names}
        graded = [one.cell for one in plan.checks] + [one.cell for one in plan.written if one.graded]
        for cell in graded:
            if cell not in record.grades:
                where = self.cells[f"grade {cell}"]
                record.grades[cell] = GradeRow(row_id(record.notebook, where, "grade"), where, is_new=True)
        for cell in (one.cell for one in plan.written):
            if cell not in record.comments:
                where = self.cells[f"comment {cell}"]
                record.comments[cell] = CommentRow(
                    row_id(record.notebook, where, "comment"), where, is_new=True
                )


def _cells(connection: Connection, notebook: str) -> dict[str, str]:
    """The cell that a "grade NAME" or "comment NAME" hangs on: nbgrader has two for one that is written and graded."""
    found = {}
    for name, cell, kind in connection.execute(
        select(CELL.c.name, CELL.c.id, CELL.c.type).where(CELL.c.notebook_id == notebook)
    ):
        if kind in ("GradeCell", "TaskCell"):
            found[f"grade {name}"] = cell
        if kind in ("SolutionCell", "TaskCell"):
            found[f"comment {name}"] = cell
    return found


def grade_record(
    record: Record,
    scores: Mapping[str, float | None],
    comments: Mapping[str, str | None],
    timestamp: datetime | None,
    due: datetime | None,
    penalty: Penalty,
) -> None:
    """Puts new automatic scores and comments into a record, and what nbgrader takes off for lateness.

    Points and comments that a person gave stay; nbgrader then asks that person to look again. `timestamp` None
    leaves the one that is known.
    """
    for cell, score in scores.items():
        row = record.grades[cell]
        row.auto, row.needs_manual = score, row.manual is not None or score is None
    for cell, comment in comments.items():
        record.comments[cell].auto = comment
    if timestamp is not None:
        record.timestamp_changed, record.timestamp = record.timestamp != timestamp, timestamp
    record.penalty = None
    if record.timestamp is not None and due is not None:
        late = (record.timestamp - due - (record.extension or timedelta())).total_seconds()
        if late > 0:
            taken = penalty(record.student, record.points, late)
            record.penalty = None if taken is None else min(max(0.0, taken), record.points)


def write_records(connection: Connection, rows: Rows, records: Sequence[Record]) -> None:
    """Writes the records of a batch into nbgrader's tables."""
    _insert(connection, STUDENT, [{"id": one.student} for one in records if one.new_student])
    new = [one for one in records if one.is_new]
    _insert(
        connection,
        SUBMITTED,
        [
            {
                "id": one.submission,
                "assignment_id": rows.assignment,
                "student_id": one.student,
                "timestamp": one.timestamp,
            }
            for one in new
        ],
    )
    _insert(
        connection,
        NOTEBOOK,
        [
            {
                "id": one.notebook,
                "assignment_id": one.submission,
                "notebook_id": rows.notebook,
                "flagged": False,
                "late_submission_penalty": one.penalty,
            }
            for one in new
        ],
    )
    old = [one for one in records if not one.is_new]
    _update(
        connection,
        SUBMITTED,
        [{"b_id": one.submission, "timestamp": one.timestamp} for one in old if one.timestamp_changed],
    )
    _update(
        connection, NOTEBOOK, [{"b_id": one.notebook, "late_submission_penalty": one.penalty} for one in old]
    )
    grades = [(one, row) for one in records for row in one.grades.values()]
    values = [
        (
            row.is_new,
            {"b_id": row.id, "auto_score": row.auto, "needs_manual_grade": row.needs_manual},
            one,
            row,
        )
        for one, row in grades
    ]
    _insert(
        connection,
        GRADE,
        [
            {
                "id": row.id,
                "notebook_id": one.notebook,
                "cell_id": row.cell,
                "auto_score": row.auto,
                "needs_manual_grade": row.needs_manual,
            }
            for is_new, _, one, row in values
            if is_new
        ],
    )
    _update(connection, GRADE, [changed for is_new, changed, _, _ in values if not is_new])
    comments = [(one, row) for one in records for row in one.comments.values()]
    _insert(
        connection,
        COMMENT,
        [
            {"id": row.id, "notebook_id": one.notebook, "cell_id": row.cell, "auto_comment": row.auto}
            for one, row in comments
            if row.is_new
        ],
    )
    _update(
        connection,
        COMMENT,
        [{"b_id": row.id, "auto_comment": row.auto} for _, row in comments if not row.is_new],
    )


def _insert(connection: Connection, table: Any, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _update(connection: Connection, table: Any, values: list[dict[str, Any]]) -> None:
    if values:
        names = [name for name in values[0] if name != "b_id"]
        changed: dict[str, Any] = {name: bindparam(f"b_{name}") for name in names}
        bound = [{"b_id": one["b_id"], **{f"b_{name}": one[name] for name in names}} for one in values]
        connection.execute(update(table).where(table.c.id == bindparam("b_id")).values(changed), bound)
