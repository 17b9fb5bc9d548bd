"""Dimension `appeal`: a day on which the appeal is safe."""

from __future__ import annotations

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.key import AppealDays, StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric


def appeal(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, days: AppealDays) -> Dimension:
    """Everything for a day from service to the last safe day, both included; nothing for any other."""
    maximum, day, why = rubric.dimensions.appeal, answer.appeal.date, key.appeal.why
    if day is None:
        verdict = Verdict(None, "appeal", "empty", 0.0, "appeal", why.empty, days.norms)
    elif day > days.last_safe:
        verdict = Verdict("appeal", "appeal", "late", 0.0, "appeal", why.late, days.norms)
    elif day < days.served:
        verdict = Verdict("appeal", "appeal", "early", 0.0, "appeal", why.early, days.norms)
    else:
        verdict = Verdict("appeal", "appeal", "right", maximum, "appeal", why.right, days.norms)
    return Dimension("appeal", (judged(verdict),), maximum)
