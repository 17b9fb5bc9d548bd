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
    from qorgau.course.bulk.run import Options

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
    from qorgau.course.bulk.run import Options

    options = Options(
        students=tuple(student or ()),
        workers=workers,
        force=force,
        scheduler=scheduler,
        wait=wait,
        author=author,
    )
    report = _run(course, assignment, options)
    if as_json:
        print_json(dict(report.plain()))
    else:
        show(report)
    if report.failed or report.stopped:
        raise SystemExit(1)


def regrade(
    course: Path,
    assignment: str,
    why: Annotated[str, typer.Option(help="Why, for the history of scores.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing, only tell.")] = False,
    student: Students = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    wait: Wait = 30.0,
    author: Author = "",
    as_json: AsJson = False,
) -> None:
    """Grade again what was graded with an earlier key: who changes, by how much, by which items.

    Points and comments that a person gave stay.
    """
    from qorgau.course.bulk.run import Options

    options = Options(
        tuple(student or ()),
        workers or os.cpu_count() or 1,
        False,
        scheduler,
        wait,
        author,
        None,
        why,
        True,
        dry_run,
    )
    report = _run(course, assignment, options)
    if as_json:
        print_json(dict(report.plain()))
    else:
        out.print(
            f"{len(report.lines)} graded with another key, {len(report.moved)} of them change{' (nothing written)' if dry_run else ''}"
        )
        table = Table("trainee", "cell", "before", "after", "why", box=None)
        for line in report.moved:
            for one in line.changed:
                kept = [] if one.kept is None else [f"points given by a person stand: {one.kept:g}"]
                table.add_row(
                    line.student,
                    one.cell,
                    _points(one.before),
                    _points(one.after),
                    "\n".join((*kept, *one.why)),
                )
        if report.moved:
            out.print(table)
        show(report)
    if report.failed or report.stopped:
        raise SystemExit(1)


def history(
    course: Path,
    assignment: str,
    student: Annotated[str | None, typer.Option()] = None,
    as_json: AsJson = False,
) -> None:
    """Every change of every score: when, by whom, why."""
    from qorgau.course.bulk.database import open_database, transaction
    from qorgau.course.bulk.history import history as changes
    from qorgau.course.bulk.opened import open_course

    opened = open_course(course)
    engine = open_database(opened.db_url, 30.0)
    with transaction(engine, opened.db_url) as connection:
        found = changes(connection, assignment, student)
    engine.dispose()
    if as_json:
        print_json([vars(one) | {"at": one.at.isoformat()} for one in found])
        return
    table = Table("when (UTC)", "trainee", "cell", "", "before", "after", "by", "why", box=None)
    for one in found:
        when = f"{one.at:%Y-%m-%d %H:%M}"
        table.add_row(
            when,
            one.student,
            one.cell,
            one.kind,
            _points(one.former),
            _points(one.score),
            one.author,
            one.why,
        )
    out.print(table)


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _run(course: Path, assignment: str, options: Options) -> Report:
    from qorgau.course.bulk.opened import open_course
    from qorgau.course.bulk.run import grade_course

    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        bar = progress.add_task("", total=None)
        return grade_course(
            open_course(course),
            assignment,
            options,
            lambda done, total: progress.update(bar, completed=done, total=total),
        )


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
            table.add_row(line.student, points, "\n".join(_told(line)))
        out.print(table)
    if report.earlier_key:
        out.print(
            f"{len(report.earlier_key)} were graded with an earlier key: qorgau regrade shows what would change."
        )
    if report.closed:
        out.print(f"Not revealed, so not on the pages: {', '.join(report.closed)} (qorgau reveal).")
    for problem in report.stopped:
        err.print(f"Stopped: {problem}", soft_wrap=True)


def _told(line: Line) -> list[str]:
    return [str(problem) for problem in (*line.failed, *line.found)]
