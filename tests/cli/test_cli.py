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
    assert set(mark["feedback"]) == {"ru", "kk", "en"}


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
    """The list of cases is JSON for a program, every case folder in it."""
    rows = json.loads(qorgau("case", "list", "--json").stdout)
    assert [row["id"] for row in rows] == sorted(
        path.parent.name.split("-")[0].upper() for path in places.cases().glob("cf*/case.yaml")
    )
    assert next(row for row in rows if row["id"] == "CF01")["documents"][:2] == ["DP", "AP"]


def test_case_list_shows_a_case_that_cannot_be_loaded(tmp_path: Path) -> None:
    """A case with a fault does not hide the others: it is listed with the number of its problems."""
    import shutil

    shutil.copytree(places.cases(), tmp_path / "cases")
    (tmp_path / "cases" / "cf01-lunch-hour-delivery" / "documents" / "AP.yaml").unlink()
    rows = json.loads(qorgau("case", "list", "--json", QORGAU_HOME=str(tmp_path)).stdout)
    assert next(row for row in rows if row["id"] == "CF01")["problems"] == 1


def test_case_show_is_text_or_a_page() -> None:
    """A paper is shown as text, the file as a page that loads nothing from anywhere."""
    text = qorgau("case", "show", "CF01", "--lang", "en", "--document", "DP").stdout
    assert "Moment of actual restraint" in text
    page = qorgau("case", "show", "CF01", "--lang", "en", "--html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    assert "src=" not in page
    assert 'href="http' not in page


def test_case_show_names_what_is_not_there() -> None:
    """An unknown paper, kind or case is bad input with what there is."""
    for arguments, said in (
        (("CF01", "--document", "XX"), "RP-1"),
        (("CF01", "--compare", "XX"), "no papers"),
        (("CF99",), "CF99"),
        (("K99",), "k99.yaml"),
    ):
        done = qorgau("case", "show", *arguments)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_case_compare_marks_the_words_that_differ() -> None:
    """The two reports of CF01 side by side."""
    assert "→" in qorgau("case", "show", "CF01", "--compare", "RP", "--lang", "en").stdout
    assert "<mark>" in qorgau("case", "show", "CF01", "--compare", "RP", "--lang", "en", "--html").stdout


def test_case_variant_writes_a_case_that_shows_itself(tmp_path: Path) -> None:
    """A seed gives a folder that is a home of its own."""
    assert qorgau("case", "variant", "CF01", "--seed", "7", "--out", str(tmp_path)).returncode == 0
    shown = qorgau("case", "show", "CF01", "--lang", "en", QORGAU_HOME=str(tmp_path)).stdout
    assert "variant 7" in shown


def test_case_coverage_and_agreement_are_json() -> None:
    """Tables for a program: every defect with its places, one row a key that was read twice."""
    table = json.loads(qorgau("case", "coverage", "--json").stdout)
    assert {"defects", "missing"} == set(table)
    assert isinstance(json.loads(qorgau("case", "agreement", "--json").stdout), list)


def test_case_check_passes_on_the_kits_own_content() -> None:
    """Catalogue, cases, workbooks and keys of the kit are in order."""
    done = qorgau("case", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_case_check_reports_every_error_at_once(tmp_path: Path) -> None:
    """Two faults in two files are both reported, with file and field, and the exit code is 2."""
    import shutil

    for name in ("cases", "workbooks", "solutions"):
        shutil.copytree(places.home() / name, tmp_path / name)
    paper = tmp_path / "cases" / "cf01-lunch-hour-delivery" / "documents" / "DP.yaml"
    paper.write_text(
        paper.read_text(encoding="utf-8").replace("{{ at.dp7 }}", "{{ at.dp8 }}", 1), encoding="utf-8"
    )
    key = tmp_path / "solutions" / "cf01" / "mark.yaml"
    key.write_text(
        key.read_text(encoding="utf-8").replace("severity: fatal", "severty: fatal", 1), encoding="utf-8"
    )
    done = qorgau("case", "check", QORGAU_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "dp8" in done.stderr
    assert "severty" in done.stderr
