"""Dimension `position`: what comes before the merits, the main story, its theory, the stories rejected."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.items import word_count
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.position_predicates import in_catalogue_order
from qorgau.exercises.strategy.rubric import StrategyRubric

ITEM, GATE = "position", "gate"
PRIMARY, SECONDARY, ARGUENDO, THEORY = (
    f"{ITEM}.{part}" for part in ("primary", "secondary", "arguendo", "theory")
)


def primary_weight(answer: StrategyAnswer, key: StrategyKey, contradiction: bool) -> float:
    """The key's weight (0..1) of the one main position; 0 for none, several, or a contradiction."""
    if contradiction or len(answer.position.primary) != 1:
        return 0.0
    return key.weight.get(answer.position.primary[0], 0.0)


def position(
    answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView, contradiction: bool
) -> Dimension:
    """Points = maximum x weight of the main position x (primary + theory + rejected + gate shares).

    The weight scales everything: a theory of a wrong story, and reasons against others for its sake,
    are worth nothing. `contradiction` (rule R02) makes it zero.
    """
    weight = primary_weight(answer, key, contradiction)
    unit = rubric.dimensions.position * weight
    share = rubric.shares.position
    verdicts = [
        *_gate(answer, key, unit * share.gate),
        *_primary(answer, key, view, unit * share.primary, contradiction),
        _theory(answer, rubric, unit),
        *_beside(answer, key, view),
        *_rejected(answer, key, rubric, view, unit * share.rejected),
    ]
    return Dimension("position", tuple(judged(found) for found in verdicts), rubric.dimensions.position)


def _gate(answer: StrategyAnswer, key: StrategyKey, points: float) -> Iterator[Verdict]:
    own, right = answer.gate.gate, key.gate
    if own is None:
        yield Verdict(None, GATE, "missed", 0.0, GATE, right.why[right.right])
    elif own == right.right:
        yield Verdict(GATE, GATE, "right", points, GATE, right.why[own])
    else:
        yield Verdict(GATE, GATE, "wrong", 0.0, GATE, right.why[own])


def _primary(
    answer: StrategyAnswer, key: StrategyKey, view: CaseView, points: float, contradiction: bool
) -> Iterator[Verdict]:
    chosen = in_catalogue_order(answer.position.primary, view)
    for name in chosen:
        weight = key.weight.get(name, 0.0)
        if contradiction:
            outcome = "contradiction"
        elif len(chosen) > 1:
            outcome = "several"
        else:
            outcome = "right" if weight == 1 else "defensible" if weight else "wrong"
        yield Verdict(ITEM, name, outcome, points, PRIMARY, key.positions[name])
    if not chosen:
        yield Verdict(None, key.best, "missed", 0.0, PRIMARY, key.positions[key.best])


def _theory(answer: StrategyAnswer, rubric: StrategyRubric, unit: float) -> Verdict:
    share = rubric.shares.position
    words = word_count(answer.position.theory)
    if not words:
        return Verdict(None, None, "theory-missing", 0.0, THEORY)
    if words > share.theory_words:
        return Verdict(ITEM, None, "theory-long", 0.0, THEORY)
    return Verdict(ITEM, None, "theory", unit * share.theory, THEORY)


def _beside(answer: StrategyAnswer, key: StrategyKey, view: CaseView) -> Iterator[Verdict]:
    words, chosen = view.vocabulary, answer.position
    for name in in_catalogue_order(chosen.secondary, view):
        fits = {words.fit(name, other) for other in (*chosen.primary, *chosen.secondary)}
        if "contradiction" in fits:
            outcome = "contradiction"
        elif any(words.fit(name, main) == "arguendo" for main in chosen.primary):
            outcome = "even-if-only"
        else:
            outcome = "company" if name in key.secondary or name in key.weight else "beside"
        yield Verdict(ITEM, name, outcome, 0.0, SECONDARY, key.positions[name])
    for name in in_catalogue_order(chosen.arguendo, view):
        outcome = "even-if" if words.position[name].kind == "legal" else "no-even-if"
        yield Verdict(ITEM, name, outcome, 0.0, ARGUENDO, key.positions[name])
    for name in key.secondary:
        if name not in chosen.all:
            yield Verdict(None, name, "missed", 0.0, SECONDARY, key.positions[name])


def _rejected(
    answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView, points: float
) -> Iterator[Verdict]:
    share = rubric.shares.position
    outcomes: dict[str, str] = {}
    for name in in_catalogue_order(tuple(answer.rejected), view):
        if name in answer.position.all:
            outcomes[name] = "rejected-chosen"
        elif word_count(answer.rejected[name].why) < share.reason_words:
            outcomes[name] = "reason-short"
        else:
            outcomes[name] = "rejected-good" if name in key.weight else "rejected"
    counted = sum(outcome == "rejected" for outcome in outcomes.values())
    each = points / max(counted, share.rejections)
    for name, outcome in outcomes.items():
        earned = each if outcome == "rejected" else 0.0
        yield Verdict(f"rejected:{name}", name, outcome, earned, f"rejected:{name}", key.positions[name])
