"""Dimension `client`: the first talk, the lines of the card, language and access, and how to be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qorgau.cases.words import Words
from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.dimensions.shares import overlap
from qorgau.exercises.strategy.items import ClientPlan, word_count
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.plan import PlanFile
from qorgau.exercises.strategy.plan_key import KeyClient
from qorgau.exercises.strategy.rubric import StrategyRubric

ITEM = "client"


def client(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView) -> Dimension:
    """Points for each step, for right lines up to the number that is asked, for language, access and contact.

    A line that is wrong in every case, or that this client does not need, costs what a right one earns; a
    harmless one costs nothing.
    Contact and next talk are only looked at for words.
    """
    maximum, share, right = rubric.dimensions.client, rubric.shares.client, key.client
    plan, words, reasons = answer.client, view.vocabulary.plan, _reasons(right, view.vocabulary.plan)
    verdicts = [
        *_steps(plan, words, maximum * share.steps),
        *_lines("do", plan.do, right.do, reasons, right.harmless, maximum * share.do, share.lines),
        *_lines("dont", plan.dont, right.dont, reasons, right.harmless, maximum * share.dont, share.lines),
        _language(plan, right, reasons, maximum * share.language),
        *_access(plan, right, reasons, maximum * share.access),
        *_reach(plan, maximum * share.reach),
    ]
    return Dimension("client", tuple(judged(one) for one in verdicts), maximum)


def _reasons(right: KeyClient, plan: PlanFile) -> Mapping[str, Words]:
    always = {one.id: one.why for section in ("dos", "donts") for one in getattr(plan, section) if one.why}
    return {**always, **right.others}


def _steps(plan: ClientPlan, words: PlanFile, points: float) -> Iterator[Verdict]:
    for step in words.steps:
        key, unit = f"{ITEM}:{step.id}", points / len(words.steps)
        if step.id in plan.steps:
            yield Verdict(ITEM, key, "right", unit, f"{ITEM}.steps")
        else:
            yield Verdict(None, key, "missed", 0.0, f"{ITEM}.steps", step.about)


def _lines(
    part: str,
    own: tuple[str, ...],
    right: tuple[str, ...],
    reasons: Mapping[str, Words],
    harmless: tuple[str, ...],
    points: float,
    lines: int,
) -> Iterator[Verdict]:
    field, need = f"{ITEM}.{part}", min(lines, len(right))
    found = [name for name in right if name in own]
    for place, name in enumerate(found):
        earned = points / need if place < need else 0.0
        yield Verdict(ITEM, f"{ITEM}:{name}", "right", earned, field)
    if len(found) < need:
        for name in right:
            if name not in own:
                yield Verdict(None, f"{ITEM}:{name}", "missed", 0.0, field)
    for name in own:
        if name in right:
            continue
        if name in harmless:
            yield Verdict(ITEM, f"{ITEM}:{name}", "harmless", 0.0, field, reasons.get(name))
        elif name in reasons:
            yield Verdict(ITEM, f"{ITEM}:{name}", "wrong", -points / need, field, reasons[name])
        else:
            yield Verdict(ITEM, f"{ITEM}:{name}", "unlisted", 0.0, field)


def _language(plan: ClientPlan, right: KeyClient, reasons: Mapping[str, Words], points: float) -> Verdict:
    field = f"{ITEM}.language"
    if plan.language is None:
        return Verdict(None, f"{ITEM}:language", "missed", 0.0, field, right.why)
    if plan.language == right.language:
        return Verdict(ITEM, f"{ITEM}:language", "right", points, field)
    return Verdict(ITEM, f"{ITEM}:{plan.language}", "wrong", 0.0, field, reasons.get(plan.language))


def _access(
    plan: ClientPlan, right: KeyClient, reasons: Mapping[str, Words], points: float
) -> Iterator[Verdict]:
    field, key = f"{ITEM}.access", f"{ITEM}:access"
    if not plan.access:
        yield Verdict(None, key, "missed", 0.0, field, right.why)
        return
    share = overlap(plan.access, right.access)
    yield Verdict(ITEM, key, "right" if share == 1 else "other-access", points * share, field)
    for name in plan.access:
        if name in reasons and name not in right.access:
            yield Verdict(ITEM, f"{ITEM}:{name}", "wrong", 0.0, field, reasons[name])


def _reach(plan: ClientPlan, points: float) -> Iterator[Verdict]:
    for part, text in (("contact", plan.contact), ("next", plan.next)):
        field = f"{ITEM}.{part}"
        if word_count(text):
            yield Verdict(ITEM, f"{ITEM}:{part}", "named", points / 2, field)
        else:
            yield Verdict(None, f"{ITEM}:{part}", "missed", 0.0, field)
