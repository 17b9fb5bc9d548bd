"""`qorgau case`: list, show and check the content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from qorgau import places
from qorgau.cli.printing import AsJson, out, print_json, print_raw, solutions
from qorgau.problem import BadInput, Problem

app = typer.Typer(no_args_is_help=True, help="Case files.")


@app.command("list")
def case_list(as_json: AsJson = False) -> None:
    """List the case files; one that cannot be loaded is listed with the number of its problems."""
    from qorgau.cases.load import case_folders, load_case

    rows: list[dict[str, Any]] = []
    for folder in case_folders(places.cases()):
        try:
            case = load_case(folder, places.cases() / "templates")
        except BadInput as error:
            rows.append({"id": folder.name.split("-")[0].upper(), "problems": len(error.problems)})
            continue
        rows.append(
            {
                "id": case.data.id,
                "title": case.data.title.model_dump(exclude_none=True),
                "law_date": case.data.law_date.isoformat(),
                "level": case.data.level,
                "minutes": case.data.minutes,
                "language": case.data.language,
                "documents": [document.id for document in case.documents],
            }
        )
    if as_json:
        print_json(rows)
        return
    table = Table("id", "title", "law date", "documents")
    for row in rows:
        if "problems" in row:
            table.add_row(
                row["id"], f"{row['problems']} problems: see `qorgau case check {row['id']}`", "", ""
            )
        else:
            table.add_row(row["id"], row["title"]["en"], row["law_date"], str(len(row["documents"])))
    out.print(table)


@app.command("check")
def case_check(
    ids: Annotated[list[str] | None, typer.Argument(help="Only what concerns these cases.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check every case, catalogue, workbook and key; print every error at once."""
    from qorgau.keys.check_all import check_all

    problems = check_all(places.home(), solutions(), [one.upper() for one in ids or ()])
    if as_json:
        print_json([problem.__dict__ for problem in problems])
    elif not problems:
        out.print("Everything is in order.")
    if problems:
        raise BadInput(problems)


@app.command("show")
def case_show(
    case_id: Annotated[str, typer.Argument(metavar="ID", help="A case or a drill card, as in CF01, K01.")],
    lang: Annotated[str, typer.Option(help="Language of the reader: ru, kk, en.")] = "ru",
    document: Annotated[str | None, typer.Option(help="One paper only, as in AP or RP-1.")] = None,
    compare: Annotated[str | None, typer.Option(help="All papers of this kind side by side.")] = None,
    html: Annotated[bool, typer.Option("--html", help="A page of its own instead of plain text.")] = False,
    reading_aid: Annotated[
        bool, typer.Option("--reading-aid", help="Add the reader's language to papers that stay in theirs.")
    ] = False,
) -> None:
    """Show a case file, one paper of it, all papers of one kind side by side, or a drill card (K01)."""
    from qorgau.cases import show_text
    from qorgau.cases.compare import comparable
    from qorgau.cases.compare import compare as compared
    from qorgau.cases.drill import load_drill
    from qorgau.cases.load import find_case, load_case
    from qorgau.law.registry import registry
    from qorgau.serve.case_page import case_page, compared_page

    if case_id.upper().startswith("K"):
        card = places.cases() / "drills" / f"{case_id.lower()}.yaml"
        print_raw("\n".join(show_text.drill_lines(load_drill(card, places.cases() / "templates"), lang)))
        return
    case = load_case(find_case(case_id, places.cases()), places.cases() / "templates")
    if compare:
        papers = comparable(case.documents, compare)
        if not papers:
            raise BadInput(
                [Problem(case_id, "--compare", f"no papers of the kind {compare!r}", "see the list")]
            )
        fields = compared(papers, lang)
        if html:
            print_raw(compared_page(case, fields, compare, lang))
        else:
            print_raw("\n".join(show_text.compared_lines(fields, compare, lang)))
        return
    if document and document not in case.document:
        hint = f"one of {', '.join(case.document)}"
        raise BadInput([Problem(case_id, "--document", f"no paper {document!r}", hint)])
    papers = (case.document[document],) if document else case.documents
    if html:
        print_raw(case_page(case, papers, registry(), lang, aid=reading_aid, whole=document is None))
        return
    lines = [] if document else list(show_text.case_lines(case, lang))
    lines += [line for one in papers for line in show_text.paper_lines(one, lang, aid=reading_aid)]
    print_raw("\n".join(lines))


@app.command("variant")
def case_variant(
    case_id: Annotated[str, typer.Argument(metavar="ID", help="A case, as in CF01.")],
    seed: Annotated[int, typer.Option(help="Names the variant; the same on every machine.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the case and its keys.")],
) -> None:
    """Write a variant of a case with a key of its own: cases/ and solutions/ in a folder."""
    from qorgau.keys.variant_files import write_variant

    out.print(f"Written: {write_variant(case_id, seed, places.home(), solutions(), to)}", soft_wrap=True)


@app.command("coverage")
def case_coverage(as_json: AsJson = False) -> None:
    """Show which defect is trained where: case files, workbooks, drill cards; and what is trained too seldom."""
    from qorgau.keys.coverage import coverage, missing

    found = coverage(places.home(), solutions())
    seldom = missing(found)
    if as_json:
        rows = [
            {
                "defect": one.defect,
                "times": one.times,
                "cases": [case.__dict__ for case in one.cases],
                "drills": one.drills,
                "cards": [card.__dict__ for card in one.cards],
            }
            for one in found
        ]
        print_json({"defects": rows, "missing": seldom})
        return
    table = Table("defect", "case files", "workbooks", "drill cards")
    for one in found:
        cases = ", ".join(case.case + ("" if case.graded else " (not graded)") for case in one.cases)
        table.add_row(one.defect, cases, ", ".join(one.workbooks), ", ".join(one.drills))
    out.print(table)
    if seldom:
        out.print(f"Trained less than twice: {', '.join(seldom)}")


@app.command("agreement")
def case_agreement(as_json: AsJson = False) -> None:
    """Show how far two independent readers of each key agreed (Krippendorff's alpha)."""
    from qorgau.keys.passes import PASSES, agreement, load_passes

    rows = [agreement(load_passes(path)) for path in sorted(solutions().glob(f"cf*/{PASSES}"))]
    if as_json:
        print_json([row.__dict__ for row in rows])
        return
    table = Table("case", "fields", "same label", "alpha")
    for row in rows:
        value = "-" if row.alpha is None else f"{row.alpha:.2f}"
        table.add_row(row.case, str(row.fields), str(row.same), value)
    out.print(table)
