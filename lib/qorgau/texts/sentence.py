"""What is wrong with one sentence, by itself and beside the sentence it translates."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

_HOLE = re.compile(r"\{([a-z_]+)\}")
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}


def holes(sentence: str) -> Counter[str]:
    """The {placeholders} of a sentence with how often each stands there."""
    return Counter(_HOLE.findall(sentence))


def faults(sentence: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a sentence in any language, each with a hint how to mend it."""
    if not sentence.strip():
        yield "is empty", "write the sentence, or leave the old one"
        return
    if sentence != sentence.strip() or "  " in sentence:
        yield "has a blank at an end or two in a row", "take it out"
    if odd := sorted(
        {sign for sign in sentence if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    ):
        names = ", ".join(f"U+{ord(sign):04X}" for sign in odd)
        yield f"holds signs that nobody sees: {names}", "take them out; a sentence has one line"
    if re.search(r"[{}]", _HOLE.sub("", sentence)):
        yield "has a brace that belongs to no placeholder", "a placeholder is a name in braces, like {count}"
    if (where := _unpaired(sentence)) is not None:
        yield f"has an unpaired {sentence[where]} at letter {where + 1}", "close it, or take it out"


def differences(forms: Sequence[str], source: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where the placeholders of a translation are not those of its source, each form by itself."""
    wanted = holes(source[-1])
    for form in forms:
        here = holes(form)
        if lacking := wanted - here:
            yield f"lacks {_named(lacking)}", "every placeholder of the source stands in the translation"
        if added := here - wanted:
            yield f"has {_named(added)}, which the source has not", "placeholders are not translated"


def _named(found: Counter[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(found.elements()))


def _unpaired(sentence: str) -> int | None:
    open_: list[int] = []
    for place, sign in enumerate(sentence):
        if sign in _PAIRS:
            open_.append(place)
        elif sign in _CLOSING and (not open_ or sentence[open_.pop()] != _CLOSING[sign]):
            return place
    return open_[0] if open_ else None
