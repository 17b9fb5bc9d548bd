"""What a kept copy must not leave on the user's disk."""

from __future__ import annotations

from pathlib import Path

from qorgau.law.kept import parsed


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path: Path, cache: Path) -> None:
    """A content that JSON cannot say (an unquoted time) is given as it is, and no half-written copy stays."""
    path = tmp_path / "data.yaml"
    path.write_text("- {at: 2019-06-10 13:02:00}\n", encoding="utf-8")
    assert len(parsed(path)) == 1
    assert [found for found in cache.rglob("*") if found.is_file()] == []
