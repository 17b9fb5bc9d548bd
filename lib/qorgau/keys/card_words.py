"""The feedback on a deck in one language, in the letters of whoever answered it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qorgau.cases.drill import Side
from qorgau.cases.words import Words
from qorgau.exercises.cards.answer import CardsAnswer, Choice
from qorgau.exercises.cards.feedback import named, own_words
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.cards.order import PLACES, Order
from qorgau.exercises.cards.question import Deck
from qorgau.exercises.score import Message, Verdict
from qorgau.exercises.spoken import spoken
from qorgau.keys.checked import Row
from qorgau.keys.words import Said, norm_lines, said
from qorgau.law.registry import Registry
from qorgau.texts import say

# Of a message that speaks of no card: any day does, for it cites no norm.
NO_DAY = date.min
EXCERPT = 60
"""So many letters of an entry tell which one is meant."""


class CardWords:
    """One language's view of the cards."""

    def __init__(
        self,
        lang: str,
        deck: Deck,
        answer: CardsAnswer,
        key: DeckKey,
        orders: Mapping[str, Order],
        registry: Registry,
    ) -> None:
        self.lang, self.deck, self.answer, self.key = lang, deck, answer, key
        self.orders, self.registry = orders, registry

    def said(self, message: Message) -> Said:
        """A message with the norms of its card on the card's own date."""
        card = (message.item or "").partition(":")[2]
        day = self.deck.card[card].drill.law_date if card in self.deck.card else NO_DAY
        return said(self.lang, message, self.registry, day)

    def _choice(self, choice: Choice | None, card: str) -> str:
        if choice is None:
            return say(self.lang, "feedback.nothing")
        return spoken(own_words(choice, self.orders[card]), self.lang)

    def _excerpt(self, entry: Words) -> str:
        text = entry.to(self.lang)
        return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"

    def _variants(self, card: str) -> Iterator[str]:
        """Each variant in the order it was shown: its letter, how its entry begins, what it is and why."""
        variants = self.deck.card[card].drill.variants
        entries: Mapping[Side, Words] = {"a": variants.a.entry, "b": variants.b.entry}
        for place, side in zip(PLACES, self.orders[card], strict=False):
            one = self.key.card[card].side(side)
            verdict = "lawful" if one.defect is None else "defect"
            yield say(
                self.lang,
                f"cards.feedback.variant.{verdict}",
                variant=say(self.lang, f"cards.variant.{place}"),
                entry=self._excerpt(entries[side]),
                why=one.why.to(self.lang),
            )

    def row(self, verdict: Verdict) -> Row:
        """Own answer beside the expert's, with the reason of a wrong one and the reasons of both variants."""
        card = verdict.key or ""
        key = self.key.card[card]
        drill = self.deck.card[card].drill
        own = (verdict.explanation.to(self.lang),) if verdict.explanation else ()
        return Row(
            say(self.lang, f"cards.outcome.{verdict.outcome}"),
            self._choice(self.answer.card(card).choice, card),
            self._choice(key.answer, card),
            (),
            Said(
                "model",
                spoken(named(card, self.deck), self.lang),
                (*own, *self._variants(card)),
                norm_lines(self.lang, key.norms, self.registry, drill.law_date),
                None,
                verdict.item,
            ),
        )
