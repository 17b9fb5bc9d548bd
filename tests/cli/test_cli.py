"""The command for people and for programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from qorgau import places

ANSWERS = places.home() / "solutions" / "w01" / "answers"


def qorgau(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def test_score_gives_points_verdicts_and_feedback_as_json() -> None:
    """A program reads points per exercise, a verdict per mark and the feedback in each language."""
    done = qorgau("score", "w01", str(ANSWERS / "partial.json"), "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    mark = found["exercises"][0]
    assert (mark["exercise"], mark["maximum"]) == ("mark", 40)
    assert 0 < mark["points"] < 40
    assert {"item", "key", "outcome", "points"} <= set(mark["verdicts"][0])
    assert set(mark["feedback"]) == {"ru", "en"}


def test_bad_input_exits_with_2_and_names_file_and_field(tmp_path: Path) -> None:
    """A broken answers file: exit code 2, the fault on standard error, nothing on standard output."""
    broken = tmp_path / "answers.json"
    broken.write_text('{"qorgau": 1, "workbook": "w01", "lang": "xx", "made": "now", "exercises": {}}')
    done = qorgau("score", "w01", str(broken), "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "answers.json" in done.stderr
    assert "lang" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_workbook_is_bad_input() -> None:
    """A workbook that does not exist is named, without a traceback."""
    done = qorgau("score", "w99", str(ANSWERS / "model.json"))
    assert done.returncode == 2
    assert "w99" in done.stderr
    assert "Traceback" not in done.stderr


def test_case_list_names_the_cases() -> None:
    """The list of cases is JSON for a program."""
    done = qorgau("case", "list", "--json")
    assert [case["id"] for case in json.loads(done.stdout)] == ["CF01"]


def test_case_check_passes_on_the_kits_own_content() -> None:
    """Catalogue, cases, workbooks and keys of the kit are in order."""
    done = qorgau("case", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_case_check_reports_every_error_at_once(tmp_path: Path) -> None:
    """Two faults in two files are both reported, with file and field, and the exit code is 2."""
    import shutil

    for name in ("cases", "workbooks", "solutions"):
        shutil.copytree(places.home() / name, tmp_path / name)
    case = tmp_path / "cases" / "cf01-lunch-hour-delivery" / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("cao-488-old-p1", "cao-9999"), encoding="utf-8")
    key = tmp_path / "solutions" / "cf01" / "mark.yaml"
    key.write_text(
        key.read_text(encoding="utf-8").replace("severity: fatal", "severity: deadly", 1), encoding="utf-8"
    )
    done = qorgau("case", "check", QORGAU_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "cao-9999" in done.stderr
    assert "deadly" in done.stderr
