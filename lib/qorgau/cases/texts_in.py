"""Every text in plain data, with the languages it is written in and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

NAMES = ("id", "field", "drill", "defect", "number")
TextIn = tuple[str, Mapping[str, str]]


def texts_in(data: Any, path: str = "") -> Iterator[TextIn]:
    """Each text of `data` as its path and its words by language."""
    if isinstance(data, dict):
        if isinstance(data.get("ru"), str) and isinstance(data.get("en"), str):
            yield path, {lang: text for lang, text in data.items() if isinstance(text, str)}
            return
        for name, value in data.items():
            yield from texts_in(value, f"{path}.{name}" if path else str(name))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from texts_in(value, f"{path}.{_step(value, place)}")


def _step(value: Any, place: int) -> str:
    if isinstance(value, dict):
        for name in NAMES:
            found = value.get(name)
            if isinstance(found, str | int):
                return str(found)
    return str(place)


def strings_in(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each string of plain data, names of fields left out, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from strings_in(value, f"{path}.{name}" if path else str(name))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from strings_in(value, f"{path}.{_step(value, place)}")
