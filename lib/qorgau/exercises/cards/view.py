"""The cards as a page to read, and what the page needs to ask about them; nothing of the key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from qorgau.cases.catalogue import Choice as Word
from qorgau.cases.drill import DrillVariant
from qorgau.cases.words import Words
from qorgau.exercises.cards.answer import item_id
from qorgau.exercises.cards.order import PLACES, Order, choices_in, shown_order
from qorgau.exercises.cards.question import Card, Deck, load_deck
from qorgau.exercises.head import head
from qorgau.exercises.material import Material
from qorgau.markup import render
from qorgau.texts import LANGUAGES

PLAIN = "print"
"""How an entry looks whose card does not say it."""


def deck_of(material: Material) -> Deck:
    """The deck of an exercise. Raises BadInput when it or one of its cards cannot be read."""
    return load_deck(material.question_file, material.setting.cases)


def deck_name(material: Material) -> str:
    """How a deck is named where the order of variants is drawn."""
    return f"{material.setting.workbook.id}/{material.exercise.id}"


def orders(material: Material, cards: Iterable[str]) -> dict[str, Order]:
    """The order of the variants of each card as the owner of the answers sees them."""
    return {card: shown_order(material.setting.owner, deck_name(material), card) for card in cards}


def _variants(card: Card, order: Order) -> list[DrillVariant]:
    return [getattr(card.drill.variants, side) for side in order]


def html(material: Material, lang: str, *, live: bool, still: bool = True) -> Markup:
    """The exercise in `lang` as static HTML: every card with its variants and choices; empty form and feedback."""
    deck = deck_of(material)
    order = orders(material, deck.card)
    return render(
        "exercises/cards/view.html.j2",
        cards=[(name, card, _variants(card, order[name])) for name, card in deck.card.items()],
        places=PLACES,
        plain=PLAIN,
        sure=material.catalogue.words.confidences,
        **head(material, lang, live=live, still=still),
    )


def _words(words: Words | None) -> dict[str, str] | None:
    return {lang: words.to(lang) for lang in LANGUAGES} if words else None


def _word(word: Word) -> dict[str, Any]:
    return {"id": word.id, "name": _words(word.name)}


def vocabulary(material: Material) -> dict[str, Any]:
    """Cards in the order and with the variants as their owner sees them, in every language."""
    deck = deck_of(material)
    order = orders(material, deck.card)
    return {
        "title": _words(material.exercise.title),
        "sure": [_word(one) for one in material.catalogue.words.confidences],
        "cards": [
            {
                "id": name,
                "item": item_id(name),
                "title": _words(card.drill.title),
                "paper": _words(card.paper),
                "rubric": _words(card.drill.rubric),
                "day": f"{card.drill.law_date:%d.%m.%Y}",
                "choices": [
                    {"id": choice, "place": place}
                    for choice, place in zip(choices_in(order[name]), PLACES, strict=True)
                ],
                "variants": [
                    {
                        "entry": _words(one.entry),
                        "context": _words(one.context),
                        "look": one.look or PLAIN,
                    }
                    for one in _variants(card, order[name])
                ],
            }
            for name, card in deck.card.items()
        ],
    }
