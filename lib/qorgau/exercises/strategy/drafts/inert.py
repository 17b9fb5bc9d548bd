"""Text that somebody typed, made harmless and visible: nothing acts, nothing hides, nothing is lost in silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from qorgau.exercises.strategy.drafts.tree import Run
from qorgau.exercises.strategy.items import TEXT_LIMIT
from qorgau.unseen import MARKS

OWN_LIMIT = 2_000
"""Letters of the learner's own that one paragraph of a draft takes in."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
_BLANK = re.compile(r"(_{4,})")


def visible(text: str) -> str:
    """`text` where what cannot be seen (controls, turned direction, no letters at all) is named by its number."""
    return "".join(_letters(text))


def _letters(text: str) -> Iterator[str]:
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if letter in "\t\n\r":
            yield " "
        elif (kind in _HIDDEN and letter not in _JOINERS) or marks > MARKS:
            yield f"[U+{ord(letter):04X}]"
        else:
            yield letter


def cut(text: str, limit: int, note: str) -> str:
    """`text` with single spaces, whole or shortened to `limit` letters with `note` behind it."""
    said = " ".join(text.split())
    return said if len(said) <= limit else f"{said[:limit].rstrip()}… {note}"


def own(text: str, note: str, limit: int = OWN_LIMIT) -> tuple[Run, ...]:
    """The learner's own words as they may stand in a draft; nothing for a blank text."""
    said = visible(cut(text, limit, note))
    return (Run(said, "own"),) if said.strip() else ()


def with_blanks(text: str, lang: str | None = None) -> tuple[Run, ...]:
    """A text of the kit, its blanks (four underscores or more) apart."""
    return tuple(
        Run(visible(part), "blank" if part.startswith("____") else "plain", lang)
        for part in _BLANK.split(text)
        if part
    )


def readable(items: Mapping[str, object]) -> dict[str, object]:
    """`items` with every text short enough to be read: a longer one is still too long for a draft, which says so."""
    return {item: _short(value) for item, value in items.items()}


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return value[:TEXT_LIMIT]
    if isinstance(value, Mapping):
        return {name: _short(one) for name, one in value.items()}
    return value
