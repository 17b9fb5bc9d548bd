"""`make regress`: every workbook, in each language, with each recorded answer set, through papermill."""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from html import unescape
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from qorgau import places
from qorgau.exercises.workbook import workbook_folders
from qorgau.texts import LANGUAGES

_BLOCK = re.compile(r"</(?:p|li|h\d|tr|td|th|div|dt|dd|caption|summary|span)>|<br>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Run:
    """One workbook in one language with one recorded answer set."""

    workbook: str
    lang: str
    answers: str

    @property
    def golden(self) -> str:
        """Where its golden text lies, below the workbook's folder in solutions/."""
        return f"golden/{self.answers}.{self.lang}.txt"


@dataclass(frozen=True)
class Outcome:
    """What a run gave: its points by exercise, and what differs from the golden text ("" when nothing does)."""

    run: Run
    points: str
    difference: str


def runs(solutions: Path) -> tuple[Run, ...]:
    """Every run there is to make: workbooks in order, then answer sets, then languages."""
    return tuple(
        Run(folder.name, lang, answers.stem)
        for folder in workbook_folders(places.workbooks())
        for answers in sorted((solutions / folder.name / "answers").glob("*.json"))
        for lang in LANGUAGES
    )


def text_of(html: str) -> str:
    """The words of a piece of HTML, one block a line."""
    lines = (unescape(_TAG.sub("", line)) for line in _BLOCK.sub("\n", html).splitlines())
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def rendered(notebook: dict[str, object]) -> Iterator[str]:
    """What a reader sees in the outputs of an executed notebook: HTML as words, and the numbers."""
    cells = notebook["cells"]
    assert isinstance(cells, list)
    for cell in cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if output.get("output_type") == "error":
                yield f"ERROR {output['ename']}: {output['evalue']}"
            if "text/html" in data:
                yield text_of("".join(data["text/html"]))
            elif output.get("output_type") == "execute_result":
                yield f"POINTS {''.join(data['text/plain'])}"


def execute(run: Run, solutions: Path) -> str:
    """Run the workbook with the recorded answers in a scratch folder; gives all that a reader sees.

    Raises papermill's PapermillExecutionError when a cell fails.
    """
    import papermill

    os.environ.update(QORGAU_ROOM="grading", QORGAU_SOLUTIONS=str(solutions), QORGAU_HOME=str(places.home()))
    with tempfile.TemporaryDirectory(prefix="qorgau-regress-") as name:
        scratch = Path(name)
        shutil.copyfile(
            solutions / run.workbook / "answers" / f"{run.answers}.json", scratch / "answers.json"
        )
        notebook = papermill.execute_notebook(
            str(places.workbooks() / run.workbook / f"{run.workbook}.ipynb"),
            str(scratch / "out.ipynb"),
            parameters={"lang": run.lang},
            cwd=str(scratch),
            progress_bar=False,
        )
    return "\n".join(rendered(notebook)) + "\n"


def compare(run: Run, text: str, solutions: Path, *, update: bool) -> Outcome:
    """The outcome of a run against its golden text, which `update` rewrites."""
    path = solutions / run.workbook / run.golden
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    points = " + ".join(
        line.removeprefix("POINTS ") for line in text.splitlines() if line.startswith("POINTS ")
    )
    difference = "\n".join(
        difflib.unified_diff(golden.splitlines(), text.splitlines(), "golden", "now", "", "", 0, "")
    )
    if update and difference:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Outcome(run, points, difference)


def _quiet() -> None:
    # Kernels inherit standard error and each prints a notice over the progress bar; failures come as exceptions.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _one(run: Run, solutions: Path, update: bool) -> Outcome:
    return compare(run, execute(run, solutions), solutions, update=update)


def regress(
    solutions: Path, *, update: bool, workers: int = 2, console: Console | None = None
) -> list[Outcome]:
    """Make every run, with a progress bar and a table of what changed. Gives the outcomes in order."""
    console = console or Console()
    todo = runs(solutions)
    found: dict[Run, Outcome] = {}
    with (
        ProcessPoolExecutor(workers, get_context("spawn"), _quiet) as pool,
        Progress(console=console) as progress,
    ):
        bar = progress.add_task("papermill", total=len(todo))
        for done in as_completed([pool.submit(_one, run, solutions, update) for run in todo]):
            found[done.result().run] = done.result()
            progress.advance(bar)
    table = Table("workbook", "language", "answers", "points", "against the golden")
    for run in todo:
        outcome = found[run]
        changed = sum(
            line[:1] in "+-" and line[:3] not in ("+++", "---") for line in outcome.difference.splitlines()
        )
        said = "the same" if not changed else f"{changed} lines {'rewritten' if update else 'differ'}"
        table.add_row(run.workbook, run.lang, run.answers, outcome.points, said)
    console.print(table)
    return [found[run] for run in todo]


def main() -> None:
    """Run from the command line; exit code 1 when a golden differs and was not rewritten."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="rewrite the goldens on purpose")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    solutions = (places.solutions() or places.home() / "solutions").resolve()
    console = Console()
    outcomes = regress(solutions, update=given.update, workers=given.workers, console=console)
    changed = [outcome for outcome in outcomes if outcome.difference]
    if changed and not given.update:
        for outcome in changed:
            console.print(f"[bold]{outcome.run.workbook} {outcome.run.lang} {outcome.run.answers}[/bold]")
            console.print(outcome.difference, markup=False)
        raise SystemExit(1)


if __name__ == "__main__":
    main()
