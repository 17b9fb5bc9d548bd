"""`qorgau strategy`: papers from a strategy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qorgau import places
from qorgau.cli.printing import err, out
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

app = typer.Typer(no_args_is_help=True, help="Defence strategies.")


@app.callback()
def _group() -> None:
    """Keep `draft` a command of its own while it is the only one."""


@app.command()
def draft(
    answers: Annotated[Path, typer.Argument(help="An answers file.")],
    case_id: Annotated[str, typer.Option("--case", help="The case of the strategy, as in CF01.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the drafts.")],
    lang: Annotated[str, typer.Option(help=f"Language of the drafts: {', '.join(WRITTEN)}.")] = "ru",
    exercise: Annotated[str, typer.Option(help="Which exercise of the file holds it.")] = "strategy",
    pdf: Annotated[bool, typer.Option("--pdf", help="Write each draft as a PDF too.")] = False,
) -> None:
    """Write motions, remarks, appeals, a client card and an interview plan as .docx, one file each."""
    from qorgau.answers import load_snapshot
    from qorgau.cases.catalogue import load_catalogue
    from qorgau.cases.load import find_case, load_case
    from qorgau.exercises.strategy.drafts.docx_file import docx_bytes
    from qorgau.exercises.strategy.drafts.offer import drafts_of
    from qorgau.exercises.strategy.drafts.pdf_file import pdf_bytes
    from qorgau.law.registry import registry

    if lang not in WRITTEN:
        raise BadInput([Problem("strategy draft", "--lang", f"no {lang!r}", f"one of {', '.join(WRITTEN)}")])
    snapshot = load_snapshot(answers).snapshot
    if exercise not in snapshot.exercises:
        known = ", ".join(snapshot.exercises) or "none"
        raise BadInput([Problem(answers.name, f"exercises.{exercise}", "is not there", f"there is: {known}")])
    case = load_case(find_case(case_id, places.cases()), places.cases() / "templates")
    catalogue = load_catalogue(places.cases() / "catalogue")
    folder, problems = drafts_of(case, catalogue, registry(), snapshot.items(exercise), lang)
    to.mkdir(parents=True, exist_ok=True)
    for place, sheet in enumerate(folder.sheets):
        name = f"{place:02d}-{sheet.id}.{lang}"
        one = folder.only(sheet)
        (to / f"{name}.docx").write_bytes(docx_bytes(one))
        if pdf:
            (to / f"{name}.pdf").write_bytes(pdf_bytes(one))
    for problem in problems:
        err.print(str(problem), markup=False, soft_wrap=True)
    out.print(f"Written: {len(folder.sheets)} drafts in {to}", soft_wrap=True)
