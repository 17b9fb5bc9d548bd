"""Where a key may be read from, and what a reveal copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from qorgau import places
from qorgau.data_file import read_yaml
from qorgau.exercises.workbook import load_workbook
from qorgau.keys.load import read_strategy_key
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


def test_a_revealed_strategy_needs_no_knobs(tmp_path: Path) -> None:
    """A key that follows a choice is copied decided: its knobs, which tell what to look for, stay behind."""
    home, to = tmp_path / "solutions", tmp_path / "reveal"
    shutil.copytree(SOLUTIONS / "cf01", home / "cf01")
    for name in ("rubric.yaml", "switches.yaml"):
        shutil.copyfile(SOLUTIONS / name, home / name)
    for name, change in {
        "knobs.yaml": lambda data: data["knobs"].append({"id": "aid", "choices": ["no", "yes"]}),
        "strategy.yaml": lambda data: data["secondary"].append(
            {"when": {"knob": "aid", "is": "yes"}, "id": "POS-ALIBI"}
        ),
    }.items():
        data = read_yaml(home / "cf01" / name)
        change(data)
        (home / "cf01" / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    key = read_strategy_key(reveal("w01", "strategy", home, to))
    assert "POS-ALIBI" not in key.secondary
    assert not (to / "cf01" / "knobs.yaml").exists()
