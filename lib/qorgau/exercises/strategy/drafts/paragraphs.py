"""Paragraphs of a draft as blocks: sentences with their law behind them, lists that the strategy fills."""

from __future__ import annotations

from collections.abc import Iterable

from qorgau.exercises.strategy.drafts.data import Paragraph, Shape
from qorgau.exercises.strategy.drafts.inert import with_blanks
from qorgau.exercises.strategy.drafts.legal import ground
from qorgau.exercises.strategy.drafts.lists import Entry, Source, entries
from qorgau.exercises.strategy.drafts.tree import Block
from qorgau.law.registry import Registry
from qorgau.texts import say


def paragraphs(
    parts: Iterable[Paragraph], shape: Shape, source: Source, registry: Registry
) -> tuple[Block, ...]:
    """The blocks of `parts`. A sentence whose norms were all no law on the day is left out, and a note says so."""
    blocks: list[Block] = []
    number = 0
    for part in parts:
        listed = part.list_ is not None
        for entry in _entries(part, source):
            law = ground(
                dict.fromkeys((*part.norms, *entry.norms)), registry, source.case.data.law_date, source.lang
            )
            if not law.stands and not listed:
                blocks += [*law.blocks, Block("note", with_blanks(say(source.lang, "draft.dropped")))]
                continue
            # A list between sentences is a list, whatever stands around it.
            style = "bullet" if listed and part.list_ != "theory" and shape == "body" else shape
            number += shape == "number"
            blocks += [Block(style, entry.runs, number if shape == "number" else None), *law.blocks]
    return tuple(blocks)


def _entries(part: Paragraph, source: Source) -> tuple[Entry, ...]:
    found = entries(part, source)
    words = part.text or (None if found else part.empty)
    return found if words is None else (Entry(with_blanks(words.to(source.lang))),)
