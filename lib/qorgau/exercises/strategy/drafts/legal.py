"""The law behind a sentence of a draft: each norm by its label, with its status on the day of the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qorgau.exercises.strategy.drafts.inert import with_blanks
from qorgau.exercises.strategy.drafts.tree import Block
from qorgau.law.citation import cite
from qorgau.law.registry import Registry, Status
from qorgau.texts import say

LABEL = 110
"""Letters of a label that a draft prints: some headings of the Code fill a paragraph."""


@dataclass(frozen=True)
class Ground:
    """The norms of one sentence in one language; `stands` says whether any of them was law on the day."""

    blocks: tuple[Block, ...]
    stands: bool


def ground(norms: Iterable[str], registry: Registry, day: date, lang: str) -> Ground:
    """One line a norm that was in force on `day`, one note a norm that was not: it supports nothing then."""
    cited = [cite(registry, norm, day, lang) for norm in dict.fromkeys(norms)]
    blocks = []
    for one in cited:
        label = _short(one.label)
        if one.status is Status.NOT_IN_FORCE:
            blocks.append(Block("note", with_blanks(say(lang, "draft.norm.gone", label=label))))
        else:
            line = say(lang, "draft.norm", label=label, status=one.status_words)
            blocks.append(Block("norm", with_blanks(line)))
    stands = not cited or any(one.status is not Status.NOT_IN_FORCE for one in cited)
    return Ground(tuple(blocks), stands)


def _short(label: str) -> str:
    if len(label) <= LABEL:
        return label.rstrip(".")
    return label[:LABEL].rsplit(" ", 1)[0].rstrip(" ,.;:(") + "…"
