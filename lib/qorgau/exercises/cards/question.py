"""What a trainee is asked: a deck of drill cards, named in the exercise's file of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.document import load_template
from qorgau.cases.drill import Drill, load_drill
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem


class DeckQuestion(BaseModel):
    """The file: ids of drill cards in the order they are shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    cards: tuple[Annotated[str, Field(pattern=r"^K\d\d$")], ...] = Field(min_length=1)


@dataclass(frozen=True)
class Card:
    """A drill card and the name of the form its field belongs to."""

    drill: Drill
    paper: Words


@dataclass(frozen=True)
class Deck:
    """The cards of a deck, in order."""

    cards: tuple[Card, ...]

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Cards by id."""
        return {one.drill.id: one for one in self.cards}


def read_deck(path: Path) -> DeckQuestion:
    """The question file at `path`. Raises BadInput with every error at once."""
    question, file = data_file.load(path, DeckQuestion), data_file.short_name(path)
    if problems := [*_twice(question, file)]:
        raise BadInput(problems)
    return question


def load_deck(path: Path, cases: Path) -> Deck:
    """The deck that the question file at `path` names, of the drill cards below `cases`.

    Raises BadInput with every error of the file and of its cards at once.
    """
    file = data_file.short_name(path)
    cards: list[Card] = []
    problems: list[Problem] = []
    for name in read_deck(path).cards:
        at = cases / "drills" / f"{name.lower()}.yaml"
        if not at.is_file():
            problems.append(Problem(file, f"cards.{name}", "there is no such card", "see cases/drills"))
            continue
        try:
            drill = load_drill(at, cases / "templates")
            form = load_template(cases / "templates" / f"{drill.kind}.yaml").form
        except BadInput as error:
            problems += error.problems
        else:
            cards.append(Card(drill, form))
    if problems:
        raise BadInput(problems)
    return Deck(tuple(cards))


def _twice(question: DeckQuestion, file: str) -> Iterator[Problem]:
    for name in sorted({one for one in question.cards if question.cards.count(one) > 1}):
        yield Problem(file, f"cards.{name}", "this card stands twice", "keep one")
