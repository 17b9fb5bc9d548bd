"""How wide a text is and how it breaks into lines, whatever of the pages' faces it is set in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file

FILE = Path(__file__).parent / "letters.yaml"
MARKS = 4
"""Combining marks that one letter may carry; more would print over the lines around it."""
SIGN = "\ufffd"
"""What stands for a letter that cannot be shown."""
ELLIPSIS = "…"
LOOKED_AT = 400
"""Letters of a text that are looked at for each line that it may have."""

# Latin, Cyrillic and the signs between them: nothing that hides, joins or piles up.
_ORDINARY = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116]*"
)
_JOINERS = "\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_EMOJI_TAILS = frozenset({"\ufe0e", "\ufe0f", *(chr(code) for code in range(0x1F3FB, 0x1F400))})


class Letters(BaseModel):
    """letters.yaml: width in hundredths of the size of the type → the letters that wide."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    unknown: int
    bold: int
    widths: dict[int, str]


@dataclass(frozen=True)
class Line:
    """One line of a text. `fixed`: it has letters of unknown width, so the drawing holds it to `width` (in ems)."""

    text: str
    width: float
    fixed: bool = False


@cache
def _letters() -> Letters:
    return data_file.load(FILE, Letters)


@cache
def _widths() -> Mapping[str, float]:
    return {letter: width / 100 for width, letters in _letters().widths.items() for letter in letters}


def plain(text: str) -> str:
    """`text` on one line in NFC; what cannot be seen, and marks piled too high, become a sign each.

    Controls that turn the direction of text stay: the template shows each of them as a sign, see qorgau.markup.
    """
    said = unicodedata.normalize("NFC", " ".join(text.split()))
    return said if _ORDINARY.fullmatch(said) else "".join(_shown(said))


def _shown(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        yield SIGN if kind in _HIDDEN or marks > MARKS else letter


def clusters(text: str) -> Iterator[str]:
    """What the eye takes for one letter: a letter with its marks, an emoji with all that is joined to it."""
    held = ""
    for letter in text:
        tied = (
            letter in _JOINERS or letter in _EMOJI_TAILS or unicodedata.category(letter) in ("Mn", "Me", "Mc")
        )
        if held and (tied or held[-1] == "\u200d"):
            held += letter
        else:
            if held:
                yield held
            held = letter
    if held:
        yield held


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """The width of `text` in ems, never less than it is set in."""
    known, unknown = _widths(), _letters().unknown / 100
    return sum(
        known.get(cluster) or max(known.get(cluster[0], unknown), unknown) for cluster in clusters(text)
    )


def boldness() -> float:
    """How many times wider a text is in bold type."""
    return _letters().bold / 100


def _line(text: str) -> Line:
    known = _widths()
    return Line(text, width(text), any(letter not in known for letter in text))


@lru_cache(maxsize=4096)
def lines(text: str, ems: float, most: int) -> tuple[Line, ...]:
    """`text` as at most `most` lines of at most `ems`; a longer text ends with an ellipsis, a longer word is cut."""
    found: list[str] = []
    held = ""
    cut = len(text) > most * LOOKED_AT
    for word in _words(plain(text[: most * LOOKED_AT]), ems):
        joined = f"{held} {word}" if held else word
        if width(joined) <= ems:
            held = joined
            continue
        if len(found) == most - 1:
            cut = True
            break
        found.append(held)
        held = word
    if held:
        found.append(_ended(held, ems) if cut else held)
    return tuple(_line(one) for one in found)


def _words(text: str, ems: float) -> Iterator[str]:
    for word in text.split(" "):
        if width(word) <= ems:
            yield word
            continue
        held = ""
        for cluster in clusters(word):
            if held and width(held + cluster) > ems:
                yield held
                held = ""
            # A cluster wider than a whole line is no letter that anybody wrote to be read.
            held += cluster if width(cluster) <= ems else SIGN
        if held:
            yield held


def _ended(text: str, ems: float) -> str:
    held = list(clusters(text))
    while held and width("".join(held) + ELLIPSIS) > ems:
        held.pop()
    return "".join(held).rstrip(" ,;:.") + ELLIPSIS
