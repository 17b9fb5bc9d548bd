from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qorgau.answers import JOURNAL, AnswersNotSaved, Journal, Operation, read_snapshot
from qorgau.answers import journal_file as journal_file_module
from qorgau.answers.disk import locked
from qorgau.problem import BadInput

Make = Callable[..., Operation]


@pytest.fixture
def shut() -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder, and what makes it read-only for this process; root may write everywhere, so it steps down."""
    root = os.geteuid() == 0
    # not below pytest's own folder, which nobody but its owner may enter
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def close() -> None:
            for path in [*folder.iterdir(), folder]:
                path.chmod(0o555 if path.is_dir() else 0o444)
            if root:
                os.seteuid(65534)

        yield folder, close
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


def test_what_is_appended_is_there_after_a_reload(tmp_path: Path, make: Make) -> None:
    """A new process on the same folder has all answers."""
    state = Journal(tmp_path, "w01").append([make("a", {"n": 1}), make("c", do="check")])
    assert Journal(tmp_path, "w01").refresh() == state
    assert state.exercise("mark").values == {"m-1": {"n": 1}}


def test_to_open_a_journal_makes_no_file(tmp_path: Path) -> None:
    """Who only looks at a workbook leaves nothing in its folder."""
    assert Journal(tmp_path, "w01").refresh().exercises == {}
    assert list(tmp_path.iterdir()) == []


def test_two_journals_on_one_folder_see_each_other(tmp_path: Path, make: Make) -> None:
    """Two kernels on one file get each other's operations with their next append, and by looking."""
    one, two = Journal(tmp_path, "w01"), Journal(tmp_path, "w01")
    one.append([make("a", {"n": 1})])
    state = two.append([make("b", {"n": 2}, item="m-2")])
    assert state.exercise("mark").values == {"m-1": {"n": 1}, "m-2": {"n": 2}}
    assert one.refresh() == two.refresh() == state


def test_an_operation_sent_twice_is_written_once(tmp_path: Path, make: Make) -> None:
    """A page that sends again what it had sent adds no line, in one message or in two."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1}), make("a", {"n": 1})])
    journal.append([make("a", {"n": 1})])
    Journal(tmp_path, "w01").append([make("a", {"n": 1})])
    assert journal.path.read_bytes().count(b"\n") == 1


def test_changes_are_those_after_an_offset(tmp_path: Path, make: Make) -> None:
    """A page that polls gets what came after its last question, from whichever process, and nothing twice."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    first = journal.changes_since()
    Journal(tmp_path, "w01").append([make("b", {"n": 2}, base="a")])
    second = journal.changes_since(first.offset)
    assert [one.op for one in first.operations] == ["a"]
    assert [one.op for one in second.operations] == ["b"]
    assert journal.changes_since(second.offset).operations == ()


def test_a_foreign_offset_gives_everything(tmp_path: Path, make: Make) -> None:
    """A page that asks with an offset of another life of the journal gets all operations."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    assert [one.op for one in journal.changes_since(99).operations] == ["a"]
    assert [one.op for one in journal.changes_since(-1).operations] == ["a"]


def test_tries_are_counted_over_all_processes(tmp_path: Path, make: Make) -> None:
    """The tries of an exercise are the checks in the file, whoever wrote them."""
    journal = Journal(tmp_path, "w01")
    journal.append([make(do="check")])
    Journal(tmp_path, "w01").append([make(do="check")])
    assert journal.tries("mark") == 2


def test_the_owner_is_written_where_none_is_said(tmp_path: Path, make: Make) -> None:
    """An operation without owner gets that of the journal; one of a team mate keeps its own."""
    journal = Journal(tmp_path, "w01", "team-3")
    journal.append([make("a", {"n": 1}), make("b", {"n": 2}, base="a", owner="dana")])
    assert [one.owner for one in Journal(tmp_path, "w01").changes_since().operations] == ["team-3", "dana"]


@pytest.mark.parametrize("owner", ["", "a\nb", "x" * 201])
def test_an_owner_that_cannot_be_written_is_refused(tmp_path: Path, owner: str) -> None:
    """An owner that would make the snapshot unreadable is told when the journal is made."""
    with pytest.raises(BadInput) as caught:
        Journal(tmp_path, "w01", owner)
    assert [one.field for one in caught.value.problems] == ["owner"]


def test_the_snapshot_is_saved_beside_the_notebook(tmp_path: Path, make: Make) -> None:
    """The file that is submitted holds the present values, tries, owner and conflicts, of all processes."""
    journal = Journal(tmp_path, "w01", "dana")
    journal.append([make("a", {"n": 1}), make("c", do="check")])
    Journal(tmp_path, "w01").append([make("b", {"n": 2})])
    snapshot = read_snapshot(journal.save_snapshot("ru"))
    assert (snapshot.workbook, snapshot.owner, snapshot.lang) == ("w01", "dana", "ru")
    assert (snapshot.items("mark"), snapshot.tries) == ({"m-1": {"n": 2}}, {"mark": 1})
    assert [one.versions for one in snapshot.conflicts] == [({"n": 2}, {"n": 1})]


def test_a_read_only_folder_is_told_and_can_still_be_read(
    shut: tuple[Path, Callable[[], None]], make: Make
) -> None:
    """In a folder that cannot be written the page is told so by name, and sees the answers it has."""
    folder, close = shut
    Journal(folder, "w01").append([make("a", {"n": 1})])
    before = (folder / JOURNAL).read_bytes()
    close()
    journal = Journal(folder, "w01")
    with pytest.raises(AnswersNotSaved) as caught:
        journal.append([make("b", {"n": 2}, base="a")])
    assert caught.value.reason == "read-only"
    assert str(folder) in str(caught.value)
    assert journal.refresh().exercise("mark").values == {"m-1": {"n": 1}}
    assert (folder / JOURNAL).read_bytes() == before
    with pytest.raises(AnswersNotSaved):
        journal.save_snapshot("ru")


def test_damage_in_a_read_only_folder_is_told(shut: tuple[Path, Callable[[], None]], make: Make) -> None:
    """Where no copy can be made, the good lines are read and the bad ones are told."""
    folder, close = shut
    Journal(folder, "w01").append([make("a", {"n": 1})])
    with (folder / JOURNAL).open("ab") as file:
        file.write(b"foreign\n")
    close()
    journal = Journal(folder, "w01")
    assert journal.refresh().exercise("mark").values == {"m-1": {"n": 1}}
    assert [(one.kind, one.kept) for one in journal.notices] == [("damaged-lines", "")]


def test_a_missing_folder_is_told(tmp_path: Path, make: Make) -> None:
    """Answers for a folder that is gone are not saved, and nothing is created."""
    with pytest.raises(AnswersNotSaved) as caught:
        Journal(tmp_path / "gone", "w01").append([make("a", {"n": 1})])
    assert caught.value.reason == "missing-folder"
    assert not (tmp_path / "gone").exists()


def test_a_folder_in_place_of_the_journal_is_told(tmp_path: Path, make: Make) -> None:
    """When the journal's name is taken by a folder, this is said with the name."""
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(AnswersNotSaved) as caught:
        Journal(tmp_path, "w01").append([make("a", {"n": 1})])
    assert (caught.value.reason, caught.value.path) == ("not-a-file", tmp_path / JOURNAL)


def test_a_lock_that_stays_taken_is_told(tmp_path: Path, make: Make) -> None:
    """A journal that another process holds too long is busy; nothing is written past the lock."""
    journal = Journal(tmp_path, "w01", wait=0.05)
    # another thread of this process stands for another process: it holds its own descriptor
    with locked(tmp_path), ThreadPoolExecutor(1) as pool, pytest.raises(AnswersNotSaved) as caught:
        pool.submit(journal.append, [make("a", {"n": 1})]).result()
    assert caught.value.reason == "busy"
    assert not journal.path.exists()


def test_a_full_disk_is_told_and_nothing_is_lost(
    tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write with room for a part only leaves whole lines; sent again, everything is there once."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    before = journal.path.read_bytes()
    later = [make("b", {"n": 2}, base="a"), make("c", {"n": 3}, base="b")]
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: real(handle, data[: len(data) - 20]))
        with pytest.raises(AnswersNotSaved) as caught:
            journal.append(later)
    assert caught.value.reason == "disk-full"
    assert journal.path.read_bytes() == before + later[0].line()
    assert journal.append(later).exercise("mark").values == {"m-1": {"n": 3}}
    assert Journal(tmp_path, "w01").refresh() == journal.state
    assert journal.notices == ()


def test_too_many_answers_are_refused_before_they_are_written(tmp_path: Path, make: Make) -> None:
    """More items than a snapshot may hold are a problem with the exercise's name, and are not written."""
    journal = Journal(tmp_path, "w01")
    journal.append([make(f"o{n}", {"n": n}, item=f"m-{n}") for n in range(2000)])
    with pytest.raises(BadInput) as caught:
        journal.append([make("more", {"n": 1}, item="m-more")])
    assert [one.field for one in caught.value.problems] == ["mark"]
    assert journal.append([make("r", item="m-0", base="o0")]).exercise("mark").values.keys() >= {"m-1"}
    assert Journal(tmp_path, "w01").refresh() == journal.state


@pytest.mark.parametrize("how", ["deleted", "emptied", "another"])
def test_a_journal_replaced_under_a_running_page_loses_nothing(tmp_path: Path, make: Make, how: str) -> None:
    """What a running page knows comes back into a journal that was deleted, emptied or swapped."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1}), make("b", {"n": 2}, base="a")])
    if how == "deleted":
        journal.path.unlink()
    elif how == "emptied":
        journal.path.write_bytes(b"")
    else:
        journal.path.write_bytes(make("x", {"n": 9}, item="m-9", owner="someone").line() * 3)
    assert journal.refresh().exercise("mark").values["m-1"] == {"n": 2}
    assert [one.kind for one in journal.notices] == ["journal-replaced"]
    state = journal.append([make("c", {"n": 3}, base="b")])
    values = {"m-1": {"n": 3}} if how != "another" else {"m-9": {"n": 9}, "m-1": {"n": 3}}
    assert state.exercise("mark").values == values
    assert Journal(tmp_path, "w01").refresh() == state


def test_a_whole_journal_copied_over_itself_is_no_replacement(tmp_path: Path, make: Make) -> None:
    """A restore of the same content (a synced folder, a checkout) goes unnoticed."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    copy = tmp_path / "copy"
    copy.write_bytes(journal.path.read_bytes())
    copy.replace(journal.path)
    journal.append([make("b", {"n": 2}, base="a")])
    assert journal.notices == ()


def test_what_was_read_is_not_read_again(tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A poll of a long journal reads its end only."""
    journal = Journal(tmp_path, "w01")
    journal.append([make(f"o{n}", {"note": "x" * 50}, item=f"m-{n}") for n in range(100)])
    sizes: list[int] = []
    real = journal_file_module.read_from

    def counted(path: Path, offset: int) -> bytes | None:
        data = real(path, offset)
        sizes.append(len(data or b""))
        return data

    monkeypatch.setattr(journal_file_module, "read_from", counted)
    journal.refresh()
    assert len(sizes) == 1
    assert sizes[0] <= 512
