"""Dimension `facts`: admitted, disputed and unknown kept apart, each with its sources."""

from __future__ import annotations

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.items import FactStand
from qorgau.exercises.strategy.key import KeyFact, StrategyKey
from qorgau.exercises.strategy.rubric import FactShares, StrategyRubric


def facts(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric) -> Dimension:
    """Every fact of the key is worth the same: its status, and with the right status its sources."""
    unit = rubric.dimensions.facts / len(key.facts)
    verdicts = [_fact(answer.facts.get(fact.id), fact, rubric.shares.facts, unit) for fact in key.facts]
    return Dimension("facts", tuple(judged(found) for found in verdicts), rubric.dimensions.facts)


def sources_share(stand: FactStand, fact: KeyFact, half: float) -> float:
    """How well the sources carry the fact, 0..1.

    1: a right one is named and the wrong ones do not outnumber the right, or none is needed; `half`: the
    wrong ones do, or a disputed fact rests on the burden of proof alone; 0: no right one.
    """
    if not fact.sources:
        return 1.0
    right = {*stand.sources} & {*fact.sources}
    if right:
        return 1.0 if len(stand.sources) <= 2 * len(right) else half
    return half if stand.status == "disputed" and stand.burden else 0.0


def _fact(stand: FactStand | None, fact: KeyFact, share: FactShares, unit: float) -> Verdict:
    field = f"fact:{fact.id}"
    if stand is None or stand.status is None:
        return Verdict(None, fact.id, "missed", 0.0, field, fact.reason(fact.status))
    reason = fact.reason(stand.status)
    if stand.status != fact.status:
        return Verdict(field, fact.id, "wrong-status", 0.0, field, reason)
    sources = sources_share(stand, fact, share.half)
    points = unit * (share.status + share.sources * sources)
    parts = ("status", "sources") if sources == 1 else ("status",)
    outcome = "right" if sources == 1 else "weak-sources"
    return Verdict(field, fact.id, outcome, points, field, reason, parts=parts)
