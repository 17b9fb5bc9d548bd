"""`qorgau texts`: the sentences of the interface for translators, and whether all languages say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qorgau.cli.printing import AsJson, err, out, print_json
from qorgau.markup import PACKAGE
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

app = typer.Typer(no_args_is_help=True, help="Sentences of the interface.")

Lang = Annotated[str, typer.Option(help=f"Language to translate into, one of {', '.join(WRITTEN)}.")]
Source = Annotated[str, typer.Option(help="Language to translate from.")]


@app.command()
def export(
    lang: Lang,
    to: Annotated[Path, typer.Option("--out", help="File to write, like kk.po; it must not be there yet.")],
    source: Source = "ru",
) -> None:
    """Write a file for a translator: every sentence beside its source, for Poedit or another gettext editor."""
    from qorgau.texts.export import export as bilingual

    text = bilingual(lang, source, PACKAGE)
    try:
        with to.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        hint = "a translator's work may be in it: give another name"
        raise BadInput([Problem(str(to), "--out", "is there already", hint)]) from None
    out.print(f"{text.count('msgctxt ')} sentences, {lang} beside {source}: {to}", soft_wrap=True)


@app.command(name="import")
def take_back(
    file: Path,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would change; nothing is written.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take a translator's file back. When anything is wrong with it, all of that is told and nothing is written."""
    from qorgau.texts.accept import accept

    accepted = accept(file.read_bytes(), file.name)
    if not dry_run:
        accepted.write()
    if as_json:
        print_json(
            {
                "lang": accepted.lang,
                "source": accepted.source,
                "written": not dry_run,
                "changes": [change.__dict__ for change in accepted.changes],
                "unsure": accepted.unsure,
                "absent": accepted.absent,
                "obsolete": accepted.obsolete,
            }
        )
        return
    for change in accepted.changes:
        before, after = (" | ".join(one) for one in (change.before, change.after))
        out.print(
            f"{change.file}: {change.key}\n  - {before}\n  + {after}",
            highlight=False,
            soft_wrap=True,
        )
    for key in accepted.unsure:
        err.print(f"{key}: left as it is, the translator is not sure (fuzzy)")
    told = "would change" if dry_run else "changed"
    out.print(f"{len(accepted.changes)} sentences {told}, {accepted.absent} not in the file")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Check that all languages have the same sentences with the same placeholders, and that each is used."""
    from qorgau.texts import texts
    from qorgau.texts.check import check as look

    problems = look(PACKAGE)
    if problems and not as_json:
        raise BadInput(problems)
    if as_json:
        print_json([problem.__dict__ for problem in problems])
        raise SystemExit(2 if problems else 0)
    out.print(f"{len(texts(WRITTEN[0]))} sentences in {', '.join(WRITTEN)}")
