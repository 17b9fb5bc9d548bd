"""Dimension `motions`: the right set, each at a good stage, in order; wrong ones cost."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.items import MotionStep, word_count
from qorgau.exercises.strategy.key import KeyMotion, StrategyKey
from qorgau.exercises.strategy.plan_order import surely_before
from qorgau.exercises.strategy.rubric import MotionShares, StrategyRubric
from qorgau.exercises.strategy.vocabulary import Vocabulary


def motions(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView) -> Dimension:
    """Points for each expected motion, its stage, the step after a refusal, each ordered pair; a wrong one costs."""
    maximum, share, words = rubric.dimensions.motions, rubric.shares.motions, view.vocabulary
    unit = maximum / len(key.motions.expected)
    # A plan whose order means nothing earns the points of the order by its set.
    chosen = share.chosen if key.motions.order else share.chosen + share.order
    verdicts = [
        *(
            _expected(answer.motions.get(item.id), item, share, words, chosen, unit)
            for item in key.motions.expected
        ),
        *_pairs(answer, key, words, maximum * share.order),
        *_others(answer, key, words, -unit * chosen * share.wrong),
    ]
    return Dimension("motions", tuple(judged(found) for found in verdicts), maximum)


def _expected(
    step: MotionStep | None,
    item: KeyMotion,
    share: MotionShares,
    words: Vocabulary,
    chosen: float,
    unit: float,
) -> Verdict:
    field, norms = f"motion:{item.id}", words.motion[item.id].norms
    if step is None:
        return Verdict(None, item.id, "missed", 0.0, field, item.why, norms)
    if step.stage is None:
        outcome, timed = "no-stage", 0.0
    elif step.stage in item.stages:
        outcome, timed = "right", 1.0
    elif words.in_window(item.id, step.stage):
        outcome, timed = "other-stage", share.window
    else:
        outcome, timed = "out-of-window", 0.0
    refused = word_count(step.if_refused) > 0
    points = unit * (chosen + share.stage * timed + share.refused * refused)
    parts = (*(("stage",) if outcome == "right" else ()), *(("if-refused",) if refused else ()))
    if outcome == "right" and not refused:
        outcome = "no-next-step"
    return Verdict(field, item.id, outcome, points, field, item.why, norms, parts)


def _pairs(answer: StrategyAnswer, key: StrategyKey, words: Vocabulary, points: float) -> Iterator[Verdict]:
    for first, then in key.motions.order:
        one, other = answer.motions.get(first), answer.motions.get(then)
        field, name = f"motion:{then}", f"{first}<{then}"
        if one is None or other is None:
            yield Verdict(None, name, "missed", 0.0, field)
        elif surely_before(one, other, words.stage_place):
            yield Verdict(field, name, "in-order", points / len(key.motions.order), field)
        else:
            yield Verdict(field, name, "out-of-order", 0.0, field)


def _others(answer: StrategyAnswer, key: StrategyKey, words: Vocabulary, cost: float) -> Iterator[Verdict]:
    for motion in words.motions:
        if motion.id not in answer.motions or motion.id in key.motions.by_id:
            continue
        field, reason = f"motion:{motion.id}", key.motions.others[motion.id]
        if motion.id in key.motions.harmless:
            yield Verdict(field, None, "harmless", 0.0, field, reason, motion.norms)
        else:
            yield Verdict(field, None, "wrong", cost, field, reason, motion.norms)
