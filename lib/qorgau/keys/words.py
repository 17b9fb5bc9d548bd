"""Feedback, which scorers give in no language, said in one, with the norms and their status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qorgau.exercises.score import Message
from qorgau.exercises.spoken import paragraphs
from qorgau.law.citation import cite
from qorgau.law.registry import Registry, Status
from qorgau.texts import say


@dataclass(frozen=True)
class Said:
    """One message in one language: its sentence, its reasons, and its norms with their status at the case date."""

    kind: str
    sentence: str
    reasons: tuple[str, ...]
    norms: tuple[str, ...]
    field: str | None
    item: str | None


@lru_cache(maxsize=4096)
def norm_lines(lang: str, norms: tuple[str, ...], registry: Registry, day: date) -> tuple[str, ...]:
    """Each norm as one line: its label and its verification status on `day`.

    A norm that was not in force that day is left out: it supports nothing in this case.
    """
    cited = (cite(registry, norm, day, lang) for norm in dict.fromkeys(norms))
    return tuple(
        say(lang, "law.line", label=one.label, status=one.status_words)
        for one in cited
        if one.status is not Status.NOT_IN_FORCE
    )


def said(lang: str, message: Message, registry: Registry, day: date) -> Said:
    """`message` in `lang`, for a case of `day`. Raises KeyError for a sentence that the texts do not have."""
    sentence, *reasons = paragraphs(message, lang)
    norms = norm_lines(lang, message.norms, registry, day)
    return Said(message.kind, sentence, tuple(reasons), norms, message.field, message.item)
