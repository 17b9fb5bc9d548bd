"""`qorgau workbook`: workbooks on variants of their cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qorgau import places
from qorgau.cli.printing import out, solutions

app = typer.Typer(no_args_is_help=True, help="Workbooks.")


@app.callback()
def _group() -> None:
    """Workbooks."""


@app.command("variant")
def workbook_variant(
    workbook_id: Annotated[str, typer.Argument(metavar="ID", help="A workbook, as in W01.")],
    seed: Annotated[int, typer.Option(min=0, help="Names the variant; the same on every machine.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for a home of its own.")],
) -> None:
    """Write a workbook on a variant of its case, for a post-test: the same questions, other times, another key.

    Work with it by QORGAU_HOME=DIR QORGAU_SOLUTIONS=DIR/solutions; trainees get DIR without DIR/solutions.
    """
    from qorgau.keys.workbook_variant import write_workbook_variant

    written = write_workbook_variant(workbook_id, seed, places.home(), solutions(), to)
    out.print(f"Written: {written}", soft_wrap=True)
