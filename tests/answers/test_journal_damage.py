"""Whatever happened to a journal, its good lines are kept, its bad lines are kept aside and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.answers import JOURNAL, Journal, Operation

Make = Callable[..., Operation]


def aside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("answers.journal.damaged-*"))}


def values(journal: Journal) -> object:
    return journal.refresh().exercise("mark").values


def test_a_last_line_cut_short_is_moved_aside(tmp_path: Path, make: Make) -> None:
    """After a kill in the middle of a write the torn line is moved to a file of its own, and told by name."""
    path = tmp_path / JOURNAL
    good, torn = make("a", {"n": 1}).line(), make("b", {"n": 2}, item="m-2").line()[:-30]
    path.write_bytes(good + torn)
    journal = Journal(tmp_path, "w01")
    assert values(journal) == {"m-1": {"n": 1}}
    assert aside(tmp_path) == {"answers.journal.damaged-1": torn + b"\n"}
    assert path.read_bytes() == good
    assert [(one.kind, one.kept) for one in journal.notices] == [("torn-line", "answers.journal.damaged-1")]
    assert journal.notices[0].problems[0].field == "line 2"


def test_a_last_line_that_only_lacks_its_end_is_good(tmp_path: Path, make: Make) -> None:
    """A line that is whole but for its end is an operation, and the next one begins a new line."""
    (tmp_path / JOURNAL).write_bytes(make("a", {"n": 1}).line().rstrip())
    journal = Journal(tmp_path, "w01")
    assert values(journal) == {"m-1": {"n": 1}}
    journal.append([make("b", {"n": 2}, base="a")])
    assert values(Journal(tmp_path, "w01")) == {"m-1": {"n": 2}}
    assert (aside(tmp_path), journal.notices) == ({}, ())


def test_a_line_torn_under_a_running_page_is_moved_aside_by_the_next_append(
    tmp_path: Path, make: Make
) -> None:
    """When another process dies in a write, the next append of this one mends the journal first."""
    journal = Journal(tmp_path, "w01")
    journal.append([make("a", {"n": 1})])
    with journal.path.open("ab") as file:
        file.write(b'{"op":"b","at":')
    assert values(journal) == {"m-1": {"n": 1}}
    assert aside(tmp_path) == {}
    journal.append([make("c", {"n": 3}, base="a")])
    assert list(aside(tmp_path).values()) == [b'{"op":"b","at":\n']
    assert values(Journal(tmp_path, "w01")) == {"m-1": {"n": 3}}


BAD = {
    "no JSON": b"hello",
    "foreign JSON": b'{"cell_type": "code"}',
    "a list": b"[]",
    "not UTF-8": b'{"op":"\xff"}',
    "only NUL": b"\0\0\0\0",
    "NUL inside": b'{"op":"x\0y"}',
    "twice the same field": b'{"op":"a","op":"b"}',
    "deep": b"[" * 100_000,
    "NaN": b'{"op":"x","at":"2026-11-23T10:00:00Z","tab":"t","exercise":"e","do":"note","value":{"n":NaN}}',
    "long number": b'{"op":' + b"9" * 5000 + b"}",
    "two lines in one": b'{"op":"x","at":"20{"op":"y"}',
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_kept_aside_and_told_while_all_good_ones_are_read(
    tmp_path: Path, make: Make, bad: bytes
) -> None:
    """A line that is no operation is copied as it stands and told with its number; the others count."""
    lines = [make("a", {"n": 1}).line(), bad + b"\n", make("b", {"n": 2}, base="a").line()]
    (tmp_path / JOURNAL).write_bytes(b"".join(lines))
    journal = Journal(tmp_path, "w01")
    assert values(journal) == {"m-1": {"n": 2}}
    assert aside(tmp_path) == {"answers.journal.damaged-1": bad + b"\n"}
    (notice,) = journal.notices
    assert notice.kept == "answers.journal.damaged-1"
    assert notice.problems
    assert {one.field.split()[1] for one in notice.problems} == {"2"}
    assert {one.file for one in notice.problems} == {str(tmp_path / JOURNAL)}


def test_bad_lines_are_kept_aside_once(tmp_path: Path, make: Make) -> None:
    """However often the notebook is opened, the same damage makes one file; new damage makes another."""
    path = tmp_path / JOURNAL
    path.write_bytes(b"foreign\n" + make("a", {"n": 1}).line())
    for _ in range(3):
        assert [one.kept for one in _opened(tmp_path).notices] == ["answers.journal.damaged-1"]
    with path.open("ab") as file:
        file.write(b"more\n")
    assert _opened(tmp_path).notices[0].kept == "answers.journal.damaged-2"
    assert aside(tmp_path) == {
        "answers.journal.damaged-1": b"foreign\n",
        "answers.journal.damaged-2": b"more\n",
    }


def _opened(folder: Path) -> Journal:
    journal = Journal(folder, "w01")
    journal.refresh()
    return journal


def test_zero_bytes_around_a_whole_line_are_passed_over(tmp_path: Path, make: Make) -> None:
    """Zero bytes that a power cut left before a line do not take the line with them."""
    (tmp_path / JOURNAL).write_bytes(b"\0" * 64 + make("a", {"n": 1}).line())
    assert values(Journal(tmp_path, "w01")) == {"m-1": {"n": 1}}


def test_a_byte_order_mark_is_passed_over_and_told(tmp_path: Path, make: Make) -> None:
    """A journal that an editor saved with a byte-order mark and Windows line ends is read whole."""
    line = make("a", {"n": 1}).line().replace(b"\n", b"\r\n")
    (tmp_path / JOURNAL).write_bytes(b"\xef\xbb\xbf" + line + b"\r\n")
    journal = Journal(tmp_path, "w01")
    assert values(journal) == {"m-1": {"n": 1}}
    assert [one.kind for one in journal.notices] == ["byte-order-mark"]
    assert aside(tmp_path) == {}


def test_a_full_disk_keeps_the_torn_line_where_it_is(
    tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A torn line is cut off the journal only after its copy is on the disk."""
    path = tmp_path / JOURNAL
    path.write_bytes(make("a", {"n": 1}).line() + b'{"op":')

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        assert values(Journal(tmp_path, "w01")) == {"m-1": {"n": 1}}
    assert path.read_bytes().endswith(b'{"op":')
    assert aside(tmp_path) == {}
    assert [one.kind for one in _opened(tmp_path).notices] == ["torn-line"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(st.integers(0, 9), st.binary(max_size=12)), max_size=8), st.integers(0, 40))
def test_every_byte_of_any_journal_is_somewhere_after_opening(
    tmp_path_factory: pytest.TempPathFactory, make: Make, parts: list[int | bytes], cut: int
) -> None:
    """Lines good and bad, cut anywhere: good ones are answers, and every other line is in a damaged file."""
    folder = tmp_path_factory.mktemp("journal")
    lines = [
        make(f"o{part}", {"n": part}, item=f"m-{part}").line().rstrip() if isinstance(part, int) else part
        for part in parts
    ]
    content = b"\n".join(lines)
    content = content[: max(0, len(content) - cut)]
    (folder / JOURNAL).write_bytes(content)
    journal = Journal(folder, "w01")
    state = journal.refresh()
    kept = b"\n".join(aside(folder).values()).split(b"\n")
    for line in content.split(b"\n"):
        operation = next(
            (one for one in journal.changes_since().operations if one.line().rstrip() == line), None
        )
        blank = not line.replace(b"\xef\xbb\xbf", b"").strip(b" \t\r")
        assert operation or blank or line in kept
        if operation:
            assert operation.item in state.exercise("mark").values
    assert journal.append([make("z", {"n": 1}, item="z")]).exercise("mark").values["z"] == {"n": 1}
    assert Journal(folder, "w01").refresh() == journal.state
