"""Check a deck of cards: score, feedback, own answers beside the expert's with the reasons of both variants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qorgau import data_file
from qorgau.exercises.cards.answer import parse_answer
from qorgau.exercises.cards.feedback import feedback
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.cards.key_check import check_key
from qorgau.exercises.cards.question import Deck, read_deck
from qorgau.exercises.cards.score import score
from qorgau.exercises.cards.view import deck_of, orders
from qorgau.exercises.material import Material
from qorgau.exercises.score import Score
from qorgau.keys.asked import Hanging, Items, Wanted
from qorgau.keys.card_words import CardWords
from qorgau.keys.checked import Checked, feedback_html
from qorgau.keys.drill_key import load_drill_key
from qorgau.keys.load import load_deck_key_file
from qorgau.keys.switches import deck_by_law, load_switches
from qorgau.problem import Problem
from qorgau.texts import say

DRILLS = Path("drills")


class CardsCheck:
    """A deck of cards made ready: the cards and their keys, which no answer changes, are read once."""

    def __init__(self, material: Material, solutions: Path, key: Path) -> None:
        """Raises BadInput when deck or keys cannot be read."""
        self._material, self._deck = material, deck_of(material)
        self.key = _graded(material, self._deck, solutions, key)
        self._order = orders(material, self._deck.card)

    def check(self, items: Items, wanted: Wanted) -> Checked:
        """The answer checked against the keys of its cards, in points of the exercise."""
        material, deck, key, order = self._material, self._deck, self.key, self._order
        answer, problems = parse_answer(items, wanted.file, deck.card)
        result = score(answer, key, points=float(material.exercise.points))
        told = feedback(answer, result, key, deck, order)
        html = {}
        for lang in wanted.languages:
            words = CardWords(lang, deck, answer, key, order, material.registry)
            html[lang] = feedback_html(
                lang,
                result,
                [words.said(message) for message in told],
                [words.row(verdict) for verdict in result.verdicts] if wanted.model else (),
                figures=say(
                    lang, "cards.figures", right=result.figures["right"], graded=result.figures["graded"]
                ),
                calibration=_calibration(material, result, lang),
                more="" if wanted.model else say(lang, "feedback.again"),
                live=wanted.live,
            )
        spoken_of = {message.item for message in told}
        verdicts = tuple(
            {"item": one.item, "outcome": one.outcome}
            for one in result.verdicts
            # Every right card is named in one message.
            if one.outcome == "right" or (one.outcome != "missed" and (wanted.model or one.item in spoken_of))
        )
        return Checked(material.exercise.id, result, html, problems, verdicts)


def _calibration(material: Material, result: Score, lang: str) -> list[str]:
    table = result.figures["calibration"]
    assert isinstance(table, Mapping)
    lines = ((word, table[word.id]) for word in material.catalogue.words.confidences)
    return [
        say(lang, "cards.calibration", sure=word.name.to(lang), right=line["right"], n=line["n"])
        for word, line in lines
        if isinstance(line, Mapping) and line["n"]
    ]


def _graded(material: Material, deck: Deck, solutions: Path, path: Path) -> DeckKey:
    file = load_deck_key_file(path)
    cards = tuple(
        load_drill_key(solutions / DRILLS / f"{name.lower()}.yaml", card.drill)
        for name, card in deck.card.items()
    )
    key = DeckKey(file.workbook, file.exercise, file.question, cards)
    days = {name: card.drill.law_date for name, card in deck.card.items()}
    return deck_by_law(key, days, material.registry, load_switches(solutions))


def keys_of_cards(key: Path) -> Iterable[Path]:
    """The key files of the cards that the key of a deck names, below the solutions folder. Raises BadInput."""
    return tuple(DRILLS / f"{name.lower()}.yaml" for name in load_deck_key_file(key).cards)


def cards_problems(material: Material, solutions: Path, key: Path) -> tuple[Problem, ...]:
    """Everything in deck and key that does not fit. Raises BadInput for unreadable files.

    What is wrong inside a card's own key is told with the card: see keys.drill_key.
    """
    deck_of(material)
    place = (material.setting.workbook.id, material.exercise.id)
    file = data_file.short_name(key)
    missing = tuple(
        Problem(file, f"cards.{more.stem.upper()}", "there is no such key", f"see {more}")
        for more in keys_of_cards(key)
        if not (solutions / more).is_file()
    )
    return (*check_key(load_deck_key_file(key), read_deck(material.question_file), place, file), *missing)


def hanging_cards(material: Material, solutions: Path, key: Path) -> Iterator[Hanging]:
    """The cards with what they rest on, each on its own date; every card weighs the same. Raises BadInput."""
    deck = deck_of(material)
    for name, one in _graded(material, deck, solutions, key).card.items():
        yield Hanging(name, one.norms, deck.card[name].drill.law_date, 1.0, one.graded)
