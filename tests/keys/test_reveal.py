"""Where a key may be read from, and what a reveal copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from qorgau import places
from qorgau.exercises.workbook import load_workbook
from qorgau.keys.reveal import key_folder, reveal
from qorgau.problem import BadInput

SOLUTIONS = places.home() / "solutions"
MARK, _, STRATEGY = load_workbook(places.workbooks() / "w01").exercises


@pytest.fixture(autouse=True)
def _a_trainee(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QORGAU_SOLUTIONS", raising=False)
    monkeypatch.delenv("QORGAU_REVEAL", raising=False)


def test_a_trainee_has_no_key(tmp_path: Path) -> None:
    """Inside a clone that holds solutions/, a trainee's process still finds no key."""
    assert key_folder("CF01", MARK, tmp_path) is None


def test_a_reveal_opens_one_exercise_only(tmp_path: Path) -> None:
    """After the reveal of one exercise its key is found beside the notebook, the other's is not."""
    reveal("w01", "mark", SOLUTIONS, tmp_path / "reveal")
    assert key_folder("CF01", MARK, tmp_path) == tmp_path / "reveal"
    assert key_folder("CF01", STRATEGY, tmp_path) is None


def test_a_shared_folder_reveals_to_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the trainer shares is named once, in QORGAU_REVEAL."""
    reveal("w01", "strategy", SOLUTIONS, tmp_path / "shared")
    monkeypatch.setenv("QORGAU_REVEAL", str(tmp_path / "shared"))
    assert key_folder("CF01", STRATEGY, tmp_path / "mine") == tmp_path / "shared"


def test_an_unknown_exercise_is_an_error(tmp_path: Path) -> None:
    """Revealing what does not exist names it."""
    with pytest.raises(BadInput, match="no exercise"):
        reveal("w01", "poetry", SOLUTIONS, tmp_path)


def test_a_reveal_grades_as_the_trainer_does(tmp_path: Path) -> None:
    """The switches of the revealed exercise go along, those of others stay: the same items carry points."""
    from qorgau.keys.switches import load_switches

    reveal("w01", "mark", SOLUTIONS, tmp_path)
    assert {(one.exercise, one.item) for one in load_switches(tmp_path)} == {("mark", "K3")}
    reveal("w01", "strategy", SOLUTIONS, tmp_path)
    assert {(one.exercise, one.item) for one in load_switches(tmp_path)} == {
        ("mark", "K3"),
        ("strategy", "appeal"),
    }
