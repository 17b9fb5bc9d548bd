"""The kept copy of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from qorgau.law import kept
from qorgau.law.kept import parsed


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_folder", lambda: tmp_path / "cache")


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """The copy is kept by content: a changed file never shows its old data."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n")
    assert parsed(path) == parsed(path) == {"a": 1}
    path.write_text("a: 2\n")
    assert parsed(path) == {"a": 2}


def test_a_damaged_copy_is_done_without(tmp_path: Path) -> None:
    """A copy that cannot be read is made again."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n")
    parsed(path)
    (copy,) = (tmp_path / "cache").glob("*.json")
    copy.write_text("{ broken")
    assert parsed(path) == {"a": 1}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """Where nothing can be kept the file is simply read."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n")
    assert parsed(path) == {"a": 1}
