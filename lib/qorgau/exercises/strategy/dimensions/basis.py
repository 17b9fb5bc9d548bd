"""Dimension `basis`: the norms that carry this case, each at its level; foreign and later law costs."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.score import Verdict
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.outcome import Dimension, judged
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.plan_key import KeyBasis, KeyNorm
from qorgau.exercises.strategy.rubric import BasisShares, StrategyRubric


def basis(answer: StrategyAnswer, key: StrategyKey, rubric: StrategyRubric, view: CaseView) -> Dimension:
    """Points for each expected norm and its level; a cost for each norm that is wrong here or was no law.

    A norm that the key does not name costs nothing, but where such norms outnumber the right ones the
    list is worth `half`: whoever cites everything has chosen nothing. An ungraded norm is worth nothing.
    """
    maximum, share, expected = rubric.dimensions.basis, rubric.shares.basis, key.basis
    graded = sum(norm.graded for norm in expected.expected)
    unit = maximum / graded if graded else 0.0
    found = sum(any(name in answer.basis for name in norm.any) for norm in expected.expected)
    crowd = len(_unlisted(answer, expected, view)) > found
    right = [
        verdict
        for norm in expected.expected
        for verdict in _expected(answer, norm, share, view, unit * (share.half if crowd else 1.0))
    ]
    rest = _others(answer, expected, view, -unit * share.named * share.wrong)
    return Dimension("basis", tuple(judged(one) for one in (*right, *rest)), maximum)


def _accepted(expected: KeyBasis) -> frozenset[str]:
    return frozenset(name for norm in expected.expected for name in norm.any)


def _unlisted(answer: StrategyAnswer, expected: KeyBasis, view: CaseView) -> tuple[str, ...]:
    named = _accepted(expected) | set(expected.others)
    return tuple(name for name in answer.basis if name not in named and view.norms.get(name))


def _expected(
    answer: StrategyAnswer, norm: KeyNorm, share: BasisShares, view: CaseView, unit: float
) -> Iterator[Verdict]:
    key, own = norm.item, [name for name in norm.any if name in answer.basis]
    if not own:
        yield Verdict(None, key, "missed", 0.0, key, norm.why, _printed(norm.any[0], view))
        return
    levelled = [name for name in own if answer.basis[name].level == norm.level]
    best = (levelled or own)[0]
    points = unit * (share.named + share.level * bool(levelled))
    outcome, parts = ("right", ("level",)) if levelled else ("other-level", ())
    if not norm.graded:
        points, outcome = 0.0, "ungraded"
    field, norms = f"basis:{best}", _printed(best, view)
    yield Verdict(field, key, outcome, points, field, norm.why, norms, parts)
    for name in own:
        if name != best:
            yield Verdict(f"basis:{name}", None, "also", 0.0, f"basis:{name}", None, _printed(name, view))


def _others(answer: StrategyAnswer, expected: KeyBasis, view: CaseView, cost: float) -> Iterator[Verdict]:
    accepted = _accepted(expected)
    for name in answer.basis:
        field, norms = f"basis:{name}", _printed(name, view)
        if name in expected.others:
            yield Verdict(field, None, "wrong", cost, field, expected.others[name], norms)
        elif name in accepted:
            continue
        elif name not in view.norms:
            yield Verdict(field, None, "no-such-norm", cost, field)
        elif not view.norms[name]:
            yield Verdict(field, None, "not-law", cost, field, None, norms)
        else:
            yield Verdict(field, None, "unlisted", 0.0, field, None, norms)


def _printed(name: str, view: CaseView) -> tuple[str, ...]:
    # Only the registry's own ids can be printed with their status.
    return (name,) if name in view.norms else ()
