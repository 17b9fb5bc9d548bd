"""Scores and messages as others receive them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.feedback import feedback
from qorgau.exercises.mark.score import score
from qorgau.exercises.score import Message, Phrase, Value, plain
from qorgau.exercises.spoken import paragraphs, spoken


def test_score_and_feedback_become_json(toy: Any) -> None:
    """A score and its feedback can be written as JSON, sentences in every language."""
    answer = MarkAnswer({"m-1": Mark(field="LN.2", defect="date-shifted", severity="fatal")})
    result = score(answer, toy.key, toy.rubric, toy.known.families, points=40.0)
    told = feedback(answer, result, toy.key, toy.rubric, toy.catalogue, model=True)
    first = json.loads(json.dumps(plain(result)))["verdicts"][0]
    assert first == {
        "item": "m-1",
        "key": "K1",
        "outcome": "agreed",
        "points": 21.67,
        "field": "LN.2",
        "explanation": {"ru": toy.key.defects[0].why.ru, "en": toy.key.defects[0].why.en},
        "norms": ["rule-dates"],
        "parts": ["severity"],
    }
    assert json.loads(json.dumps(plain(told)))["comparisons"][0]["own"]["defect"] == "date-shifted"


def test_list_of_phrases_is_spoken_with_commas() -> None:
    """Several values in one place are joined in the language of the sentence."""
    parts = (Phrase("mark.feedback.part.severity"), Phrase("mark.feedback.part.norm"))
    values: dict[str, Value] = {"field": "LN.2", "defect": "x", "parts": parts}
    assert spoken(Phrase("mark.feedback.agreed.rethink", values), "ru").endswith("тяжесть, норма.")


def test_unknown_sentence_is_a_fault() -> None:
    """A message whose sentence does not exist is an error, never a blank."""
    with pytest.raises(KeyError):
        paragraphs(Message("note", "mark.feedback.no-such"), "en")
