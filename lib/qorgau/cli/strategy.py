"""`qorgau strategy`: papers, findings and a picture from a strategy."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from qorgau import places
from qorgau.cli.printing import AsJson, err, out, print_json
from qorgau.cli.strategy_file import read_strategy
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

app = typer.Typer(no_args_is_help=True, help="Defence strategies.")


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
        err.print(str(problem), soft_wrap=True)
    out.print(f"Written: {len(folder.sheets)} drafts in {to}", soft_wrap=True)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="An answers file, or a JSON object of the strategy's items.")],
    case_id: Annotated[str, typer.Option("--case", help="The case of the strategy, as in CF01.")],
    lang: Annotated[str, typer.Option(help=f"Language of the words: {', '.join(WRITTEN)}.")] = "ru",
    exam: Annotated[bool, typer.Option("--exam", help="With the severities of an exam.")] = False,
    exercise: Annotated[str, typer.Option(help="Which exercise of an answers file.")] = "strategy",
    clients: Annotated[
        list[str] | None,
        typer.Option("--client", help="A client it is for, where the case has several; several times."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What the coherence rules say of a strategy. Exit code 1 when a finding blocks it, 2 for bad input."""
    from qorgau.exercises.strategy.rules import blocks, check_rules
    from qorgau.keys.words import norm_lines
    from qorgau.law.registry import registry

    case, view, answer = read_strategy(file, case_id, lang, exercise, "strategy check", clients or ())
    found = check_rules(answer, view, exam=exam)
    rows: list[dict[str, Any]] = [
        {
            "rule": one.rule,
            "severity": one.severity,
            "field": one.field,
            "message": one.message.to(lang),
            "why": one.why.to(lang),
            "norms": list(norm_lines(lang, one.norms, registry(), case.data.law_date)),
        }
        for one in found
    ]
    if as_json:
        print_json({"case": case.data.id, "exam": exam, "blocked": blocks(found), "findings": rows})
    else:
        for row in rows:
            line = f"{row['rule']} {row['severity']} {row['field']}: {row['message']} {row['why']}"
            out.print(line, highlight=False, soft_wrap=True)
            for norm in row["norms"]:
                out.print(f"    {norm}", highlight=False, soft_wrap=True)
        out.print(f"Findings: {len(rows)}")
    if blocks(found):
        raise typer.Exit(1)


@app.command()
def picture(
    file: Annotated[Path, typer.Argument(help="An answers file, or a JSON object of the strategy's items.")],
    case_id: Annotated[str, typer.Option("--case", help="The case of the strategy, as in CF01.")],
    lang: Annotated[str, typer.Option(help=f"Language of the words: {', '.join(WRITTEN)}.")] = "ru",
    to: Annotated[
        Path | None, typer.Option("--out", help="File to write; standard output without it.")
    ] = None,
    exercise: Annotated[str, typer.Option(help="Which exercise of an answers file.")] = "strategy",
    narrow: Annotated[bool, typer.Option("--narrow", help="One column, for a phone.")] = False,
    as_table: Annotated[bool, typer.Option("--table", help="The same as a table: a page of HTML.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw a strategy: fact, evidence, norm, motion, relief, and where the chain breaks. SVG."""
    from qorgau.exercises.strategy.picture import drawing
    from qorgau.exercises.strategy.picture.offer import picture_of
    from qorgau.widgets.files import page_stylesheet

    if narrow + as_table + as_json > 1:
        said = "only one of --narrow, --table and --json"
        raise BadInput([Problem("strategy picture", "", "asked for in several shapes", said)])
    _, view, answer = read_strategy(file, case_id, lang, exercise, "strategy picture")
    drawn = picture_of(answer, view, lang)
    if as_json:
        made = json.dumps(drawing.model(drawn), ensure_ascii=False, indent=1) + "\n"
    elif as_table:
        made = str(drawing.page(drawn, page_stylesheet()))
    else:
        made = str(drawing.svg(drawn, alone=True, narrow=narrow))
    if to is None:
        sys.stdout.write(made)
        return
    try:
        to.write_text(made, encoding="utf-8")
    except OSError as error:
        raise BadInput(
            [
                Problem(
                    "strategy picture", "--out", f"{to}: {error.strerror}", "name a file that can be written"
                )
            ]
        ) from None
    out.print(f"Written: {to}", soft_wrap=True)
