"""How feedback names things: in no language yet, ready to stand inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase, Value
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import inline

NOTHING = Phrase("strategy.feedback.nothing")


def quoted(names: Iterable[Words]) -> Value:
    """Names in quotation marks: they have commas of their own."""
    return tuple(Phrase("strategy.feedback.quoted", {"name": inline(name)}) for name in names) or NOTHING


def status(name: str | None) -> Phrase:
    """The stand on a fact."""
    return Phrase(f"strategy.status.{name}") if name else NOTHING


def moment(name: str | None) -> Phrase:
    """The moment of securing evidence."""
    return Phrase(f"strategy.secure.{name}") if name else NOTHING


def day(value: date | None) -> Value:
    """A day as the case file writes days."""
    return f"{value:%d.%m.%Y}" if value else NOTHING


def source(name: str, view: CaseView) -> Value:
    """A piece of evidence by its name, a field by its address."""
    found = view.exhibit.get(name)
    return Phrase("strategy.feedback.quoted", {"name": found.name}) if found else name


def own_words(text: str) -> Value:
    """The trainee's own sentence in quotation marks."""
    said = text.strip().rstrip(".")
    return Phrase("strategy.feedback.quoted", {"name": said}) if said else NOTHING
