"""Looking for words in free text: by their beginnings, sentence by sentence, in every language. No grammar.

What it cannot see: a person called by a pronoun or by another name, irony, a denial in another clause than the word
it denies, a stem inside a compound word. A text is never judged, only looked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE = re.compile(r"[.!?\n]+(?:\s|$)|\n")
_CLAUSE = re.compile(r"[,;:()—–]")
_WORD = re.compile(r"[\w-]+")
_SHORT = 5
"""Words shorter than this are compared whole: they are no stems."""
_ENDING = 2
"""So many last letters of a longer word may be an ending."""


@dataclass(frozen=True)
class Denials:
    """Words that deny what comes after them in a clause, and what comes before them."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The sentences of a text, each as its clauses, each as its words in small letters."""
    return tuple(
        tuple(tuple(_WORD.findall(clause)) for clause in _CLAUSE.split(sentence))
        for sentence in _SENTENCE.split(text.casefold())
    )


def says(
    clause: Sequence[str], stems: Sequence[str], denials: Denials, apart: frozenset[int] = frozenset()
) -> bool:
    """Whether a clause has a word with one of `stems` that is not denied in it; words `apart` do not count."""
    return any(
        place not in apart and word.startswith(tuple(stems)) and not _denied(clause, place, denials)
        for place, word in enumerate(clause)
    )


def _denied(clause: Sequence[str], place: int, denials: Denials) -> bool:
    before = any(word in denials.before for word in clause[:place])
    return before or any(word in denials.after for word in clause[place + 1 :])


@lru_cache(maxsize=512)
def _stems(name: str) -> tuple[tuple[str, bool], ...]:
    words = _WORD.findall(name.casefold())
    return tuple((word, True) if len(word) < _SHORT else (word[:-_ENDING], False) for word in words)


def places_of(name: str, clause: Sequence[str]) -> Iterator[frozenset[int]]:
    """Where a name stands in a clause, word after word, whatever the endings of its longer words."""
    stems = _stems(name)
    for start in range(len(clause) - len(stems) + 1) if stems else ():
        part = clause[start : start + len(stems)]
        if all(
            word == stem if whole else word.startswith(stem)
            for word, (stem, whole) in zip(part, stems, strict=True)
        ):
            yield frozenset(range(start, start + len(stems)))
