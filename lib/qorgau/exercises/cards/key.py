"""The key of a deck: its cards with their keys, and one question that leads back to a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from qorgau.cases.words import Words
from qorgau.exercises.cards.key_card import DrillKey


class DeckKeyFile(BaseModel):
    """The key file of a deck. Each card has a key of its own, which every deck shares."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    workbook: str
    exercise: str
    question: Words
    cards: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True)
class DeckKey:
    """Everything a deck is scored by. `graded` of a card is taken as it is: see keys.switches."""

    workbook: str
    exercise: str
    question: Words
    cards: tuple[DrillKey, ...]

    @cached_property
    def card(self) -> Mapping[str, DrillKey]:
        """Keys by card, in order."""
        return {one.drill: one for one in self.cards}
