"""In which order a person sees the two variants of a card, and how that person names them.

Only what is shown and said hangs on the order. Answers and keys name the variants of the file (a, b), so a score
never meets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

from qorgau.cases.drill import SIDES, Side
from qorgau.exercises.cards.answer import CHOICES, Choice

Order = tuple[Side, ...]
Place = Literal["first", "second", "both", "neither"]
PLACES: tuple[Place, ...] = ("first", "second", "both", "neither")


def shown_order(owner: str | None, deck: str, card: str) -> Order:
    """The variants of a card as `owner` sees them in a deck, the same on every machine; unshuffled for nobody.

    Each card has its own order: neighbours cannot hand letters on.
    """
    if owner is None:
        return SIDES
    turned = sha256("\n".join((owner, deck, card)).encode()).digest()[0] % 2
    return SIDES[::-1] if turned else SIDES


def place_of(choice: Choice, order: Order) -> Place:
    """A choice as it is named where the variants stand in `order`."""
    names: Mapping[str, Place] = dict(zip(order, PLACES, strict=False))
    return names.get(choice, "both" if choice == "both" else "neither")


def choices_in(order: Order) -> tuple[Choice, ...]:
    """All choices, in the order in which they are offered: the first variant, the second, both, neither."""
    return tuple(sorted(CHOICES, key=lambda choice: PLACES.index(place_of(choice, order))))
