"""What the trainee is told: what is right, the worst error with its own reason, one question, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qorgau.exercises.cards.answer import SURE, CardsAnswer, Choice
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.cards.order import Order, place_of
from qorgau.exercises.cards.question import Deck
from qorgau.exercises.cards.score import by_outcome
from qorgau.exercises.score import Message, Phrase, Score, Verdict

# From the worst down: attacking the lawful entry and passing over its twin is both errors at once; a lawful entry
# attacked costs the judge's trust, a defect passed over costs the argument.
ORDER = ("swapped", "false-alarm", "passed-over", "missed")
SEVERITIES = ("fatal", "serious", "curable")
MANY = 6
"""From so many answers on, the same one everywhere is worth a word."""
FRAME = "cards.feedback"


def feedback(
    answer: CardsAnswer, score: Score, key: DeckKey, deck: Deck, orders: Mapping[str, Order]
) -> tuple[Message, ...]:
    """The feedback on a scored answer, in no language and without the model answer.

    Order: what is right; the most harmful error with the reason of that very choice; one leading question; what is
    discussed without points; notes. `orders` says in which order the trainee saw the variants of each card.
    """
    if not answer.cards:
        blank = () if answer.damaged else (Message("note", f"{FRAME}.blank"),)
        return (Message("question", f"{FRAME}.question", reasons=(key.question,)), *blank, *_damaged(answer))
    errors = by_harm(answer, score, key)
    return (
        *_right(score, deck, errors),
        *_error(answer, key, deck, errors, orders),
        *_notes(answer, score, key, deck),
        *_damaged(answer),
    )


def by_harm(answer: CardsAnswer, score: Score, key: DeckKey) -> Sequence[Verdict]:
    """The graded cards that are not right, the most harmful first: kind of error, severity, how sure; then the deck."""

    def rank(verdict: Verdict) -> tuple[int, int, int]:
        name = verdict.key or ""
        severity, sure = key.card[name].severity, answer.card(name).sure
        weight = SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)
        return ORDER.index(verdict.outcome), weight, SURE.index(sure) if sure else len(SURE)

    return sorted((one for one in score.verdicts if one.outcome in ORDER), key=rank)


def named(card: str, deck: Deck) -> Phrase:
    """The id and title of a card."""
    return Phrase("cards.name", {"card": card, "title": deck.card[card].drill.title})


def own_words(choice: Choice, order: Order) -> Phrase:
    """A choice in the letters of whoever saw the variants in `order`."""
    return Phrase(f"cards.choice.{place_of(choice, order)}")


def _right(score: Score, deck: Deck, errors: Sequence[Verdict]) -> Iterator[Message]:
    right = by_outcome(score).get("right", ())
    if right:
        names = tuple(named(one.key or "", deck) for one in right)
        yield Message("right", f"{FRAME}.right", values={"count": str(len(right)), "cards": names})
    if right and not errors:
        yield Message("right", f"{FRAME}.complete")


def _error(
    answer: CardsAnswer, key: DeckKey, deck: Deck, errors: Sequence[Verdict], orders: Mapping[str, Order]
) -> Iterator[Message]:
    if not errors:
        return
    worst = errors[0]
    card = worst.key or ""
    name, choice = named(card, deck), answer.card(card).choice
    if choice is None:
        yield Message("error", f"{FRAME}.error.missed", item=worst.item, values={"card": name})
    else:
        values = {"card": name, "own": own_words(choice, orders[card])}
        reasons = (worst.explanation,) if worst.explanation else ()
        frame = f"{FRAME}.error.{worst.outcome}"
        yield Message("error", frame, worst.norms, None, worst.item, values, reasons)
    yield Message("question", f"{FRAME}.question", reasons=(key.question,))


def _notes(answer: CardsAnswer, score: Score, key: DeckKey, deck: Deck) -> Iterator[Message]:
    open_cards = [
        one for one in by_outcome(score).get("ungraded", ()) if answer.card(one.key or "").choice is not None
    ]
    for one in open_cards:
        if one.explanation is not None:
            values = {"card": named(one.key or "", deck)}
            yield Message(
                "note", f"{FRAME}.open.wrong", one.norms, None, one.item, values, (one.explanation,)
            )
    agreed = tuple(named(one.key or "", deck) for one in open_cards if one.explanation is None)
    if agreed:
        yield Message("note", f"{FRAME}.open.right", values={"cards": agreed})
    said = [one.choice for one in answer.cards.values() if one.choice is not None]
    if len(said) >= MANY and len(set(said)) == 1:
        yield Message("note", f"{FRAME}.same")
    left = sum(answer.card(name).choice is None for name in key.card)
    if left:
        yield Message("note", f"{FRAME}.left", values={"count": str(left)})


def _damaged(answer: CardsAnswer) -> Iterator[Message]:
    if answer.damaged:
        yield Message("note", f"{FRAME}.damaged", values={"count": str(len(answer.damaged))})
