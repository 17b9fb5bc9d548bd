"""Dimension `risks`: what else the case may cost the client, and where the defence goes next."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.items import word_count
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.known import NOTHING
from qorgau.exercises.strategy.plan_key import KeyFallback, KeyRisk, KeyRisks
from qorgau.exercises.strategy.rubric import FallbackShares, RiskShares, StrategyRubric


def risks(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView) -> Dimension:
    """Part for the risks, each named and weighed, wrong ones costing; part for the fallback and its trigger."""
    maximum, share = rubric.dimensions.risks, rubric.shares.risks
    verdicts = [
        *_risks(answer, key.risks, share, maximum * share.risks),
        *_fallback(answer, key.fallback, view, rubric.shares.fallback, maximum * share.fallback),
    ]
    return Dimension("risks", tuple(judged(one) for one in verdicts), maximum)


def _risks(answer: StrategyAnswer, right: KeyRisks, share: RiskShares, points: float) -> Iterator[Verdict]:
    unit = points / len(right.expected)
    for risk in right.expected:
        yield _risk(answer, risk, share, unit)
    for name in answer.risks:
        field = f"risk:{name}"
        if name in right.others:
            yield Verdict(field, None, "wrong", -unit * share.named * share.wrong, field, right.others[name])
        elif name not in right.by_id:
            yield Verdict(field, None, "unlisted", 0.0, field)


def _risk(answer: StrategyAnswer, risk: KeyRisk, share: RiskShares, unit: float) -> Verdict:
    field, own = f"risk:{risk.id}", answer.risks.get(risk.id)
    if own is None:
        return Verdict(None, field, "missed", 0.0, field, risk.why)
    same = own.level == risk.level
    points = unit * (share.named + share.level * same)
    outcome, parts = ("right", ("level",)) if same else ("other-level", ())
    return Verdict(field, field, outcome, points, field, risk.why, parts=parts)


def _fallback(
    answer: StrategyAnswer,
    right: KeyFallback,
    view: CaseView,
    share: FallbackShares,
    points: float,
) -> Iterator[Verdict]:
    own, item, field = answer.fallback, "fallback", "fallback.position"
    name = own.position
    if name is None:
        best = right.accepted[0]
        yield Verdict(None, item, "missed", 0.0, field, right.positions[best])
        return
    reason = right.positions[name]
    if any(view.vocabulary.fit(name, main) == "contradiction" for main in answer.position.primary):
        yield Verdict(item, item, "clash", 0.0, field)
    elif name in answer.position.primary:
        yield Verdict(item, item, "same-line", 0.0, field)
    elif name not in right.accepted:
        yield Verdict(item, item, "wrong", 0.0, field, reason)
    elif name == NOTHING:
        yield Verdict(item, item, "right", points, field, reason)
    else:
        yield Verdict(item, item, "right", points * share.position, field, reason)
        trigger = "fallback.trigger"
        if word_count(own.trigger) >= share.trigger_words:
            yield Verdict(item, trigger, "named", points * share.trigger, trigger)
        else:
            yield Verdict(None, trigger, "missed", 0.0, trigger)
