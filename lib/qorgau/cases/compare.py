"""Papers of one kind side by side: what each says differently from most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qorgau.cases.case import Document
from qorgau.cases.words import Words


@dataclass(frozen=True)
class Piece:
    """Some words of an entry in a row, and whether they differ from what most papers say."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """One entry of one paper, cut into pieces."""

    document: str
    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ComparedField:
    """One field of all papers; with a single row when all say the same."""

    number: int
    rubric: Words
    rows: tuple[Row, ...]
    same: bool


def comparable(documents: Sequence[Document], kind: str) -> tuple[Document, ...]:
    """The papers of one kind, in the order of the file."""
    return tuple(document for document in documents if document.kind == kind)


def compare(documents: Sequence[Document], lang: str) -> tuple[ComparedField, ...]:
    """All fields of papers of one kind side by side, as a reader of `lang` meets them.

    What most of them say is the measure; of equally frequent entries the first. Raises KeyError for a text that
    is not written in `lang`.
    """
    fields = []
    for number, field in enumerate(documents[0].fields):
        entries = [_entry(document, number, lang) for document in documents]
        usual = Counter(text for _, _, text in entries).most_common(1)[0][0]
        same = all(text == usual for _, _, text in entries)
        shown = entries[:1] if same else entries
        rows = tuple(Row(name, own, _pieces(usual.split(), text.split())) for name, own, text in shown)
        fields.append(ComparedField(field.number, field.rubric, rows, same))
    return tuple(fields)


def _entry(document: Document, number: int, lang: str) -> tuple[str, str, str]:
    field = document.fields[number]
    own = field.language or document.language or lang
    return document.id, own, field.entry.to(own)


def _pieces(usual: list[str], words: list[str]) -> tuple[Piece, ...]:
    if usual == words:
        return (Piece(" ".join(words), differs=False),)
    matcher = SequenceMatcher(None, usual, words, autojunk=False)
    return tuple(
        Piece(" ".join(words[start:end]), differs=kind != "equal")
        for kind, _, _, start, end in matcher.get_opcodes()
        if end > start
    )
