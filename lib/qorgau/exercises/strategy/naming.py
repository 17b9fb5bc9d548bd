"""How feedback names things: in no language yet, ready to stand inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase, Value
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import inline
from qorgau.exercises.strategy.known import NOTHING as NONE

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


def position(name: str | None, view: CaseView) -> Value:
    """A position in quotation marks; nothing yet for None."""
    found = view.vocabulary.position.get(name or "")
    return Phrase("strategy.feedback.quoted", {"name": found.name}) if found else NOTHING


def gate(name: str | None, view: CaseView) -> Value:
    """What is decided before the merits, or that nothing is."""
    return Phrase("strategy.feedback.gate.none") if name == NONE else position(name, view)


def fallback(name: str | None, view: CaseView) -> Value:
    """The next line of the defence, or that there is none."""
    return Phrase("strategy.feedback.fallback.none") if name == NONE else position(name, view)


def line(name: str, view: CaseView) -> Value:
    """A line of the client's card, a language or an access need, in quotation marks; "access" itself for none."""
    plan = view.vocabulary.plan.by_id
    for section in ("dos", "donts", "languages", "access"):
        if name in plan[section]:
            return Phrase("strategy.feedback.quoted", {"name": plan[section][name].name})
    return NOTHING


def language(name: str | None, view: CaseView) -> Value:
    """A language of the talk."""
    found = view.vocabulary.plan.by_id["languages"].get(name or "")
    return found.name if found else NOTHING


def level(name: str | None, view: CaseView) -> Value:
    """A level of law."""
    found = view.vocabulary.plan.by_id["levels"].get(name or "")
    return found.name if found else NOTHING


def grade(name: str | None) -> Phrase:
    """How grave a risk is."""
    return Phrase(f"strategy.risk.{name}") if name else NOTHING


def admissible(name: str | None, ground: Words | None = None) -> Phrase:
    """Whether a piece of evidence is admissible, and the `ground` on which it is not."""
    said = Phrase(f"strategy.admissible.{name}") if name else NOTHING
    return Phrase("strategy.admissible.ground", {"said": said, "ground": ground}) if ground else said


def yes_or_no(value: bool | None) -> Phrase:
    """An answer of yes or no."""
    return NOTHING if value is None else Phrase(f"strategy.feedback.{'yes' if value else 'no'}")
