"""Hints in journal and answers file: written once, never taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qorgau.answers import JOURNAL, SNAPSHOT, Journal, choose, import_snapshot, new_operation, replay
from qorgau.problem import BadInput


def hint(item: str, level: int, **more: Any) -> Any:
    """The operation of a hint."""
    return new_operation("hint", "mark", item, {"level": level}, tab="hints", **more)


def test_hints_only_grow() -> None:
    """The highest count of each item stands, in whatever order the operations come."""
    state = replay([hint("hint:a", 2), hint("hint:a", 1), hint("hint:b", 1)]).exercise("mark")
    assert state.hints == {"hint:a": 2, "hint:b": 1}
    assert state.hinted == 3
    assert state.values == {"hint:a": {"level": 2}, "hint:b": {"level": 1}}


@pytest.mark.parametrize(("do", "value"), [("set", {"level": 1}), ("remove", None)])
def test_no_page_writes_or_removes_a_hint(do: Any, value: Any) -> None:
    """Undo and a forged message of a page are refused."""
    with pytest.raises(BadInput, match="written by a hint alone"):
        new_operation(do, "mark", "hint:a", value, tab="t")


@pytest.mark.parametrize(("item", "level"), [("m-1", 1), ("hint:a", 0), ("hint:a", True), ("hint:a", "2")])
def test_a_hint_has_an_item_of_hints_and_a_count(item: str, level: Any) -> None:
    """What is no hint is not taken for one."""
    with pytest.raises(BadInput, match="hint needs an item"):
        hint(item, level)


def test_the_answers_file_tells_and_counts_hints(tmp_path: Path) -> None:
    """The snapshot has each hint among the items and their number by exercise; another device takes them over once."""
    journal = Journal(tmp_path / "here", "w01")
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    journal.append([hint("hint:a", 1), hint("hint:a", 2)])
    made = journal.snapshot("ru")
    assert made.hints == {"mark": 2}
    other = Journal(tmp_path / "there", "w01")
    once = import_snapshot(other, made, "tab-9")
    assert once.exercise("mark").hints == {"hint:a": 2}
    assert import_snapshot(other, made, "tab-9") == once


def handed_in(folder: Path, *, strike: bool) -> Any:
    """The answers that count of a folder with two hints, struck from answers.json or not."""
    journal = Journal(folder, "w01")
    journal.append([hint("hint:a", 2)])
    journal.save_snapshot("ru")
    data = (folder / SNAPSHOT).read_bytes()
    if strike:
        data = data.replace(b'"hint:a"', b'"m-gone"').replace(b'"mark": 2', b'"mark": 0')
    return choose({SNAPSHOT: data, JOURNAL: (folder / JOURNAL).read_bytes()}, "w01", None).snapshot


def test_hints_struck_from_the_answers_file_come_back_from_the_journal(tmp_path: Path) -> None:
    """Whoever strikes hints from answers.json alone gains nothing: the journal beside it tells of them."""
    snapshot = handed_in(tmp_path, strike=True)
    assert snapshot.items("mark")["hint:a"] == {"level": 2}
    assert snapshot.hints == {"mark": 2}


def test_hints_are_counted_once(tmp_path: Path) -> None:
    """An honest file and its journal tell of the same hints."""
    assert handed_in(tmp_path, strike=False).hints == {"mark": 2}


def test_a_journal_of_somebody_else_tells_no_hints(tmp_path: Path) -> None:
    """A journal that another person wrote costs nobody points."""
    mine, theirs = Journal(tmp_path / "a", "w01", "anna"), Journal(tmp_path / "b", "w01", "boris")
    for one in (tmp_path / "a", tmp_path / "b"):
        one.mkdir()
    mine.append([new_operation("check", "mark", tab="t")])
    mine.save_snapshot("ru")
    theirs.append([hint("hint:a", 2)])
    files = {SNAPSHOT: mine.snapshot_path.read_bytes(), JOURNAL: theirs.path.read_bytes()}
    found = choose(files, "w01", "anna").snapshot
    assert found is not None
    assert found.items("mark") == {}
