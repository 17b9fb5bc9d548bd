"""The answer of the exercise: for each card which variants a defender objects to, and how sure one is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from qorgau.data_file import problems_of
from qorgau.problem import Problem

Choice = Literal["a", "b", "both", "neither"]
"""The variants objected to, by their ids in the file of the card, never by the place they were shown in."""
CHOICES: tuple[Choice, ...] = get_args(Choice)
Sure = Literal["sure", "likely", "unsure"]
SURE: tuple[Sure, ...] = get_args(Sure)
SHOWN_LIMIT = 60


class Said(BaseModel):
    """What is said of one card. What is not chosen yet is None."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    choice: Choice | None = None
    sure: Sure | None = None


@dataclass(frozen=True)
class CardsAnswer:
    """Readable answers by card, and the ids of items that could not be read."""

    cards: Mapping[str, Said] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()

    def card(self, card: str) -> Said:
        """What is said of a card, nothing when nothing was."""
        return self.cards.get(card, Said())


def item_id(card: str) -> str:
    """The id of the answer to a card."""
    return f"card:{card}"


def parse_answer(
    items: Mapping[str, object], file: str, cards: Collection[str]
) -> tuple[CardsAnswer, tuple[Problem, ...]]:
    """The answer in `items` (item id → value) to a deck of `cards`, and everything that is wrong with it.

    An item with any problem is reported, listed in `damaged` and left unscored; all others are kept. A value of
    None is an item that was removed. Problem paths are "item.field".
    """
    known = {item_id(card): card for card in cards}
    said: dict[str, Said] = {}
    damaged: list[str] = []
    problems: list[Problem] = []
    for name in sorted(items):
        if items[name] is None:
            continue
        found: list[Problem] = []
        if name not in known:
            hint = "card:K01, with a card of this deck"
            found = [Problem(file, _shown(name), "is no item of this exercise", hint)]
        else:
            try:
                said[known[name]] = Said.model_validate(items[name])
            except ValidationError as error:
                found = [replace(one, field=_under(name, one.field)) for one in problems_of(error, file)]
        if found:
            damaged.append(name)
            problems += found
    return CardsAnswer(said, tuple(damaged)), tuple(problems)


def _shown(text: str) -> str:
    said = repr(text)
    return said if len(said) <= SHOWN_LIMIT else f"{said[:SHOWN_LIMIT]}…"


def _under(item: str, part: str) -> str:
    return item if part in ("", "(whole file)") else f"{item}.{part}"
