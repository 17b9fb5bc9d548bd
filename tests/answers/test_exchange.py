from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qorgau.answers import Journal, Operation, Snapshot, import_snapshot
from qorgau.problem import BadInput

Make = Callable[..., Operation]


def shown(journal: Journal, item: str = "m-1") -> list[object]:
    held = journal.refresh().exercise("mark").items[item]
    return [held.value, *(one.value for one in held.others)]


@pytest.fixture
def downloaded(plain: dict[str, Any]) -> Snapshot:
    """One mark m-1 with n 5, and two tries, made by dana."""
    exercises = {"mark": {"items": {"m-1": {"n": 5}}}}
    return Snapshot.model_validate({**plain, "owner": "dana", "exercises": exercises, "tries": {"mark": 2}})


def test_a_downloaded_file_fills_an_empty_journal(tmp_path: Path, plain: dict[str, Any]) -> None:
    """On another device all answers and tries of the file are there, and nothing is in conflict."""
    snapshot = Snapshot.model_validate(plain)
    journal = Journal(tmp_path, "w01", snapshot.owner)
    import_snapshot(journal, snapshot, "tab-9")
    again = journal.snapshot("ru")
    assert (again.exercises, again.tries, again.conflicts) == (snapshot.exercises, snapshot.tries, ())


def test_another_value_becomes_a_conflict_and_is_never_overwritten(
    tmp_path: Path, make: Make, downloaded: Snapshot
) -> None:
    """Where the journal holds something else, both versions are shown."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    import_snapshot(journal, downloaded, "tab-9")
    assert shown(journal) == [{"n": 5}, {"n": 1}]


def test_the_same_value_is_no_conflict(tmp_path: Path, make: Make, downloaded: Snapshot) -> None:
    """What the journal holds already is not set again."""
    journal = Journal(tmp_path, "w01")
    before = journal.append([make("a", {"n": 5})])
    after = import_snapshot(journal, downloaded, "tab-9")
    assert after.exercise("mark").items == before.exercise("mark").items


def test_the_same_file_twice_changes_nothing(tmp_path: Path, make: Make, downloaded: Snapshot) -> None:
    """A second import of the same file writes no operation, even while the conflict stands."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    once = import_snapshot(journal, downloaded, "tab-9")
    assert import_snapshot(journal, downloaded, "tab-9") == once


def test_items_that_the_file_lacks_stay(tmp_path: Path, make: Make, downloaded: Snapshot) -> None:
    """An import adds; it removes nothing."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1}, item="m-2")])
    assert import_snapshot(journal, downloaded, "tab-9").exercise("mark").values == {
        "m-2": {"n": 1},
        "m-1": {"n": 5},
    }


def test_a_removed_answer_comes_back_with_the_file_that_has_it(
    tmp_path: Path, make: Make, downloaded: Snapshot
) -> None:
    """Who removed an answer and imports the file that has it gets it back."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 5}), make("r", base="a")])
    import_snapshot(journal, downloaded, "tab-9")
    assert shown(journal) == [{"n": 5}]


def test_conflicts_of_the_file_come_along(tmp_path: Path, plain: dict[str, Any]) -> None:
    """A conflict in the file is the same conflict in the journal, with the same present value."""
    versions = [{"n": 3}, {"n": 2}, None, {"n": 1}]
    snapshot = Snapshot.model_validate(
        {
            **plain,
            "exercises": {"mark": {"items": {"m-1": {"n": 3}}}},
            "conflicts": [{"exercise": "mark", "item": "m-1", "versions": versions}],
        }
    )
    journal = Journal(tmp_path, "w01")
    import_snapshot(journal, snapshot, "tab-9")
    assert shown(journal) == [{"n": 3}, {"n": 2}, {"n": 1}]


def test_tries_are_raised_and_never_added_up(tmp_path: Path, make: Make, downloaded: Snapshot) -> None:
    """Tries after an import are the larger of the two counts."""
    journal = Journal(tmp_path, "w01")
    journal.append([make(do="check")])
    assert import_snapshot(journal, downloaded, "tab-9").exercise("mark").tries == 2
    journal.append([make(do="check")])
    assert import_snapshot(journal, downloaded, "tab-9").exercise("mark").tries == 3


def test_imported_operations_keep_who_made_them(tmp_path: Path, downloaded: Snapshot) -> None:
    """In a team's journal an imported answer carries the owner of its file and the page that imported it."""
    journal = Journal(tmp_path, "w01", "team-3")
    import_snapshot(journal, downloaded, "tab-9")
    assert {(one.owner, one.tab) for one in journal.changes_since().operations} == {("dana", "tab-9")}


def test_answers_to_another_workbook_are_refused(tmp_path: Path, downloaded: Snapshot) -> None:
    """A file of another workbook is refused with both names, and nothing is written."""
    journal = Journal(tmp_path, "w02")
    with pytest.raises(BadInput, match=r"workbook: .*'w01'.*'w02'"):
        import_snapshot(journal, downloaded, "tab-9")
    assert list(tmp_path.iterdir()) == []
