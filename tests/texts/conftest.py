"""A copy of the kit's catalogues that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import qorgau.texts as kit


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a copy of the kit's own catalogues, in their place."""
    folder = tmp_path / "catalogues"
    folder.mkdir()
    for path in kit.FOLDER.glob("*.po"):
        shutil.copy(path, folder)
    monkeypatch.setattr(kit, "FOLDER", folder)
    kit.forget()
    yield folder
    kit.forget()
