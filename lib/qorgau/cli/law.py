"""`qorgau law`: a provision at a date, what rests on it, what a lawyer should verify."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.table import Table

from qorgau import places
from qorgau.cli.printing import AsJson, out, print_json, solutions
from qorgau.law.citation import cite, label
from qorgau.law.registry import registry
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

app = typer.Typer(no_args_is_help=True, help="The law by date.")


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            [Problem("command line", field, f"{text!r} is no day: {error}", "like 2019-06-10")]
        ) from error


@app.command()
def show(
    provision: str,
    at: Annotated[str, typer.Option("--at", help="Day, like 2019-06-10; today when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show a provision: the version in force on a day, and how certain its wording is."""
    day = _day(at, "--at") if at else date.today()  # the reader's own today is meant
    found = registry().at(provision, day)
    version = found.version
    if as_json:
        print_json(
            {
                "id": provision,
                "at": day.isoformat(),
                "status": str(found.status),
                "version": version.model_dump(by_alias=True) if version else None,
                "label": {lang: label(found.provision, lang) for lang in WRITTEN},
                "summary": {
                    "ru": found.provision.summary_ru,
                    "kk": found.provision.summary_kk,
                    "en": found.provision.summary_en,
                },
                "confidence": found.provision.confidence,
                "source": found.provision.source.model_dump(by_alias=True),
                "signed": [one.model_dump(by_alias=True) for one in registry().signed(provision)],
                "note": found.provision.note,
            }
        )
        return
    cited = cite(registry(), provision, day, "en")
    out.print(f"{cited.label}\n{day}: {cited.status_words}")
    if version:
        out.print(
            f"in force from {version.from_ or 'before June 2019'} to {version.to or 'now'}. {version.note}",
        )
    out.print(found.provision.summary_en)
    if found.provision.note:
        out.print(f"Note: {found.provision.note}")


@app.command()
def depends(provision: str, as_json: AsJson = False) -> None:
    """List what rests on a provision: cases, keys, defects, motions, rules, limits, with their sentences."""
    from qorgau.keys.dependents import dependents

    registry().get(provision)
    rows = dependents(places.home(), solutions(), provision)
    if as_json:
        print_json([row.__dict__ for row in rows])
        return
    table = Table("kind", "file", "where", "sentence")
    for row in rows:
        table.add_row(row.kind, row.file, row.path, row.sentence[:90])
    out.print(table)


@app.command()
def unconfirmed(as_json: AsJson = False) -> None:
    """List what is unconfirmed at the date of a case, the most points first: the list for a lawyer who verifies."""
    from qorgau.keys.dependents import unconfirmed as find

    rows = find(places.home(), solutions(), registry())
    if as_json:
        print_json([{**row.__dict__, "status": str(row.status), "day": row.day.isoformat()} for row in rows])
        return
    table = Table("provision", "status", "case, day", "points", "items", "graded now")
    for row in rows:
        table.add_row(
            row.provision,
            str(row.status),
            f"{row.case}, {row.day}",
            f"{row.points:g}",
            ", ".join(row.items),
            ", ".join(row.graded) or "none",
        )
    out.print(table)
