"""Operations are made short: only what a test is about is said."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qorgau.answers import Operation


@pytest.fixture
def make() -> Callable[..., Operation]:
    """`make("a1", {...}, base="a0")` is the operation a1 that sets item m-1 of exercise mark."""
    numbers = itertools.count(1)

    def operation(op: str = "", value: Any = None, **fields: Any) -> Operation:
        do = fields.pop("do", "set" if value is not None else "remove")
        raw = {
            "op": op or f"op-{next(numbers)}",
            "at": "2026-11-23T10:00:00Z",
            "tab": "tab-1",
            "exercise": "mark",
            "do": do,
            "item": "m-1" if do in ("set", "remove") else None,
            "value": value,
            **fields,
        }
        return Operation.model_validate(raw)

    return operation


@pytest.fixture
def plain() -> dict[str, Any]:
    """A snapshot as plain data, good in every part."""
    return {
        "qorgau": 1,
        "workbook": "w01",
        "owner": "trainee-07",
        "lang": "ru",
        "made": "2026-11-23T10:00:00Z",
        "tries": {"mark": 1},
        "exercises": {
            "mark": {
                "items": {
                    "m-1": {
                        "field": "DP.7",
                        "kind": "quote",
                        "quote": {"exact": "17:30", "start": 3, "lang": "ru"},
                        "note": "",
                    }
                }
            },
            "strategy": {"items": {"position": {"primary": ["POS-ALIBI"], "theory": "Его там не было."}}},
        },
        "conflicts": [],
    }


@pytest.fixture
def save(tmp_path: Path) -> Callable[[object], Path]:
    """Writes data as JSON, text as UTF-8 or bytes as they are into answers.json; gives its path."""

    def write(content: object) -> Path:
        path = tmp_path / "answers.json"
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
