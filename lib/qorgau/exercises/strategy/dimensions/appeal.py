"""Dimension `appeal`: a day on which the appeal is safe, and what it asks on which grounds."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.cases.words import Words
from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.key import AppealDays, KeyAppeal, StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric

ITEM = "appeal"


def appeal(
    answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView, days: AppealDays
) -> Dimension:
    """Nothing without a day from service to the last safe day, both included; then each part its share.

    What the key does not ask adds its share to the day. A good request filed on a wrong day is never heard.
    """
    maximum, share = rubric.dimensions.appeal, rubric.shares.appeal
    right = key.appeal
    asked = {
        "ask": share.ask * (right.ask is not None),
        "late": share.late * (right.late is not None),
        "suspend": share.suspend * (right.suspend is not None),
    }
    date = _date(answer, key, days, maximum * (1 - share.grounds - sum(asked.values())))
    safe = date.outcome == "right"
    worth = {part: maximum * one if safe else 0.0 for part, one in asked.items()}
    verdicts = [
        date,
        *_ask(answer, right, worth["ask"]),
        *_yes_or_no("late", answer.appeal.late, right.late, right.why.status, worth["late"]),
        *_yes_or_no("suspend", answer.appeal.suspend, right.suspend, right.why.suspend, worth["suspend"]),
        _grounds(answer, view, maximum * share.grounds if safe else 0.0),
    ]
    return Dimension("appeal", tuple(judged(verdict) for verdict in verdicts), maximum)


def tied(answer: StrategyAnswer, view: CaseView) -> float:
    """The share of the grounds of the appeal that are defects and stand in the form with their field."""
    placed = {ground.what for ground in answer.grounds.values() if ground.field}
    grounds = answer.appeal.grounds
    good = [name for name in grounds if name in placed and name not in view.look_alikes]
    return len(good) / len(grounds) if grounds else 0.0


def _date(answer: StrategyAnswer, key: StrategyKey, days: AppealDays, points: float) -> Verdict:
    day, why = answer.appeal.date, key.appeal.why
    if day is None:
        return Verdict(None, ITEM, "empty", 0.0, ITEM, why.empty, days.norms)
    if day > days.last_safe:
        return Verdict(ITEM, ITEM, "late", 0.0, ITEM, why.late, days.norms)
    if day < days.served:
        return Verdict(ITEM, ITEM, "early", 0.0, ITEM, why.early, days.norms)
    return Verdict(ITEM, ITEM, "right", points, ITEM, why.right, days.norms)


def _ask(answer: StrategyAnswer, right: KeyAppeal, points: float) -> Iterator[Verdict]:
    field, own = f"{ITEM}.ask", answer.appeal.ask
    if right.ask is None:
        return
    if own is None:
        yield Verdict(None, field, "missed", 0.0, field, right.why.ask.get(right.ask))
    elif own == right.ask:
        yield Verdict(ITEM, field, "asked", points, field, right.why.ask.get(own))
    else:
        yield Verdict(ITEM, field, "wrong-ask", 0.0, field, right.why.ask.get(own))


def _yes_or_no(
    part: str, own: bool | None, right: bool | None, why: Words | None, points: float
) -> Iterator[Verdict]:
    field = f"{ITEM}.{part}"
    if right is None:
        return
    if own is None:
        yield Verdict(None, field, "missed", 0.0, field, why)
    elif own is right:
        yield Verdict(ITEM, field, "asked", points, field, why)
    else:
        yield Verdict(ITEM, field, f"wrong-{part}", 0.0, field, why)


def _grounds(answer: StrategyAnswer, view: CaseView, points: float) -> Verdict:
    field, share = f"{ITEM}.grounds", tied(answer, view)
    if not answer.appeal.grounds:
        return Verdict(None, field, "missed", 0.0, field)
    outcome = "tied" if share == 1 else "untied"
    return Verdict(ITEM, field, outcome, points * share, field)
