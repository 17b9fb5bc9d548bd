"""Names of people and teams in the report of a group: words on the page, no formulas in a spreadsheet."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from classroom import CLONE, write
from tests.hostile import ZALGO

from qorgau.course.group.csv_files import write_csv
from qorgau.course.group.page import page
from qorgau.course.group.read import Group, read_group
from qorgau.course.group.report import report

NAMES = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    " =1",
    "＝1",
    "\t=1",
    "[red]x",
    ZALGO[:40],
    "a\u202eb",
    os.fsdecode(b"\xff"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Group:
    """A class whose folders have hostile names and whose teams too."""
    folder = write(tmp_path_factory.mktemp("class"), len(NAMES), journals=False)
    for number, name in enumerate(NAMES):
        (folder / "submitted" / f"trainee-{number:02d}").rename(folder / "submitted" / name)
    return read_group(folder, "w01", CLONE / "solutions", dict.fromkeys(NAMES, "=team"))


def test_no_cell_of_a_spreadsheet_is_a_formula(named: Group, tmp_path: Path) -> None:
    """Whatever a name begins with, its cell begins with an apostrophe or a letter; every file can be written and read."""
    made = report(named.people, named.asked, named.problems, names=True)
    for path in write_csv(made, tmp_path):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        words = [cell for cell in cells if not _is_number(cell)]
        assert [cell for cell in words if cell.lstrip(" ").startswith(FORMULA)] == [], path.name
    assert "'=1+1" in (tmp_path / "names.csv").read_text(encoding="utf-8-sig")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_the_page_can_be_written_and_turns_nothing(named: Group, tmp_path: Path) -> None:
    """A folder whose name is no UTF-8 and names that turn or cover lines are shown with a sign in their place."""
    made = page(report(named.people, named.asked, named.problems, names=True), named.setting, "ru")
    (tmp_path / "report.html").write_text(made, encoding="utf-8")
    assert "a\ufffdb" in made
    assert "\u202e" not in made
    assert "\u0301" * 5 not in made
