"""Put one batch down: its files each whole in their place, then its gradebook rows in one transaction."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from qorgau.course.bulk.database import transaction
from qorgau.course.bulk.difference import items_of, why
from qorgau.course.bulk.grade_one import Graded
from qorgau.course.bulk.history import Made, Signature, write_history, write_ledger
from qorgau.course.bulk.intake import Taken
from qorgau.course.bulk.opened import Course
from qorgau.course.bulk.plan import Plan
from qorgau.course.bulk.report import Changed, Line
from qorgau.course.bulk.rows import Record, Rows, grade_record, write_records
from qorgau.course.bulk.tree import Staging, digest_of
from qorgau.course.feedback import CellPoints, Totals, feedback_page
from qorgau.exercises.workbook import Workbook
from qorgau.problem import BadInput, Problem

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


class DiskRefuses(BadInput):
    """The disk takes no more: nothing of this batch is in the gradebook, everything before it is done."""


@dataclass
class Desk:
    """Everything a batch needs to be put down."""

    course: Course
    plan: Plan
    workbook: Workbook
    engine: Engine
    rows: Rows
    staging: Staging
    signature: Signature
    plugin: Any
    dry: bool = False

    def put_down(self, taken: Sequence[Taken], graded: Sequence[Graded]) -> list[Line]:
        """Writes a batch; gives its lines. Raises DiskRefuses, GradebookBusy: then no row of it is written."""
        inputs = {one.submission.student: one for one in taken}
        good = [one for one in graded if not one.failed]
        lines = {
            one.student: Line(one.student, None, self.plan.maximum, 0.0, (), one.failed) for one in graded
        }
        with transaction(self.engine, self.course.db_url) as connection:
            records = self.rows.read(connection, self.plan, [one.student for one in good])
            made: dict[str, Made] = {}
            for one in good:
                record, source = records[one.student], inputs[one.student]
                grade_record(
                    record,
                    one.scores,
                    one.comments,
                    source.timestamp,
                    self.rows.due,
                    self.plugin.late_submission_penalty,
                )
                changed = self._changed(one, record)
                try:
                    outputs = "" if self.dry else self._files(one, record, source)
                except OSError as error:
                    lines[one.student] = self._refused(one.student, error)
                    del records[one.student]
                    continue
                made[one.student] = Made(source.inputs, self.plan.key, outputs)
                lines[one.student] = Line(
                    one.student,
                    record.points,
                    self.plan.maximum,
                    record.penalty or 0.0,
                    one.found,
                    (),
                    changed,
                )
            if self.dry:
                return list(lines.values())
            written = list(records.values())
            write_records(connection, self.rows, written)
            write_history(connection, self.plan.assignment, written, self.plan.key, self.signature)
            write_ledger(connection, self.plan.assignment, made)
        return list(lines.values())

    def _files(self, graded: Graded, record: Record, taken: Taken) -> str:
        page = page_of(self.plan, self.workbook, graded, record)
        autograded = {**taken.copied, f"{self.plan.workbook}.ipynb": graded.notebook}
        feedback = {**taken.copied, f"{self.plan.workbook}.html": page.encode()}
        assignment, course = self.plan.assignment, self.course
        self.staging.put(
            course.folder("autograded", graded.student, assignment), autograded, course.autograded_mode
        )
        self.staging.put(
            course.folder("feedback", graded.student, assignment), feedback, course.feedback_mode
        )
        return f"{digest_of(autograded)} {digest_of(feedback)}"

    def _changed(self, graded: Graded, record: Record) -> tuple[Changed, ...]:
        rows = {cell: row for cell, row in record.grades.items() if not row.is_new and row.auto != row.former}
        if not rows:
            return ()
        place = self.course.folder("autograded", graded.student, self.plan.assignment)
        try:
            before = items_of((place / f"{self.plan.workbook}.ipynb").read_bytes())
        except OSError:
            before = {}
        after = items_of(graded.notebook)
        return tuple(
            Changed(cell, row.former, row.auto, why(before.get(cell, {}), after.get(cell, {})), row.manual)
            for cell, row in rows.items()
        )

    def _refused(self, student: str, error: OSError) -> Line:
        place = self.course.folder("autograded", student, self.plan.assignment)
        file, said = str(error.filename2 or error.filename or place), f"cannot be written: {error.strerror}"
        if error.errno in _NO_ROOM:
            hint = "make room, or make the folder writable, and run the command again; what is done is kept"
            raise DiskRefuses([Problem(file, "", said, hint)]) from error
        hint = "see what is in the way there, and run the command again"
        return Line(student, None, self.plan.maximum, 0.0, (), (Problem(file, "", said, hint),))


def page_of(plan: Plan, workbook: Workbook, graded: Graded, record: Record) -> str:
    """The feedback page of a graded submission with the points of its record."""
    assert graded.page is not None
    if record.penalty is None and not record.by_hand:
        return graded.html
    cells = {
        cell: CellPoints(row.points, plan.maxima[cell], record.shown(cell))
        for cell, row in record.grades.items()
    }
    late = record.penalty or 0.0
    return feedback_page(graded.page, workbook, cells, Totals(record.points - late, plan.maximum, late))
