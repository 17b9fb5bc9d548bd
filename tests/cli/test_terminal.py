"""Whatever a file or a name says, a terminal shows it as words: no colour, no link, no cleared screen, no turned line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rich.table import Table
from rich.text import Text
from tests.hostile import CONTROLS, FILED, HALF, REFUSED, TURNING, WORDS

from qorgau import places
from qorgau.cli.grade import show
from qorgau.cli.printing import StillConsole
from qorgau.course.bulk.report import Line, Report
from qorgau.problem import Problem

ORDERS = "\x1b[2J\x1b]0;denrut\x07\x9b31m\x08\r\u202edenrut\u2066 [red]word[/red] :warning: [link=https://example.org/x]x[/link]"


def qorgau(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command, its output as bytes, on lines that are long enough."""
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", *arguments]
    return subprocess.run(
        command, capture_output=True, env={**os.environ, "COLUMNS": "40000", **environment}, check=False
    )


def acting(text: str) -> set[str]:
    """Signs of a text that a terminal obeys."""
    return set(text) & set(CONTROLS + TURNING)


@pytest.mark.parametrize("how", ["line", "table", "text"])
def test_what_is_printed_is_shown(
    how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line, a cell of a table and rich's own text: words stay whole, orders are signs."""
    monkeypatch.setenv("COLUMNS", "400")
    table = Table("head")
    table.add_row(ORDERS)
    thing = {"line": ORDERS, "table": table, "text": Text(ORDERS)}[how]
    StillConsole().print(thing, soft_wrap=True)
    said = capsys.readouterr().out
    assert acting(said) == set()
    assert "[red]word[/red] :warning: [link=https://example.org/x]x[/link]" in said


def test_colours_of_our_own_still_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a real terminal rich may colour; only rich."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    StillConsole().print(f"a{ORDERS}", style="bold")
    said = capsys.readouterr().out
    assert "\x1b[1m" in said
    assert acting(re.sub(r"\x1b\[[\d;]*m", "", said)) == set()


def test_the_report_of_a_class_with_hostile_names(capsys: pytest.CaptureFixture[str]) -> None:
    """Names of folders and what is quoted from files are words in the report of `qorgau grade`."""
    found = (Problem(f"{ORDERS}.json", ORDERS, HALF, ORDERS),)
    report = Report("w01", "key", [Line(ORDERS, 1.0, 2.0, found=found), Line(HALF, None, 2.0, failed=found)])
    report.stopped = found
    show(report)
    said = capsys.readouterr()
    assert acting(said.out + said.err) == set()
    (said.out + said.err).encode()


@pytest.mark.parametrize("as_json", [False, True])
def test_a_hostile_answers_file_is_told_in_words(as_json: bool, tmp_path: Path) -> None:
    """Items whose names give orders are named on standard error; nothing is obeyed, nothing breaks."""
    answers = json.loads((places.home() / "solutions/w01/answers/partial.json").read_text(encoding="utf-8"))
    items = answers["exercises"]["mark"]["items"]
    items["m-9"] = {"field": ORDERS, "kind": ORDERS, "note": HALF}
    items["[red]x[/red]"] = {}
    path = tmp_path / "[red]answers.json"
    path.write_text(json.dumps(answers), encoding="utf-8")
    done = qorgau("score", "w01", str(path), *(["--json"] if as_json else []))
    said = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in said
    assert acting(said) == set()
    assert "[red]" in said
    if done.stdout and as_json:
        json.loads(done.stdout)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose one case is titled in hostile words."""
    home = tmp_path_factory.mktemp("home")
    (home / "cases").mkdir()
    for name in ("catalogue", "templates"):
        (home / "cases" / name).symlink_to(places.cases() / name)
    real = next(places.cases().glob("cf01-*"))
    case = home / "cases" / real.name
    case.mkdir()
    (case / "documents").symlink_to(real / "documents")
    data = yaml.safe_load((real / "case.yaml").read_text(encoding="utf-8"))
    data["title"] = dict.fromkeys(("ru", "kk", "en"), FILED)
    (case / "case.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    return home


def test_the_title_of_a_case_is_no_markup(home: Path) -> None:
    """`case list` shows a title that looks like markup of the terminal as it is written."""
    done = qorgau("case", "list", QORGAU_HOME=str(home))
    assert done.returncode == 0, done.stderr
    assert WORDS["terminal markup"] in done.stdout.decode()


def test_the_page_of_a_case_has_only_our_elements(home: Path) -> None:
    """`case show --html` writes hostile words as text: no script, handler, frame or link of theirs."""
    done = qorgau("case", "show", "CF01", "--html", QORGAU_HOME=str(home))
    assert done.returncode == 0, done.stderr
    page = done.stdout.decode()
    assert "denrut" in page
    assert not re.search(r"<script>window|<img src=x|<svg onload|<iframe|<meta http|href='javascript", page)


@pytest.mark.parametrize("name", ["direction U+202E", "control U+001B", "marks"])
def test_a_hidden_sign_is_told_without_showing_it(home: Path, name: str, tmp_path: Path) -> None:
    """A case that hides something is refused: exit code 2 names file and field, and the terminal stays as it was."""
    (tmp_path / "cases").mkdir()
    for one in (home / "cases").iterdir():
        (tmp_path / "cases" / one.name).symlink_to(one)
    case = next((tmp_path / "cases").glob("cf01-*"))
    real = case.resolve()
    case.unlink()
    case.mkdir()
    (case / "documents").symlink_to(real / "documents")
    data = yaml.safe_load((real / "case.yaml").read_text(encoding="utf-8"))
    data["facts"][0]["text"]["kk"] = REFUSED[name]
    (case / "case.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    done = qorgau("case", "show", "CF01", QORGAU_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert "case.yaml: facts.0.text.kk: U+" in said
    assert acting(said) == set()
