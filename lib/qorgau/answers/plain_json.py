"""Plain JSON and nothing else: parsed strictly, letters composed (NFC), limits kept, every fault at once."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

TEXT_LIMIT = 20_000
KEY_LIMIT = 200
DEPTH_LIMIT = 24
FAULTS_LIMIT = 100
_NUMBER_LIMIT = 2**53 - 1
_HALF = re.compile(r"[\ud800-\udfff]")


class Fault(NamedTuple):
    """One thing wrong at one place: the path inside the value, what is wrong, how to mend it."""

    path: str
    message: str
    hint: str = ""


class _Object(dict[str, object]):
    """A JSON object that remembers which of its keys came twice, for the parser keeps only the last."""

    repeated: tuple[str, ...] = ()


def step(path: str, key: str | int) -> str:
    """Takes a path and a key or an index; gives the path one step deeper, kept short for long keys."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    name = key if len(key) <= 60 else f"{key[:57]}..."
    name = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return f"{path}.{name}" if path else name


def parse(text: str) -> tuple[object, Fault | None]:
    """Takes JSON text; gives the value and None, or None and the one fault that stopped the reading.

    NaN, infinities and repeated keys are let through, so that `cleaned` can say where they stand.
    """
    try:
        return json.loads(text, object_pairs_hook=_object), None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return None, Fault("", f"not JSON: {error.msg} at {place}", "the file may be cut short or edited")
    except RecursionError:
        return None, Fault("", "nested too deeply", f"at most {DEPTH_LIMIT} levels")
    except ValueError:
        return None, Fault("", "a number has too many digits", "")


def _object(pairs: list[tuple[str, object]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        result.repeated = tuple(key for key, count in counts.items() if count > 1)
    return result


@dataclass
class _Walk:
    levels: int
    faults: list[Fault] = field(default_factory=list)

    def add(self, path: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(path, message, hint))

    def value(self, value: object, path: str, depth: int) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.text(value, path)
        if isinstance(value, int | float):
            return self.number(value, path)
        if depth >= self.levels:
            self.add(path, "nested too deeply", f"at most {self.levels} levels")
            return None
        if isinstance(value, Mapping):
            return self.mapping(value, path, depth + 1)
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
            return [self.value(one, step(path, i), depth + 1) for i, one in enumerate(value)]
        self.add(path, f"{type(value).__name__} is not JSON")
        return None

    def text(self, text: str, path: str) -> str:
        text = unicodedata.normalize("NFC", text)
        if len(text) > TEXT_LIMIT:
            self.add(path, f"the text has {len(text)} characters", f"at most {TEXT_LIMIT}")
        if "\0" in text:
            self.add(path, "the text holds a NUL character", "remove it")
        if _HALF.search(text):
            self.add(path, "the text holds half a character (a lone surrogate)", "type that character again")
        return text

    def number(self, number: float, path: str) -> float:
        if isinstance(number, float) and not math.isfinite(number):
            self.add(path, "not a finite number", "NaN and Infinity are not JSON")
        elif abs(number) > _NUMBER_LIMIT:
            self.add(path, "the number is too large")
        return number

    def mapping(self, mapping: Mapping[object, object], path: str, depth: int) -> dict[str, object]:
        result: dict[str, object] = {}
        repeated = list(mapping.repeated) if isinstance(mapping, _Object) else []
        for key, value in mapping.items():
            if not isinstance(key, str):
                self.add(path, f"the key {key!r:.60} is not a text")
                continue
            name = unicodedata.normalize("NFC", key)
            inner = step(path, name)
            if len(name) > KEY_LIMIT or not name.isprintable():
                self.add(inner, "this name cannot be used", f"at most {KEY_LIMIT} printable characters")
            if name in result:
                repeated.append(name)
            result[name] = self.value(value, inner, depth)
            if name == "quote":
                self.quote(result[name], inner)
        for key in dict.fromkeys(unicodedata.normalize("NFC", key) for key in repeated):
            self.add(step(path, key), "this name stands twice", "keep one of the two")
        return result

    def quote(self, quote: object, path: str) -> None:
        if not isinstance(quote, dict):
            return
        start = quote.get("start", 0)
        if isinstance(start, bool) or not isinstance(start, int) or start < 0:
            self.add(step(path, "start"), "not a place in the text", "a whole number, 0 or more")
        exact = quote.get("exact", "-")
        if not isinstance(exact, str) or not exact:
            self.add(step(path, "exact"), "no text is quoted", "the quoted words, at least one character")


class _Odd(Exception):  # noqa: N818  # read as a sentence: raise _Odd
    """Something that the walk with paths has to look at."""


def _sound(value: Any, levels: int, name: str = "") -> object:
    """A copy of a value in which nothing is to be said or composed; raises _Odd where something may be.

    Nearly every file is such a value, and this takes a third of the time of the walk that knows where it is.
    """
    kind = type(value)
    if kind is str:
        return _sound_text(value, TEXT_LIMIT)
    if kind is bool or value is None:
        return value
    if kind is int and abs(value) <= _NUMBER_LIMIT:
        return value
    if levels <= 0 or (kind is not _Object and kind is not list):
        raise _Odd
    if kind is list:
        return [_sound(one, levels - 1) for one in value]
    if value.repeated:
        raise _Odd
    found = {_sound_text(key, KEY_LIMIT): _sound(one, levels - 1, key) for key, one in value.items()}
    if not all(map(str.isprintable, found)) or (name == "quote" and not _sound_quote(found)):
        raise _Odd
    return found


def _sound_text(text: str, limit: int) -> str:
    if len(text) > limit or "\0" in text or _HALF.search(text):
        raise _Odd
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise _Odd
    return text


def _sound_quote(quote: Mapping[str, object]) -> bool:
    walk = _Walk(DEPTH_LIMIT)
    walk.quote(quote, "")
    return not walk.faults


def cleaned(value: object, levels: int = DEPTH_LIMIT) -> tuple[object, list[Fault]]:
    """Takes a value and how deep it may be; gives a copy of plain dicts and lists in NFC, and all faults."""
    try:
        return _sound(value, levels), []
    except _Odd:
        walk = _Walk(levels)
        return walk.value(value, "", 0), walk.faults
