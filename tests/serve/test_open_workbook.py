"""The workbook a notebook opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qorgau import places
from qorgau.exercises.cards.view import vocabulary
from qorgau.keys.reader import Reader
from qorgau.problem import BadInput
from qorgau.serve import open_workbook

SOLUTIONS = places.home() / "solutions"


@pytest.fixture(autouse=True)
def _a_trainee(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "QORGAU_SOLUTIONS",
        "QORGAU_REVEAL",
        "QORGAU_ANSWERS",
        "QORGAU_ROOM",
        "QORGAU_OWNER",
        "JUPYTERHUB_USER",
    ):
        monkeypatch.delenv(name, raising=False)


def test_a_folder_moved_without_its_journal_gets_its_answers_back(tmp_path: Path) -> None:
    """The file that is handed in is enough to go on with the work elsewhere."""
    shutil.copyfile(SOLUTIONS / "w01" / "answers" / "partial.json", tmp_path / "answers.json")
    workbook = open_workbook("w01", "ru", tmp_path)
    assert len(workbook.journal.state.exercise("mark").items) > 3
    assert workbook.notice == ""


def test_an_unreadable_answers_file_is_kept_and_told(tmp_path: Path) -> None:
    """A damaged file stops nobody: it is kept under another name, unchanged, and the reader is told which."""
    damaged = b'{"qorgau": 1, "workbook": "w01", "exer'
    (tmp_path / "answers.json").write_bytes(damaged)
    workbook = open_workbook("w01", "en", tmp_path)
    (kept,) = tmp_path.glob("answers.unreadable-*.json")
    assert kept.read_bytes() == damaged
    assert kept.name in workbook.notice


def test_without_a_key_a_check_gives_no_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the reveal the graded cell says a sentence and gives None."""
    assert open_workbook("w01", "ru", tmp_path).check("mark") is None


def test_with_the_solutions_named_a_check_gives_the_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unchanged nbgrader that runs the cell with QORGAU_SOLUTIONS set gets the number it counts."""
    shutil.copyfile(SOLUTIONS / "w01" / "answers" / "model.json", tmp_path / "answers.json")
    monkeypatch.setenv("QORGAU_SOLUTIONS", str(SOLUTIONS))
    monkeypatch.setenv("QORGAU_ROOM", "grading")
    assert open_workbook("w01", "ru", tmp_path).check("strategy") == 60


def test_an_unknown_language_falls_back_to_the_first(tmp_path: Path) -> None:
    """A language the kit has not is no reason to show nothing."""
    assert open_workbook("w01", "xx", tmp_path).lang == "ru"


def test_an_unknown_workbook_is_named(tmp_path: Path) -> None:
    """A notebook that asks for no workbook of the kit gets an error naming it."""
    with pytest.raises(BadInput, match="w77"):
        open_workbook("w77", "ru", tmp_path)


def test_the_owner_sees_and_hears_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook of a known owner shows a deck in that person's order, and its check speaks in the same letters."""
    monkeypatch.setenv("QORGAU_OWNER", "anna")
    workbook = open_workbook("wk", "en", tmp_path)
    cards = vocabulary(workbook.setting.material("station"))["cards"]
    turned = [card["item"] for card in cards if card["choices"][0]["id"] == "b"]
    reader = Reader(workbook.setting, SOLUTIONS)
    said = [reader.check("station", {item: {"choice": "b"}}, model=False).html["en"] for item in turned]
    assert any("Your answer: only A." in one for one in said)
    assert not any("only B" in one for one in said)
