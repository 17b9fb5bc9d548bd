"""Dimension `evidence`: the useful pieces chosen, tied to facts, secured in time, judged for admissibility."""

from __future__ import annotations

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.dimensions.shares import overlap
from qorgau.exercises.strategy.items import EvidenceUse
from qorgau.exercises.strategy.key import KeyEvidence, StrategyKey
from qorgau.exercises.strategy.rubric import EvidenceShares, StrategyRubric


def evidence(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView) -> Dimension:
    """Each useful piece is worth its weight: chosen, tied to the right facts, secured in time, admissible or not.

    A perishable piece weighs more. A piece that the key does not name costs and earns nothing.
    """
    share = rubric.shares.evidence
    weights = {
        item.id: share.perishable if view.exhibit[item.id].perishable else 1.0 for item in key.evidence
    }
    unit = rubric.dimensions.evidence / sum(weights.values())
    verdicts = [
        _piece(answer.evidence.get(item.id), item, key, share, unit * weights[item.id])
        for item in key.evidence
    ]
    for name in view.exhibit:
        use = answer.evidence.get(name)
        if name not in key.exhibit and use is not None and use.use:
            field = f"evidence:{name}"
            verdicts.append(Verdict(field, None, "unlisted", 0.0, field, key.spare.get(name)))
    return Dimension("evidence", tuple(judged(found) for found in verdicts), rubric.dimensions.evidence)


def _piece(
    use: EvidenceUse | None, item: KeyEvidence, key: StrategyKey, share: EvidenceShares, worth: float
) -> Verdict:
    field = f"evidence:{item.id}"
    if use is None or not use.use:
        return Verdict(None, item.id, "missed", 0.0, field, item.why)
    tied, in_time, weighed = (
        overlap(use.proves, item.proves),
        key.in_time(item, use.secure),
        use.admissible == item.admissible,
    )
    points = worth * (
        share.chosen + share.facts * tied + share.secured * in_time + share.admissible * weighed
    )
    good = {"facts": tied == 1, "time": in_time, "admissible": weighed}
    parts = tuple(part for part, found in good.items() if found)
    if not in_time:
        outcome = "unsecured" if use.secure is None else "secured-late"
    elif tied != 1:
        outcome = "other-facts"
    else:
        outcome = "right" if weighed else "not-weighed" if use.admissible is None else "other-admissible"
    return Verdict(field, item.id, outcome, points, field, item.why, parts=parts)
