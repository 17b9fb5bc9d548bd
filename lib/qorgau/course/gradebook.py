"""The three places where a grade can be read: the gradebook, the CSV export and the feedback page."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from qorgau.course.check_cell import exercise_of
from qorgau.course.shown import Shown, shown_points

CLOSE = 0.005
"""Points that may differ: the page shows two decimals."""


@dataclass(frozen=True)
class Recorded:
    """One trainee's points in the three places; a place that holds nothing is None or lacks the exercise."""

    trainee: str
    gradebook: dict[str, float]
    total: float | None
    csv: float | None
    page: Shown

    @property
    def differences(self) -> tuple[str, ...]:
        """What does not agree, in words; empty when all three say the same."""
        found = []
        totals = {"gradebook": self.total, "CSV": self.csv, "feedback": self.page.total}
        known = [value for value in totals.values() if value is not None]
        if len(known) < len(totals) or max(known) - min(known) > CLOSE:
            found.append("total: " + ", ".join(f"{place} {value}" for place, value in totals.items()))
        for exercise in sorted(set(self.gradebook) | set(self.page.exercises)):
            here, there = self.gradebook.get(exercise), self.page.exercises.get(exercise)
            if here is None or there is None or abs(here - there) > CLOSE:
                found.append(f"{exercise}: gradebook {here}, feedback {there}")
        return tuple(found)


def recorded(course: Path, workbook: str, trainee: str) -> Recorded:
    """Takes a course folder with gradebook.db, grades.csv and feedback/; gives the trainee's points in each.

    Totals are after a penalty for lateness. A place that knows nothing of the trainee gives None.
    """
    points, total = _in_gradebook(course / "gradebook.db", workbook, trainee)
    page = course / "feedback" / trainee / workbook / f"{workbook}.html"
    return Recorded(
        trainee=trainee,
        gradebook=points,
        total=total,
        csv=_in_csv(course / "grades.csv", workbook, trainee),
        page=shown_points(page.read_text(encoding="utf-8")) if page.is_file() else Shown(),
    )


@dataclass(frozen=True, order=True)
class Row:
    """All that the gradebook holds of one trainee's grade cell."""

    trainee: str
    cell: str
    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: bool
    maximum: float


def gradebook_rows(path: Path) -> tuple[Row, ...]:
    """Takes a gradebook.db; gives every grade in it, sorted: what formgrader shows, without times and keys."""
    from nbgrader.api import Grade, Gradebook

    with Gradebook(f"sqlite:///{path}") as gradebook:
        return tuple(
            sorted(
                Row(
                    trainee=grade.student.id,
                    cell=grade.name,
                    auto_score=grade.auto_score,
                    manual_score=grade.manual_score,
                    extra_credit=grade.extra_credit,
                    needs_manual_grade=grade.needs_manual_grade,
                    maximum=grade.max_score,
                )
                for grade in gradebook.db.query(Grade)
            )
        )


def _in_gradebook(path: Path, workbook: str, trainee: str) -> tuple[dict[str, float], float | None]:
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(f"sqlite:///{path}") as gradebook:
        try:
            submission = gradebook.find_submission(workbook, trainee)
        except MissingEntry:
            return {}, None
        sources = {
            cell.name: cell.source for book in submission.assignment.notebooks for cell in book.source_cells
        }
        points = {
            exercise_of(sources[grade.name]) or grade.name: float(grade.score)
            for book in submission.notebooks
            for grade in book.grades
        }
        return points, max(0.0, float(submission.score - (submission.late_submission_penalty or 0.0)))


def _in_csv(path: Path, workbook: str, trainee: str) -> float | None:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["assignment"] == workbook and row["student_id"] == trainee:
                return float(row["score"])
    return None
