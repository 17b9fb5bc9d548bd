"""The coherence rules at work on a strategy: a check that needs no key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Parameters
from qorgau.exercises.strategy.predicates import PREDICATES
from qorgau.exercises.strategy.rule_check import rule_problems
from qorgau.exercises.strategy.vocabulary import Rule, Severity
from qorgau.problem import BadInput


@dataclass(frozen=True)
class Finding:
    """One breach of a rule; `field` is the form item to look at, `norms` are registry ids."""

    rule: str
    predicate: str
    severity: Severity
    field: str
    message: Words
    why: Words
    norms: tuple[str, ...] = ()


def check_rules(answer: StrategyAnswer, view: CaseView, *, exam: bool = False) -> tuple[Finding, ...]:
    """Every breach of the rules that are on, in the order of the rules, then of the case file.

    In an `exam` a rule has the severity that it names for exams, if it names one.

    Raises BadInput when a rule is not usable (see rule_check).
    """
    last = _LAST.get("findings")
    if last is not None and last[0] is answer and last[1] is view and last[2] is exam:
        known: tuple[Finding, ...] = last[3]
        return known
    rules = [rule for rule in view.vocabulary.rules if rule.on]
    if _LAST.get("sound") is not view.vocabulary.rules:
        if problems := rule_problems(rules, "rules.yaml"):
            raise BadInput(problems)
        _LAST["sound"] = view.vocabulary.rules
    found = tuple(finding for rule in rules for finding in _findings(rule, answer, view, exam))
    _LAST["findings"] = (answer, view, exam, found)
    return found


_LAST: dict[str, Any] = {}
"""What was asked last, by identity: score and feedback ask the same of the same answer, and the rules stay the same."""


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether a strategy with these findings cannot be handed in as it stands."""
    return any(finding.severity == "block" for finding in findings)


def _findings(rule: Rule, answer: StrategyAnswer, view: CaseView, exam: bool) -> Iterator[Finding]:
    predicate = PREDICATES[rule.predicate]
    severity = rule.exam if exam and rule.exam is not None else rule.severity
    parameters = Parameters({**predicate.parameters, **rule.parameters})
    for hit in predicate.find(answer, view, parameters):
        yield Finding(
            rule=rule.id,
            predicate=rule.predicate,
            severity=severity,
            field=hit.field or rule.field,
            message=_filled(rule.message, hit.values),
            why=rule.why,
            norms=rule.norms,
        )


def _filled(message: Words, values: Mapping[str, Words | int]) -> Words:
    def said(lang: str) -> dict[str, str]:
        return {
            name: value.to(lang) if isinstance(value, Words) else str(value) for name, value in values.items()
        }

    spoken = message.kk is not None and all(
        not isinstance(value, Words) or value.kk for value in values.values()
    )
    return Words(
        ru=message.ru.format(**said("ru")),
        en=message.en.format(**said("en")),
        kk=message.kk.format(**said("kk")) if message.kk is not None and spoken else None,
    )
