"""A parsed copy of a large file, kept between two starts: faster, and never another content."""

from __future__ import annotations

from pathlib import Path

import pytest

from qorgau import data_file
from qorgau.law.kept import parsed
from qorgau.problem import BadInput


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A data file."""
    path = tmp_path / "data.yaml"
    path.write_text("- {id: a, title: Қорғау}\n", encoding="utf-8")
    return path


def copies(cache: Path) -> list[Path]:
    """Files in the folder of kept copies."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_the_copy_is_the_file(source: Path, cache: Path) -> None:
    """The first and every later reading give what the YAML says."""
    assert [parsed(source), parsed(source)] == [[{"id": "a", "title": "Қорғау"}]] * 2
    assert len(copies(cache)) == 1


def test_a_second_start_reads_no_yaml(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a kept copy the slow reader is not needed."""
    first = parsed(source)
    monkeypatch.setattr(data_file, "read_yaml", lambda path: pytest.fail(f"read {path} again"))
    assert parsed(source) == first


def test_a_changed_file_is_read_anew(source: Path) -> None:
    """A copy belongs to the very bytes it was made from."""
    parsed(source)
    source.write_text("- {id: b}\n", encoding="utf-8")
    assert parsed(source) == [{"id": "b"}]


def test_a_damaged_copy_is_done_without(source: Path, cache: Path) -> None:
    """A copy that is no JSON is passed over and made again."""
    first = parsed(source)
    copies(cache)[0].write_bytes(b'[{"id"')
    assert [parsed(source), parsed(source)] == [first, first]


def test_a_disk_that_takes_no_copy_is_no_fault(source: Path, cache: Path) -> None:
    """Where nothing can be kept the file is read as it is."""
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert parsed(source) == [{"id": "a", "title": "Қорғау"}]


def test_what_cannot_be_kept_leaves_nothing_behind(source: Path, cache: Path) -> None:
    """A content that JSON cannot say (an unquoted date) is given as it is, and no half-written copy stays."""
    source.write_text("- {day: 2019-06-10}\n", encoding="utf-8")
    assert parsed(source) == data_file.read_yaml(source)
    assert copies(cache) == []


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is bad input, as without copies."""
    with pytest.raises(BadInput):
        parsed(tmp_path / "gone.yaml")
