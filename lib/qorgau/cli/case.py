"""`qorgau case`: list and check the content."""

from __future__ import annotations

import typer
from rich.table import Table

from qorgau import places
from qorgau.cli.printing import AsJson, out, print_json, solutions
from qorgau.problem import BadInput

app = typer.Typer(no_args_is_help=True, help="Case files.")


@app.command("list")
def case_list(as_json: AsJson = False) -> None:
    """List the case files."""
    from qorgau.cases.load import case_folders, load_case

    cases = [load_case(folder, places.cases() / "templates") for folder in case_folders(places.cases())]
    rows = [
        {
            "id": case.data.id,
            "title": case.data.title.model_dump(exclude_none=True),
            "law_date": case.data.law_date.isoformat(),
            "documents": [document.id for document in case.documents],
        }
        for case in cases
    ]
    if as_json:
        print_json(rows)
        return
    table = Table("id", "title", "law date", "documents")
    for case in cases:
        table.add_row(case.data.id, case.data.title.en, str(case.data.law_date), str(len(case.documents)))
    out.print(table)


@app.command("check")
def case_check(as_json: AsJson = False) -> None:
    """Check every case, catalogue, workbook and key; print every error at once."""
    from qorgau.keys.check_all import check_all

    problems = check_all(places.home(), solutions())
    if as_json:
        print_json([problem.__dict__ for problem in problems])
    elif not problems:
        out.print("Everything is in order.")
    if problems:
        raise BadInput(problems)
