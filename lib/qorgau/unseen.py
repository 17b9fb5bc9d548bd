"""Signs that nobody sees, that turn or cover the text around them, or that a terminal obeys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MARKS = 4
"""Combining marks that one letter may carry; more print over the lines around it."""
SHOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands in a page or on a terminal for a sign that must not act."""

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ACTING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_TURNING}]")
# One set of signs, for it is asked of every text of a page: what turns, and the blocks where marks of living scripts lie.
_ODD = re.compile(
    rf"[{_TURNING}\ud800-\udfff\u0300-\u036f\u0483-\u0489\u0591-\u1cff\u1dc0-\u1dff\u20d0-\u20f0\u2cef-\u2dff\u302a-\u309a"
    r"\ua66f-\uabff\ufb1e\ufe00-\ufe2f]"
)
_NO_LETTERS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}")
_TURNS = re.compile(f"[{_TURNING}\ud800-\udfff]")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_JOINER, _VARIATIONS = "\u200d", frozenset("\ufe0e\ufe0f")
# What nearly every text is made of, so that the rest need not be looked at letter by letter.
_PLAIN = re.compile(
    r"[\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u27bf]*"
)


def inert(text: str) -> str:
    """`text` for a page: nothing turns its direction, no letter covers the lines around it, all of it can be written.

    Half a character (of a file's name that is no UTF-8) and a control of direction become one visible sign each, so that places in a
    text are counted as before; the marks that
    a letter has too many of become one together.
    """
    if text.isascii() or _ODD.search(text) is None:
        return text
    return _NO_LETTERS.sub(lambda run: "".join(_few_marks(run[0])), _TURNS.sub(SHOWN, text))


def _few_marks(run: str) -> Iterator[str]:
    marks = 0
    for sign in run:
        marks = marks + 1 if unicodedata.category(sign).startswith("M") else 0
        if marks <= MARKS:
            yield sign
        elif marks == MARKS + 1:
            yield SHOWN


def still(text: str) -> str:
    """`text` for a terminal: what it would obey instead of showing becomes a visible sign; line ends and tabs stay."""
    return inert(_ACTING.sub(SHOWN, text))


def escaped(json_text: str) -> str:
    """JSON text for a terminal: the same data, with what a terminal would obey written as \\u202e."""
    return _ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json_text)


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Each sign of `text` that a file of the kit may not hold: its place and what is wrong with it.

    A joiner and a choice of picture may stand inside an emoji, nowhere else.
    """
    start = _PLAIN.match(text)
    if start is not None and start.end() == len(text):
        return
    marks = 0
    for place, sign in enumerate(text):
        kind = unicodedata.category(sign)
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        marks = marks + 1 if kind.startswith("M") and sign not in _VARIATIONS else 0
        if _TURNS.match(sign) and kind == "Cf":
            yield place, "turns the direction of the text"
        elif sign == _JOINER:
            if not (_pictured(before) and _pictured(after)):
                yield place, "joins nothing that can be seen"
        elif sign in _VARIATIONS:
            if not (_pictured(before) or (before and before in "0123456789#*")):
                yield place, "cannot be seen"
        elif sign in "\n\t":
            continue
        elif kind == "Cc":
            yield place, "is a control character"
        elif kind in ("Cf", "Cs", "Co", "Zl", "Zp") or sign in _FILLERS or _variation(sign):
            yield place, "cannot be seen"
        elif marks == MARKS + 1:
            yield place, f"is a mark too many: {MARKS} on one letter are read, more cover the lines around it"


def _pictured(sign: str) -> bool:
    return bool(sign) and (sign in _VARIATIONS or unicodedata.category(sign) in ("So", "Sk", "Sm"))


def _variation(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0d" or "\U000e0100" <= sign <= "\U000e01ef"
