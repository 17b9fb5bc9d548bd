"""Decks and their keys that do not fit are told so, field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qorgau import data_file, places
from qorgau.exercises.cards.key import DeckKeyFile
from qorgau.exercises.cards.key_check import check_key
from qorgau.exercises.cards.question import DeckQuestion, load_deck
from qorgau.problem import BadInput

DAMAGES = {
    "no such card": ("cards: [K01, K99]", "cards.K99"),
    "card twice": ("cards: [K01, K02, K01]", "cards.K01"),
    "a path for a card": ("cards: [K01, ../templates/DP]", "cards.1"),
    "no card": ("cards: []", "cards"),
    "cards left out": ("deck: station", "cards"),
    "no list": ("cards: K01", "cards"),
    "a number for a card": ("cards: [1]", "cards.0"),
    "an answer in the question": ("cards: [K01]\nanswers: [b]", "answers"),
    "no YAML": ("cards: [K01", "(whole file)"),
    "nothing": ("", "(whole file)"),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_question_is_named(tmp_path: Path, what: str) -> None:
    """One thing wrong in a deck is told with its file, its field and a hint."""
    path = tmp_path / "deck.yaml"
    text, field = DAMAGES[what]
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_deck(path, places.cases())
    assert field in [problem.field for problem in caught.value.problems] or field == "(whole file)"
    assert all(problem.file.endswith("deck.yaml") for problem in caught.value.problems)


def test_every_damaged_card_is_named_at_once(tmp_path: Path) -> None:
    """A deck of two damaged cards tells of both, each with its own file."""
    (tmp_path / "drills").mkdir()
    (tmp_path / "templates").symlink_to(places.cases() / "templates")
    for name in ("k01", "k02"):
        text = (places.cases() / "drills" / f"{name}.yaml").read_text(encoding="utf-8")
        damaged = text.replace("kind:", "kind: XX #", 1)
        (tmp_path / "drills" / f"{name}.yaml").write_text(damaged, encoding="utf-8")
    path = tmp_path / "deck.yaml"
    path.write_text("cards: [K01, K02]", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_deck(path, tmp_path)
    assert {problem.file.rpartition("/")[2] for problem in caught.value.problems} == {"k01.yaml", "k02.yaml"}


QUESTION = DeckQuestion(cards=("K01", "K02"))
SAYS = {"ru": "Чего не хватает?", "kk": "Не жетіспейді?", "en": "What is missing?"}
SOUND: dict[str, Any] = {"workbook": "wk", "exercise": "toy", "question": SAYS, "cards": ["K01", "K02"]}
FAULTS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "card left out": (lambda raw: raw.update(cards=["K01"]), "cards"),
    "card too many": (lambda raw: raw.update(cards=["K01", "K02", "K03"]), "cards"),
    "card twice": (lambda raw: raw.update(cards=["K01", "K02", "K02"]), "cards"),
    "another workbook": (lambda raw: raw.update(workbook="w00"), "workbook"),
    "another exercise": (lambda raw: raw.update(exercise="court"), "exercise"),
}


def problems(raw: dict[str, Any]) -> list[str]:
    """The fields that do not fit."""
    key = data_file.validate(DeckKeyFile, raw, "key.yaml")
    found = check_key(key, QUESTION, ("wk", "toy"), "key.yaml")
    assert all(one.hint for one in found)
    return [one.field for one in found]


def test_a_sound_key_fits() -> None:
    """The key that the faults are made in has none."""
    assert problems(SOUND) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_key_is_named(fault: str) -> None:
    """One thing wrong in a key is told at its field."""
    change, field = FAULTS[fault]
    raw = dict(SOUND)
    change(raw)
    assert problems(raw) == [field]


@pytest.mark.parametrize("left_out", SOUND)
def test_a_key_of_another_shape_is_refused(left_out: str) -> None:
    """A key without one of its parts is refused at that part."""
    with pytest.raises(BadInput) as caught:
        data_file.validate(DeckKeyFile, {name: SOUND[name] for name in SOUND if name != left_out}, "key.yaml")
    assert [problem.field for problem in caught.value.problems] == [left_out]
