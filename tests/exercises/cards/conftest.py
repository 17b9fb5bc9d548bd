"""The toy deck of the examples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import qorgau.exercises.cards as room
from qorgau import data_file
from qorgau.cases.drill import Drill, DrillVariant, DrillVariants
from qorgau.cases.words import Words
from qorgau.exercises.cards.answer import CardsAnswer, parse_answer
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.cards.key_card import DrillKey
from qorgau.exercises.cards.question import Card, Deck
from qorgau.exercises.cards.score import score
from qorgau.exercises.score import Score
from qorgau.problem import Problem

EXAMPLES = Path(room.__file__).parent / "examples"


def words(text: str) -> Words:
    """The same words in every language."""
    return Words.model_validate({"ru": text, "kk": text, "en": text})


@dataclass(frozen=True)
class Toy:
    """Everything a score is made of, except the answer."""

    deck: Deck
    key: DeckKey

    def parse(self, items: dict[str, Any]) -> tuple[CardsAnswer, tuple[Problem, ...]]:
        return parse_answer(items, "answers.json", self.deck.card)

    def score(self, answer: CardsAnswer, points: float = 12.0) -> Score:
        return score(answer, self.key, points=points)


def _card(name: str) -> Card:
    side = DrillVariant(entry=words(f"{name} entry"))
    drill = Drill.model_construct(
        id=name,
        title=words(f"Title {name}"),
        law_date=date(2021, 10, 16),
        variants=DrillVariants(a=side, b=side),
    )
    return Card(drill, words("Card"))


@cache
def made() -> Toy:
    """The toy deck."""
    raw = data_file.read_yaml(EXAMPLES / "keys.yaml")
    keys = tuple(data_file.validate(DrillKey, one, "keys.yaml") for one in raw)
    deck = Deck(tuple(_card(one.drill) for one in keys))
    return Toy(deck, DeckKey("wk", "toy", words("What differs?"), keys))


@pytest.fixture(scope="session")
def toy() -> Toy:
    """The toy deck."""
    return made()
