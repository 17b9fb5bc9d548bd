"""What a trainee may try in order to get points that the answers do not deserve, each on an honest submission."""

from __future__ import annotations

import copy
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKS = ("check-mark", "check-strategy")
HONEST = "honest"
"""The trainee whose submission lies beside the attacker's."""


@dataclass(frozen=True)
class Attack:
    """One attack: what it does to the folder of a submission, what its answers deserve, what the report speaks of.

    `deserves` is "own" (the points of the answers that were handed in before the attack) or "nothing".
    """

    name: str
    do: Callable[[Path], object]
    deserves: str = "own"
    told: str = ""


def _notebook(folder: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    path = folder / "w01.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _answers(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "answers.json"
    answers = json.loads(path.read_text(encoding="utf-8"))
    change(answers)
    path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")


def _checks(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cell for cell in cells if cell["id"] in CHECKS]


def edited_outputs(folder: Path) -> None:
    """The check cells show full marks already."""

    def change(cells: list[dict[str, Any]]) -> None:
        for cell in _checks(cells):
            gift = {"data": {"text/plain": ["40.0"]}, "execution_count": 1, "metadata": {}}
            cell["outputs"] = [gift | {"output_type": "execute_result"}]

    _notebook(folder, change)


def edited_metadata(folder: Path) -> None:
    """Cells say that they are worth more and have a score."""

    def change(cells: list[dict[str, Any]]) -> None:
        for cell in _checks(cells):
            cell["metadata"]["nbgrader"] |= {"points": 4000, "score": 4000, "manual_score": 4000}

    _notebook(folder, change)


def replaced_checks(folder: Path) -> None:
    """The check cells hold a number."""
    _notebook(folder, lambda cells: [cell.update(source="40.0") for cell in _checks(cells)])


def own_code(text: str) -> Callable[[Path], None]:
    """A cell of the trainee's own, run right before the first check where notebooks are run."""

    def attack(folder: Path) -> None:
        def change(cells: list[dict[str, Any]]) -> None:
            place = next(i for i, cell in enumerate(cells) if cell["id"] == CHECKS[0])
            own = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None}
            cells.insert(place, own | {"source": text})

        _notebook(folder, change)

    return attack


def doubled_check(folder: Path) -> None:
    """The same check twice, the first without its settings' sense."""

    def change(cells: list[dict[str, Any]]) -> None:
        double = copy.deepcopy(_checks(cells)[0]) | {"id": "again", "source": "40.0"}
        cells.insert(0, double)

    _notebook(folder, change)


def claims_points(folder: Path) -> None:
    """The answers file says what it is worth."""
    _answers(folder, lambda found: found.update(points=83, score=83))


def claims_in_item(folder: Path) -> None:
    """One more mark claims a score of its own."""

    def change(found: dict[str, Any]) -> None:
        found["exercises"]["mark"]["items"]["m-gift"] = {"field": "DP.7", "points": 40, "outcome": "agreed"}

    _answers(folder, change)


def others_answers(folder: Path) -> None:
    """The honest neighbour's answers file."""
    shutil.copy(folder.parents[1] / HONEST / "w01" / "answers.json", folder / "answers.json")


def linked_answers(folder: Path) -> None:
    """A link to the honest neighbour's answers file."""
    (folder / "answers.json").unlink()
    (folder / "answers.json").symlink_to(folder.parents[1] / HONEST / "w01" / "answers.json")


def linked_secret(folder: Path) -> None:
    """A link to a file of the trainer's machine, to be copied into the results."""
    (folder / "notes.txt").symlink_to(Path(__file__).resolve().parents[1] / "solutions" / "rubric.yaml")


def renamed_answers(folder: Path) -> None:
    """The answers file as a browser renames a second download."""
    (folder / "answers.json").rename(folder / "answers (1).json")


def nested_answers(folder: Path) -> None:
    """The whole submission in a folder of its own."""
    (folder / "w01").mkdir()
    for name in ("answers.json", "w01.ipynb"):
        (folder / name).rename(folder / "w01" / name)


def zipped_answers(folder: Path) -> None:
    """A ZIP whose members lead out of it, with the answers inside."""
    with zipfile.ZipFile(folder / "w01.zip", "w") as archive:
        archive.write(folder / "answers.json", "answers.json")
        archive.writestr("../../../gradebook.db", b"gone")
        archive.writestr(
            "../answers.json", (folder.parents[1] / HONEST / "w01" / "answers.json").read_bytes()
        )
    (folder / "answers.json").unlink()


def piped_answers(folder: Path) -> None:
    """A pipe that whoever reads it waits for without end."""
    (folder / "answers.json").unlink()
    os.mkfifo(folder / "answers.json")


def deep_notebook(folder: Path) -> None:
    """A notebook nested too deep for any reader."""
    (folder / "w01.ipynb").write_text('{"cells":' + "[" * 100_000 + "]" * 100_000 + "}", encoding="utf-8")


PATCH = "import qorgau.serve.open_workbook as w\nfor c in vars(w).values():\n    if isinstance(c, type) and hasattr(c, 'check'):\n        c.check = lambda self, name: {'mark': 40.0, 'strategy': 60.0}[name]"
STEAL = "import os, shutil\nshutil.copy(os.environ['QORGAU_SOLUTIONS'] + '/w01/answers/model.json', 'answers.json')"
DATABASE = "import sqlite3\nwith sqlite3.connect('../../../gradebook.db') as c:\n    c.execute('update grade set manual_score = 40')"
SHOW = (
    "get_ipython().display_formatter.formatters['text/plain'].for_type(float, lambda v, p, c: p.text('40.0'))"
)

ATTACKS = (
    Attack("edited outputs", edited_outputs),
    Attack("edited scores in metadata", edited_metadata, told="check-mark"),
    Attack("replaced check cells", replaced_checks, told="check-mark"),
    Attack("checker patched by own code", own_code(PATCH)),
    Attack("model answers copied by own code", own_code(STEAL)),
    Attack("gradebook opened by own code", own_code(DATABASE)),
    Attack("numbers shown otherwise by own code", own_code(SHOW)),
    Attack("check cell doubled", doubled_check, told="check-mark"),
    Attack("answers file claims points", claims_points, "nothing", "points"),
    Attack("an answer claims points", claims_in_item, told="m-gift"),
    Attack("another trainee's answers", others_answers, "nothing", "owner"),
    Attack("link to another trainee's answers", linked_answers, "nothing", "link"),
    Attack("link to the trainer's files", linked_secret, told="notes.txt"),
    Attack("renamed answers file", renamed_answers, told="answers (1).json"),
    Attack("nested folder", nested_answers, told="w01/answers.json"),
    Attack("ZIP with traversal", zipped_answers, told="leads out"),
    Attack("pipe in place of answers", piped_answers, "nothing", "no file"),
    Attack("notebook nested without end", deep_notebook, told="unreadable"),
)
