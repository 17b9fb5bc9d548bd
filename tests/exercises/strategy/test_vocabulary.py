"""The vocabulary: how positions fit, where motions belong, and what is wrong with its data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qorgau.cases.words import Words
from qorgau.exercises.strategy.vocabulary import Pairing, PairNote
from qorgau.exercises.strategy.vocabulary_check import check_vocabulary

WORDS = Words(ru="Так.", en="So.")


def test_pairs_have_no_order(toy: Any) -> None:
    """A pair fits in the same way whichever comes first; a pair that is not listed fits."""
    words = toy.view.vocabulary
    assert words.fit("POS-SANG", "POS-BYSTANDER") == words.fit("POS-BYSTANDER", "POS-SANG") == "contradiction"
    assert words.fit("POS-TOO-HARSH", "POS-BYSTANDER") == "arguendo"
    assert words.fit("POS-UNPROVED", "POS-BYSTANDER") == "fits"
    assert words.note("POS-UNPROVED", "POS-SANG") == words.note("POS-SANG", "POS-UNPROVED")
    assert words.note("POS-UNPROVED", "POS-BYSTANDER") is None


@pytest.mark.parametrize(("stage", "inside"), [("S0", False), ("S1", True), ("S2", True), ("S3", False)])
def test_a_window_holds_both_ends(toy: Any, stage: str, inside: bool) -> None:
    """A motion can be made at the first and at the last stage of its window, and no further."""
    assert toy.view.vocabulary.in_window("M-KEEP", stage) is inside


def test_the_toy_vocabulary_is_sound(toy: Any) -> None:
    """The vocabulary of the examples has no problem."""
    assert check_vocabulary(toy.view.vocabulary) == ()


def _motion(words: Any, **changes: Any) -> Any:
    return (*words.motions[1:], words.motions[0].model_copy(update=changes))


@pytest.mark.parametrize(
    ("change", "file", "message"),
    [
        (lambda w: {"positions": (*w.positions, w.positions[0])}, "positions.yaml", "stands twice"),
        (
            lambda w: {
                "positions": (
                    w.positions[0].model_copy(update={"forbids_tags": ("presence-yes",)}),
                    *w.positions[1:],
                )
            },
            "positions.yaml",
            "requires and forbids",
        ),
        (
            lambda _: {"compatibility": (Pairing(pair=("POS-SANG", "POS-NONE"), fit="arguendo"),)},
            "positions.yaml",
            "no position 'POS-NONE'",
        ),
        (
            lambda _: {"compatibility": (Pairing(pair=("POS-SANG", "POS-SANG"), fit="arguendo"),)},
            "positions.yaml",
            "with itself",
        ),
        (
            lambda w: {
                "compatibility": (
                    *w.compatibility,
                    Pairing(pair=("POS-SANG", "POS-BYSTANDER"), fit="arguendo"),
                )
            },
            "positions.yaml",
            "the pair POS-SANG / POS-BYSTANDER stands twice",
        ),
        (
            lambda _: {"notes": (PairNote(pair=("POS-SANG", "POS-NONE"), note=WORDS),)},
            "positions.yaml",
            "no position 'POS-NONE'",
        ),
        (lambda w: {"motions": (*w.motions, w.motions[0])}, "motions.yaml", "stands twice"),
        (lambda w: {"motions": _motion(w, after=("M-NONE",))}, "motions.yaml", "no motion 'M-NONE'"),
        (lambda w: {"motions": _motion(w, window=("S0", "S9"))}, "motions.yaml", "no stage 'S9'"),
        (lambda w: {"motions": _motion(w, window=("S2", "S0"))}, "motions.yaml", "before it begins"),
        (
            lambda w: {"rules": (w.rules[0].model_copy(update={"predicate": "always-wins"}),)},
            "rules.yaml",
            "no predicate",
        ),
    ],
)
def test_a_damaged_vocabulary_is_reported(toy: Any, change: Any, file: str, message: str) -> None:
    """Each damage across the files is named with its file."""
    words = toy.view.vocabulary
    (problem,) = check_vocabulary(replace(words, **change(words)))
    assert problem.file == file
    assert message in problem.message


def test_a_word_of_the_plan_stands_once(toy: Any) -> None:
    """An id that is used twice in one section of plan.yaml is named with its section."""
    words = toy.view.vocabulary
    plan = words.plan.model_copy(update={"risks": (*words.plan.risks, words.plan.risks[0])})
    (problem,) = check_vocabulary(replace(words, plan=plan))
    assert (problem.file, problem.field) == ("plan.yaml", "risks.card")


def test_a_word_of_the_plan_is_wrong_in_every_case_when_it_says_why(toy: Any) -> None:
    """Only such words need no reason in a key."""
    plan = toy.view.vocabulary.plan
    assert (plan.wrong("dos"), plan.wrong("donts"), plan.wrong("risks")) == ({"sing"}, {"remarks"}, set())
