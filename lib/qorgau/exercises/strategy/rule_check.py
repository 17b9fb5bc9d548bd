"""Whether coherence rules are usable as data: ids, predicates, parameters, places in the form, placeholders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from string import Formatter

from qorgau.exercises.strategy.answer import addresses
from qorgau.exercises.strategy.hits import Predicate, wrong_value
from qorgau.exercises.strategy.predicates import PREDICATES
from qorgau.exercises.strategy.vocabulary import Rule
from qorgau.problem import Problem


def rule_problems(rules: Iterable[Rule], file: str) -> tuple[Problem, ...]:
    """What is wrong with rules by themselves, in their order."""
    return tuple(_rule_problems(tuple(rules), file))


def id_problems(
    rules: Iterable[Rule], known: Mapping[str, Collection[str]], file: str
) -> tuple[Problem, ...]:
    """Ids in parameters that nobody knows; `known` are ids by what they name (position, motion, …).

    Of what is not in `known` nothing is said: somebody else looks at it.
    """
    return tuple(
        Problem(file, f"{rule.id}.parameters.{name}", f"no {kind} {one!r}", _among(known[kind]))
        for rule in rules
        for name, kind in _predicate_ids(rule).items()
        if kind in known
        for one in _listed(rule.parameters.get(name, ()))
        if one and one not in known[kind]
    )


def _predicate_ids(rule: Rule) -> Mapping[str, str]:
    predicate = PREDICATES.get(rule.predicate)
    return predicate.ids if predicate is not None else {}


def _listed(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _among(ids: Collection[str]) -> str:
    shown = list(ids)[:_SHOWN]
    return f"one of {', '.join(shown)}{', …' if len(ids) > _SHOWN else ''}"


_SHOWN = 12


def _rule_problems(rules: tuple[Rule, ...], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield Problem(file, rule.id, "this id stands twice", "ids are never reused")
        seen.add(rule.id)
        if rule.field not in addresses():
            hint = f"one of {', '.join(addresses())}"
            yield Problem(file, f"{rule.id}.field", f"the form has no {rule.field!r}", hint)
        predicate = PREDICATES.get(rule.predicate)
        if predicate is None:
            hint = f"one of {', '.join(PREDICATES)}"
            yield Problem(file, f"{rule.id}.predicate", f"no predicate {rule.predicate!r}", hint)
            continue
        yield from _parameter_problems(rule, predicate, file)
        for lang, text in rule.message.model_dump(exclude_none=True).items():
            yield from _message_problems(text, f"{rule.id}.message.{lang}", predicate.values, file)


def _parameter_problems(rule: Rule, predicate: Predicate, file: str) -> Iterator[Problem]:
    for name, value in rule.parameters.items():
        path = f"{rule.id}.parameters.{name}"
        if name not in predicate.parameters:
            known = ", ".join(predicate.parameters)
            hint = f"one of {known}" if known else "it takes none"
            yield Problem(file, path, f"{rule.predicate} has no such parameter", hint)
        elif problem := wrong_value(value, predicate.parameters[name]):
            yield Problem(file, path, *problem)


def _message_problems(text: str, path: str, values: frozenset[str], file: str) -> Iterator[Problem]:
    hint = f"placeholders here: {', '.join(f'{{{name}}}' for name in sorted(values)) or 'none'}"
    try:
        used = _placeholders(text)
    except ValueError as error:
        yield Problem(file, path, f"its braces do not match: {error}", hint)
        return
    for name in sorted(used - values):
        yield Problem(file, path, f"nothing fills {{{name}}}", hint)


def _placeholders(text: str) -> set[str]:
    # With its format or conversion, if any: only the bare name is ever filled.
    return {
        f"{name}{'!' + conversion if conversion else ''}{':' + shape if shape else ''}"
        for _, name, shape, conversion in Formatter().parse(text)
        if name is not None
    }
