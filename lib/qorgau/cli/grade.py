"""`qorgau grade`: a whole class graded, with feedback pages, in nbgrader's own places."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from qorgau.cli.printing import AsJson, err, out, print_json

if TYPE_CHECKING:
    from qorgau.course.bulk.report import Line, Report

Students = Annotated[list[str] | None, typer.Option("--student", help="Only these trainees.")]
Workers = Annotated[int | None, typer.Option(help="Processes; as many as there are processors.")]
Scheduler = Annotated[str | None, typer.Option(help="Address of a dask scheduler, like tcp://host:8786.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait for a locked gradebook.")]
Author = Annotated[str, typer.Option(help="Who grades, for the history of scores.")]


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f}/s")


def grade(
    course: Path,
    assignment: str,
    student: Students = None,
    workers: Workers = None,
    force: Annotated[bool, typer.Option(help="Grade again what is done already.")] = False,
    scheduler: Scheduler = None,
    wait: Wait = 30.0,
    author: Author = "",
    as_json: AsJson = False,
) -> None:
    """Grade what was collected of an assignment and write everyone's feedback page.

    The gradebook, the autograded notebooks and the pages are those of `nbgrader autograde` and `generate_feedback`.
    What is done already is left alone. Exit code 1: somebody could not be graded, or the run was stopped.
    """
    from qorgau.course.bulk.spread import warm_up

    workers = workers or os.cpu_count() or 1
    if workers > 1:
        warm_up()  # before nbgrader, which takes long to import
    from qorgau.course.bulk.opened import open_course
    from qorgau.course.bulk.run import Options, grade_course

    options = Options(
        students=tuple(student or ()),
        workers=workers,
        force=force,
        scheduler=scheduler,
        wait=wait,
        author=author,
    )
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        bar = progress.add_task("", total=None)
        report = grade_course(
            open_course(course),
            assignment,
            options,
            lambda done, total: progress.update(bar, completed=done, total=total),
        )
    if as_json:
        print_json(dict(report.plain()))
    else:
        show(report)
    if report.failed or report.stopped:
        raise SystemExit(1)


def show(report: Report) -> None:
    """Prints what a run did, and everything found, by trainee."""
    graded = len(report.lines) - len(report.failed)
    out.print(
        f"{graded} graded, {report.unchanged} as before, {len(report.failed)} not graded, in {report.seconds:.1f} s"
    )
    if report.noted or report.failed:
        table = Table("trainee", "points", "what was found", box=None)
        for line in (*report.failed, *report.noted):
            points = "-" if line.points is None else f"{line.points:g} of {line.maximum:g}"
            table.add_row(line.student, points, Text("\n".join(_told(line))))
        out.print(table)
    if report.earlier_key:
        out.print(
            f"{len(report.earlier_key)} were graded with an earlier key: qorgau regrade shows what would change."
        )
    if report.closed:
        out.print(f"Not revealed, so not on the pages: {', '.join(report.closed)} (qorgau reveal).")
    for problem in report.stopped:
        err.print(f"Stopped: {problem}", markup=False, soft_wrap=True)


def _told(line: Line) -> list[str]:
    return [str(problem) for problem in (*line.failed, *line.found)]
