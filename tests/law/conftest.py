"""Provisions are made short: only what a test is about is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qorgau.law import kept
from qorgau.law.registry import Provision


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for kept copies of this test alone; nothing is written into the user's own."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(kept, "_folder", lambda: folder)
    return folder


@pytest.fixture
def plain() -> Callable[..., dict[str, Any]]:
    """`plain((from, to), ...)` is a provision as plain data with these intervals of force, all read."""

    def make(*valid: tuple[str | None, str | None], **fields: Any) -> dict[str, Any]:
        return {
            "id": "cao-1",
            "instrument": "cao",
            "article": "1",
            "title": {"ru": "Заголовок", "en": "Heading", "kk": None},
            "summary_en": "Says one thing.",
            "summary_ru": "Говорит одно.",
            "valid": [{"from": start, "to": end, "wording": "read"} for start, end in valid],
            "topics": [],
            "source": {"title": "A stored page", "url": None},
            "confidence": "read",
            **fields,
        }

    return make


@pytest.fixture
def provision(plain: Callable[..., dict[str, Any]]) -> Callable[..., Provision]:
    """The same as a loaded provision."""
    return lambda *valid, **fields: Provision.model_validate(plain(*valid, **fields))
