"""`qorgau group`: what a group learned, for trainers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qorgau.cli.printing import out


def group(
    course: Path,
    assignment: str,
    to: Annotated[Path, typer.Option(help="Where the page goes; the table goes beside it.")] = Path(
        "group.html"
    ),
    lang: str = "ru",
    teams: Annotated[Path | None, typer.Option(help="A CSV file: trainee,team.")] = None,
    names: Annotated[bool, typer.Option("--names", help="Add everyone's points by name.")] = False,
    serve: Annotated[int | None, typer.Option(help="Show it on a Voilà page at this port instead.")] = None,
) -> None:
    """Write the report of a group: one HTML file to read or print, one CSV file for spreadsheets.

    Groups and teams under five are not shown, nor any name unless asked for.
    """
    from qorgau.course.group import edge

    if serve is not None:
        out.print(f"http://127.0.0.1:{serve} (stop with Ctrl+C)")
        raise SystemExit(edge.serve(course, assignment, lang, serve))
    from qorgau.course.group.report import report_csv, report_html

    gathered, keys = edge.read_group(course, assignment, teams)
    to.write_text(report_html(gathered, keys, lang, names=names), encoding="utf-8")
    table = to.with_suffix(".csv")
    table.write_text(report_csv(gathered), encoding="utf-8-sig")
    out.print(f"{len(gathered.observed)} trainees: {to}, {table}", soft_wrap=True)
