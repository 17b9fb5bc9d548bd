"""How alike papers of one kind are, field by field: what copying leaves behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from qorgau.cases.case import Document

SHORT = 40
"""Entries with fewer letters are alike by nature: dates, addresses, "none"."""


@dataclass(frozen=True)
class Pair:
    """Two papers, how alike they are as a whole and in each field that is long enough to tell; in percent."""

    one: str
    other: str
    whole: int
    fields: tuple[tuple[int, int], ...]


def kinds_with_twins(documents: Sequence[Document]) -> tuple[str, ...]:
    """The kinds of which there are at least two papers, in the order of the file."""
    kinds = [document.kind for document in documents]
    return tuple(kind for kind in dict.fromkeys(kinds) if kinds.count(kind) > 1)


def likeness(documents: Sequence[Document], lang: str) -> tuple[Pair, ...]:
    """Every pair of papers of one kind as a reader of `lang` meets them, the most alike first.

    A percentage is the share of letters that stand in both texts in the same order, capitals and spaces aside.
    Raises KeyError for a text that is not written in `lang`.
    """
    pairs = (_pair(one, other, lang) for one, other in combinations(documents, 2))
    return tuple(sorted(pairs, key=lambda pair: -pair.whole))


def _pair(one: Document, other: Document, lang: str) -> Pair:
    texts = list(zip(_texts(one, lang), _texts(other, lang), strict=True))
    whole = _percent("\n".join(first for first, _ in texts), "\n".join(second for _, second in texts))
    fields = tuple(
        (field.number, _percent(*both))
        for field, both in zip(one.fields, texts, strict=True)
        if min(map(len, both)) >= SHORT
    )
    return Pair(one.id, other.id, whole, fields)


def _texts(document: Document, lang: str) -> list[str]:
    written = (field.entry.to(field.language or document.language or lang) for field in document.fields)
    return [" ".join(text.split()).casefold() for text in written]


def _percent(one: str, other: str) -> int:
    # Rounded down, so that only what is the same to the letter is called 100.
    return int(fuzz.ratio(one, other))
