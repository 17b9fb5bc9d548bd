"""`qorgau`: the command for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from qorgau.cli import case, clock, grade, law, strategy, texts, workbook
from qorgau.cli.group import group
from qorgau.cli.printing import AsJson, err, out, print_json, solutions
from qorgau.problem import BadInput, Problem

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
app.add_typer(case.app, name="case")
app.add_typer(workbook.app, name="workbook")
app.add_typer(law.app, name="law")
app.add_typer(clock.app, name="clock")
app.command()(grade.grade)
app.command()(grade.regrade)
app.command()(grade.history)
app.add_typer(strategy.app, name="strategy")
app.add_typer(texts.app, name="texts")
app.command()(group)


@app.command()
def score(workbook: str, answers: Path, as_json: AsJson = False) -> None:
    """Score an answers file: points per exercise, a verdict per mark, feedback."""
    from qorgau.exercises.score import plain
    from qorgau.keys.reader import score_file

    checked = score_file(workbook, answers, solutions())
    if as_json:
        rows: list[dict[str, Any]] = [
            {
                "exercise": one.exercise,
                "points": one.score.value,
                "maximum": one.score.maximum,
                "verdicts": plain(one.score.verdicts),
                "figures": plain(one.score.figures),
                "problems": [problem.__dict__ for problem in one.problems],
                "feedback": dict(one.html),
            }
            for one in checked.values()
        ]
        print_json({"workbook": workbook, "answers": answers.name, "exercises": rows})
        return
    table = Table("exercise", "points", "of", "problems")
    for one in checked.values():
        table.add_row(one.exercise, f"{one.score.value:g}", f"{one.score.maximum:g}", str(len(one.problems)))
    out.print(table)
    for one in checked.values():
        for problem in one.problems:
            err.print(str(problem), markup=False)


@app.command()
def study(
    answers: Annotated[Path, typer.Option(help="Folder for your answers.")] = Path("my-answers"),
    port: int = 8866,
    ip: Annotated[
        str, typer.Option(help="Address to bind; the loopback one unless you say otherwise.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
) -> None:
    """Serve self-study on this machine and open it in the browser."""
    from qorgau.serve.study import study as serve

    def ready(address: str) -> None:
        out.print(f"Self-study: {address}  (stop with Ctrl+C; your answers are in {answers})", soft_wrap=True)

    serve(answers, port, ip, browser=browser, ready=ready)


@app.command()
def lab(
    folder: Annotated[Path, typer.Option(help="Folder to work in.")] = Path(".scratch/lab"),
    port: int = 8888,
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
    practice: Annotated[
        int | None,
        typer.Option(
            metavar="SEED", min=0, help="A post-test: the workbooks on this variant of their cases."
        ),
    ] = None,
) -> None:
    """Open the live workbooks in JupyterLab, as a trainee sees them: no key in the folder."""
    from qorgau.serve.lab import lab as serve
    from qorgau.serve.lab import post_test_home

    home = None
    if practice is not None:
        home = post_test_home(folder, practice, solutions())
        out.print(f"Post-test: reveal, score and grade it with QORGAU_HOME={home}", soft_wrap=True)
    serve(folder, port, browser=browser, home=home)


@app.command()
def reveal(
    workbook: str, exercise: str, to: Annotated[Path, typer.Option(help="Folder of the training.")]
) -> None:
    """Reveal the answers of one exercise to a training."""
    from qorgau.keys.reveal import reveal as copy

    out.print(f"Revealed: {copy(workbook, exercise, solutions(), to)}")


def main() -> None:
    """Run a command. Exit code 0 for done, 2 for bad input with every error on standard error."""
    try:
        app()
    except BadInput as error:
        for problem in error.problems:
            err.print(str(problem), markup=False, soft_wrap=True)
        raise SystemExit(2) from None
    except OSError as error:
        err.print(str(Problem(str(error.filename or ""), "", error.strerror or str(error))), markup=False)
        raise SystemExit(2) from None
