"""`qorgau group`: what a group learned from a workbook, for trainers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from qorgau.cli.printing import AsJson, err, out, print_json, solutions
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES


def group(
    folder: Annotated[Path, typer.Argument(help="A course of nbgrader, or a folder of trainees.")],
    workbook: str,
    teams: Annotated[Path | None, typer.Option(help="CSV file with the columns trainee,team.")] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Show names; keep them off a shared screen.")
    ] = False,
    lang: Annotated[str, typer.Option(help=f"Language: {', '.join(LANGUAGES)}.")] = LANGUAGES[0],
    html: Annotated[Path | None, typer.Option(help="Write the report as one page.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write CSV files into this folder.")] = None,
    as_json: AsJson = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the report with live choices, here only.")
    ] = False,
    port: int = 8877,
    browser: Annotated[bool, typer.Option("--browser/--no-browser")] = True,
) -> None:
    """What a group learned: heat map, items, agreement, confused pairs, calibration, time, competences, teams."""
    from qorgau.course.group.csv_files import write_csv
    from qorgau.course.group.page import page
    from qorgau.course.group.read import read_group
    from qorgau.course.group.report import report
    from qorgau.course.group.teams import load_teams
    from qorgau.exercises.score import plain

    if lang not in LANGUAGES:
        raise BadInput(
            [Problem("", "--lang", f"unknown language {lang!r}", f"one of {', '.join(LANGUAGES)}")]
        )
    if serve:
        from qorgau.serve.group import serve_group

        def ready(address: str) -> None:
            out.print(f"Group report: {address}  (stop with Ctrl+C)", soft_wrap=True)

        serve_group(
            folder,
            workbook,
            solutions(),
            teams,
            names=names,
            lang=lang,
            port=port,
            browser=browser,
            ready=ready,
        )
        return
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task(workbook, total=None)
        found = read_group(
            folder,
            workbook,
            solutions(),
            load_teams(teams) if teams else None,
            on_step=lambda done, total: progress.update(task, completed=done, total=total),
        )
    made = report(found.people, found.asked, found.problems, names=names)
    for problem in found.problems:
        err.print(str(problem), soft_wrap=True)
    if html is not None:
        html.write_text(page(made, found.setting, lang), encoding="utf-8")
    if csv is not None:
        write_csv(made, csv)
    if as_json:
        print_json(plain(made))
    elif html is None and csv is None:
        _print(made.people, {name: one.value for name, one in made.figures.items()})
    else:
        out.print("\n".join(str(one) for one in (html, csv) if one is not None), soft_wrap=True)


def _print(people: int | None, figures: Mapping[str, float | None]) -> None:
    table = Table("figure", "value", title=f"people: {'fewer than 5' if people is None else people}")
    for name, value in figures.items():
        if value is not None and not name.startswith("facility:"):
            table.add_row(name, f"{value:.2f}")
    out.print(table)
