"""Score of the exercise `cards`: a pure function of the answer and the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from qorgau.exercises.cards.answer import SURE, CardsAnswer, Choice, item_id
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.cards.key_card import DrillKey, objected
from qorgau.exercises.score import Score, Verdict, rounded

Outcome = Literal["right", "swapped", "false-alarm", "passed-over", "missed", "ungraded"]


def score(answer: CardsAnswer, key: DeckKey, *, points: float) -> Score:
    """The score of `answer`, in points of the exercise (0..`points`, two decimals).

    Every graded card weighs the same, whatever its severity: a card trains telling two entries apart, an
    attack on the lawful twin of a curable defect costs as much trust as any other, and unequal weights would say
    which card is heavy. A card is right or not: half a point for "both" would pay for objecting to everything.
    Verdicts come in the order of the key, one a card. figures: right, answered, graded (numbers of graded cards),
    calibration: for each degree of sureness how many graded cards were answered with it (n) and how many of these
    rightly (right).
    """
    outcomes = {name: _outcome(answer.card(name).choice, one) for name, one in key.card.items()}
    graded = [name for name, one in key.card.items() if one.graded]
    each = points / len(graded) if graded else 0.0
    right = [name for name in graded if outcomes[name] == "right"]
    answered = [name for name in graded if outcomes[name] != "missed"]
    return Score(
        value=rounded(len(right) * each, points),
        maximum=points,
        verdicts=tuple(
            _verdict(name, answer.card(name).choice, one, outcomes[name], each)
            for name, one in key.card.items()
        ),
        figures={
            "right": len(right),
            "answered": len(answered),
            "graded": len(graded),
            "calibration": {
                sure: {
                    "n": sum(answer.card(name).sure == sure for name in answered),
                    "right": sum(answer.card(name).sure == sure for name in right),
                }
                for sure in SURE
            },
        },
        metadata={"workbook": key.workbook, "exercise": key.exercise},
    )


def _outcome(choice: Choice | None, one: DrillKey) -> Outcome:
    if choice is None:
        return "missed"
    said, held = objected(choice), one.held
    if said == held:
        return "right"
    if said - held and held - said:
        return "swapped"
    return "false-alarm" if said - held else "passed-over"


def _verdict(name: str, choice: Choice | None, one: DrillKey, outcome: Outcome, each: float) -> Verdict:
    why = one.wrong.get(choice) if choice is not None else None
    if not one.graded:
        return Verdict(item_id(name), name, "ungraded", 0.0, explanation=why, norms=one.norms)
    earned = round(each, 2) if outcome == "right" else 0.0
    return Verdict(item_id(name), name, outcome, earned, explanation=why, norms=one.norms)


def by_outcome(score: Score) -> Mapping[str, list[Verdict]]:
    """Verdicts by outcome, in order."""
    found: dict[str, list[Verdict]] = {}
    for verdict in score.verdicts:
        found.setdefault(verdict.outcome, []).append(verdict)
    return found
