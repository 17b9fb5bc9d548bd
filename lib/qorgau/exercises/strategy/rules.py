"""The coherence rules at work on a strategy: a check that needs no key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.hits import Parameters, wrong_value
from qorgau.exercises.strategy.predicates import PREDICATES
from qorgau.exercises.strategy.vocabulary import Rule, Severity
from qorgau.problem import BadInput, Problem


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

    Raises BadInput when a rule is not usable (see rule_problems).
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


def rule_problems(rules: Iterable[Rule], file: str) -> tuple[Problem, ...]:
    """What is wrong with rules as data: ids, unknown predicates, parameters and placeholders."""
    return tuple(_rule_problems(tuple(rules), file))


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


def _placeholders(text: str) -> set[str]:
    # With its format or conversion, if any: only the bare name is ever filled.
    return {
        f"{name}{'!' + conversion if conversion else ''}{':' + shape if shape else ''}"
        for _, name, shape, conversion in Formatter().parse(text)
        if name is not None
    }


def _rule_problems(rules: tuple[Rule, ...], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield Problem(file, rule.id, "this id stands twice", "ids are never reused")
        seen.add(rule.id)
        predicate = PREDICATES.get(rule.predicate)
        if predicate is None:
            hint = f"one of {', '.join(PREDICATES)}"
            yield Problem(file, f"{rule.id}.predicate", f"no predicate {rule.predicate!r}", hint)
            continue
        for name, value in rule.parameters.items():
            path = f"{rule.id}.parameters.{name}"
            if name not in predicate.parameters:
                hint = (
                    f"one of {', '.join(predicate.parameters)}" if predicate.parameters else "it takes none"
                )
                yield Problem(file, path, f"{rule.predicate} has no such parameter", hint)
            elif problem := wrong_value(value, predicate.parameters[name]):
                yield Problem(file, path, *problem)
        for lang, text in rule.message.model_dump(exclude_none=True).items():
            yield from _message_problems(text, f"{rule.id}.message.{lang}", predicate.values, file)


def _message_problems(text: str, path: str, values: frozenset[str], file: str) -> Iterator[Problem]:
    hint = f"placeholders here: {', '.join(f'{{{name}}}' for name in sorted(values)) or 'none'}"
    try:
        used = _placeholders(text)
    except ValueError as error:
        yield Problem(file, path, f"its braces do not match: {error}", hint)
        return
    for name in sorted(used - values):
        yield Problem(file, path, f"nothing fills {{{name}}}", hint)
