"""Score of the exercise `strategy`: a pure function of the answer, the key, the rubric and the case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from qorgau.exercises.score import Figure, Score, rounded
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.dimensions.appeal import appeal
from qorgau.exercises.strategy.dimensions.basis import basis
from qorgau.exercises.strategy.dimensions.client import client
from qorgau.exercises.strategy.dimensions.evidence import evidence
from qorgau.exercises.strategy.dimensions.facts import facts
from qorgau.exercises.strategy.dimensions.motions import motions
from qorgau.exercises.strategy.dimensions.outcome import Dimension
from qorgau.exercises.strategy.dimensions.position import position, primary_weight
from qorgau.exercises.strategy.dimensions.risks import risks
from qorgau.exercises.strategy.key import AppealDays, StrategyKey
from qorgau.exercises.strategy.position_predicates import consent_recorded, no_contradiction
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.exercises.strategy.unscored import unscored

THIRD_PERSONS = "no-third-persons"
"""The predicate of the rule that no text may put a third person at risk."""


def score(
    answer: StrategyAnswer,
    key: StrategyKey,
    rubric: StrategyRubric,
    view: CaseView,
    days: AppealDays,
    *,
    exam: bool = False,
) -> Score:
    """The score of `answer`, in points (0..sum of the rubric's dimensions, two decimals).

    The sum of the dimensions in the order of the rubric, then the lowest cap whose rule fires: a rule that is
    switched off closes no gate. Verdicts come in the order of the dimensions, inside each in the order of the key; last the items that carry no points. Free texts are
    not judged, only counted. In an `exam` findings count with the severity of exams; points are the same.

    figures: dimensions {name: points}, primary (weight 0..1), cap (points or None), capped_by, rules
    {severity: number of findings}, damaged (number of unreadable items). Raises BadInput when a rule of
    the vocabulary is not usable; KeyError when the key does not fit the case (a checked key does).
    """
    findings = check_rules(answer, view, exam=exam)
    closed = gates(findings, rubric)
    contradiction = "contradiction" in closed
    dimensions = (
        position(answer, key, rubric, view, contradiction),
        facts(answer, key, rubric),
        evidence(answer, key, rubric, view),
        basis(answer, key, rubric, view),
        motions(answer, key, rubric, view),
        client(answer, key, rubric, view),
        risks(answer, key, rubric, view),
        appeal(answer, key, rubric, view, days),
    )
    maximum = rubric.dimensions.total
    name = min(closed, key=lambda gate: closed[gate], default=None)
    cap = maximum if name is None else closed[name]
    value = min(math.fsum(one.points for one in dimensions), cap)
    figures: dict[str, Figure] = {
        "dimensions": _points(dimensions),
        "primary": primary_weight(answer, key, contradiction),
        "cap": None if name is None else round(cap, 2),
        "capped_by": name,
        "rules": _severities(findings),
        "damaged": len(answer.damaged),
    }
    return Score(
        value=rounded(value, maximum),
        maximum=maximum,
        verdicts=(
            *(one.verdict for dimension in dimensions for one in dimension.judged),
            *unscored(answer, findings, view),
        ),
        figures=figures,
        metadata={"exercise": key.exercise, "case": key.case},
    )


def gates(findings: Iterable[Finding], rubric: StrategyRubric) -> Mapping[str, float]:
    """The gates that the findings close, each with the most that the strategy can then earn, in points."""
    fired = {finding.predicate for finding in findings}
    caps = {
        "contradiction": (no_contradiction.name, rubric.caps.contradiction),
        "consent": (consent_recorded.name, rubric.caps.consent),
        "third_persons": (THIRD_PERSONS, rubric.caps.third_persons),
    }
    return {
        gate: cap.share * rubric.dimensions.total
        for gate, (predicate, cap) in caps.items()
        if predicate in fired
    }


def _points(dimensions: Iterable[Dimension]) -> Mapping[str, Figure]:
    return {dimension.name: round(dimension.points, 2) for dimension in dimensions}


def _severities(findings: Iterable[Finding]) -> Mapping[str, Figure]:
    counted: dict[str, Figure] = {}
    found = [finding.severity for finding in findings]
    for severity in ("block", "warn", "info"):
        counted[severity] = sum(one == severity for one in found)
    return counted
