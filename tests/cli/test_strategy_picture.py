"""`qorgau strategy picture`: a strategy file as a drawing, a table, a model."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.test_cli import qorgau

from qorgau import places
from qorgau.texts import say

MODEL = places.home() / "solutions" / "w01" / "answers" / "model.json"
DRAW = ("strategy", "picture", str(MODEL), "--case", "CF01")


def test_the_drawing_goes_into_a_file(tmp_path: Path) -> None:
    """--out writes an SVG of its own, in the language asked for; standard output says where."""
    to = tmp_path / "picture.svg"
    done = qorgau(*DRAW, "--lang", "kk", "--out", str(to))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(to) in done.stdout
    root = ElementTree.fromstring(to.read_text(encoding="utf-8"))
    assert root.get("lang") == "kk"
    assert say("kk", "picture.title", case="CF01") in {element.text for element in root.iter()}


@pytest.mark.parametrize("narrow", [(), ("--narrow",)])
def test_without_a_file_it_goes_to_standard_output(narrow: tuple[str, ...]) -> None:
    """The drawing alone, so that it can be piped."""
    done = qorgau(*DRAW, *narrow)
    assert ElementTree.fromstring(done.stdout).tag.endswith("svg")


def test_the_table_is_a_page() -> None:
    """--table gives the same as a page of HTML with a table."""
    done = qorgau(*DRAW, "--table", "--lang", "en")
    assert done.stdout.startswith("<!doctype html>")
    assert "<caption>" in done.stdout


def test_the_model_is_json() -> None:
    """--json gives nodes with their gaps and links between their numbers."""
    found = json.loads(qorgau(*DRAW, "--json").stdout)
    assert found.keys() == {"title", "position", "nodes", "links"}
    assert {"fact", "evidence", "norm", "motion", "relief"} == {node["column"] for node in found["nodes"]}
    assert not any(gap["broken"] for node in found["nodes"] for gap in node["gaps"])


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ('{"fact:F1": {"status": "maybe"}}', (), "fact:F1.status"),
        ("{", (), "is no JSON"),
        ("{}", ("--lang", "xx"), "--lang"),
        ("{}", ("--table", "--json"), "several shapes"),
        ("{}", ("--out", "/nowhere/at/all.svg"), "--out"),
    ],
)
def test_bad_input_is_told(tmp_path: Path, text: str, options: tuple[str, ...], said: str) -> None:
    """What cannot be read or written is told with its place: exit code 2 and nothing on standard output."""
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="utf-8")
    done = qorgau("strategy", "picture", str(path), "--case", "CF01", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
