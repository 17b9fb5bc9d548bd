"""The real nbgrader cycle of one workbook, from release to feedback, with made-up trainees: `make course`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qorgau import places
from qorgau.course.gradebook import Recorded, recorded
from qorgau.course.trainees import TRAINEES, Trainee, write_answers
from qorgau.course.training import StepFailed, Training
from qorgau.exercises.workbook import load_workbook
from qorgau.problem import BadInput


@dataclass(frozen=True)
class Cycle:
    """What a cycle left: the course folder, everyone's points in three places, and whatever was wrong."""

    course: Path
    rows: tuple[Recorded, ...]
    problems: tuple[str, ...]


def run_cycle(
    scratch: Path,
    *,
    workbook: str = "w01",
    workbooks: Path | None = None,
    solutions: Path | None = None,
    trainees: tuple[Trainee, ...] = TRAINEES,
    on_step: Callable[[str], None] = lambda _: None,
) -> Cycle:
    """Release, fetch, submit, collect, autograde, feedback and CSV in the empty folder `scratch`.

    Gives everyone's points as gradebook, CSV and feedback page show them; `problems` holds what disagrees and what
    of the key lies in the release. Raises StepFailed (nbgrader's own log) and BadInput.
    """
    # Imported here: it takes nbgrader's seconds, and this module is imported by the command line.
    from qorgau.course.source import leaks

    keys = solutions or places.solutions() or places.home() / "solutions"
    training = Training(scratch, workbook, workbooks=workbooks or places.workbooks(), solutions=keys)
    on_step("generate_assignment")
    training.generate()
    about = load_workbook((workbooks or places.workbooks()) / workbook).about.lower()
    problems = [str(leak) for leak in leaks(training.course / "release" / workbook, keys / about)]
    on_step("release_assignment")
    training.release()
    for trainee in trainees:
        on_step(f"fetch and submit: {trainee.id}")
        write_answers(trainee, keys / workbook / "answers", training.fetch(trainee.id))
        training.submit(trainee.id)
    on_step("collect")
    training.collect()
    for trainee in trainees:
        on_step(f"autograde and feedback: {trainee.id}")
        training.autograde(trainee.id)
        training.feedback(trainee.id)
    on_step("export")
    training.export()
    rows = tuple(recorded(training.course, workbook, trainee.id) for trainee in trainees)
    problems += [f"{row.trainee}: {difference}" for row in rows for difference in row.differences]
    return Cycle(training.course, rows, tuple(problems))


def steps(trainees: tuple[Trainee, ...] = TRAINEES) -> int:
    """How many steps a cycle announces."""
    return 4 + 2 * len(trainees)


def main(arguments: list[str] | None = None) -> int:
    """`python -m qorgau.course.cycle`: shows progress and the table; 0 when the three places agree, else 1."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    parser = argparse.ArgumentParser(prog="python -m qorgau.course.cycle", description=__doc__)
    parser.add_argument("--workbook", default="w01")
    parser.add_argument(
        "--scratch", type=Path, help="an empty folder to keep the course in (else it is thrown away)"
    )
    parser.add_argument("--solutions", type=Path, help="the folder of the keys")
    given = parser.parse_args(arguments)
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with tempfile.TemporaryDirectory(prefix="qorgau-course-") as temporary, warnings.catch_warnings():
        # nbgrader 0.9.6 touches a submission before it is in the session; SQLAlchemy 2 says so for each of them
        warnings.filterwarnings("ignore", message="Object of type <Submitted")
        try:
            with Progress(*columns, console=console, transient=True) as progress:
                task = progress.add_task("nbgrader", total=steps())
                cycle = run_cycle(
                    given.scratch or Path(temporary),
                    workbook=given.workbook,
                    solutions=given.solutions,
                    on_step=lambda name: progress.update(task, advance=1, description=name),
                )
        except (StepFailed, BadInput) as error:
            console.print(str(error), style="bold", markup=False, highlight=False)
            return 1
        console.print(_table(cycle))
        for problem in cycle.problems:
            console.print(problem, style="bold", markup=False, highlight=False)
        if not cycle.problems:
            console.print(f"Gradebook, CSV and feedback agree for {len(cycle.rows)} trainees.")
        if given.scratch:
            console.print(f"Course folder: {cycle.course}", soft_wrap=True)
    return 1 if cycle.problems else 0


def _table(cycle: Cycle) -> object:
    from rich import box
    from rich.table import Table

    exercises = sorted({name for row in cycle.rows for name in row.gradebook})
    table = Table(title="Points; of each exercise: gradebook/feedback page", box=box.SIMPLE, show_edge=False)
    table.add_column("trainee", no_wrap=True)
    for name in (*exercises, "gradebook", "CSV", "page"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("agree", no_wrap=True, min_width=5)
    for row in cycle.rows:
        cells = [
            f"{_points(row.gradebook.get(name))}/{_points(row.page.exercises.get(name))}"
            for name in exercises
        ]
        totals = [_points(row.total), _points(row.csv), _points(row.page.total)]
        table.add_row(row.trainee, *cells, *totals, "no" if row.differences else "yes")
    return table


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
