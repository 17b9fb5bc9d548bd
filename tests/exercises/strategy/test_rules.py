"""The coherence rules: each fires on what breaks it, on nothing else, and is data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qorgau.cases.words import Words
from qorgau.exercises.strategy.rule_check import rule_problems
from qorgau.exercises.strategy.rules import blocks, check_rules
from qorgau.exercises.strategy.vocabulary import Rule
from qorgau.problem import BadInput

GOOD_REASON = {"why": "в списке дежурных на этот день его имени просто нет"}

# Rule → what in the model strategy breaks it and it alone, and the form item it must point to.
BREACHES: dict[str, tuple[dict[str, Any], str]] = {
    "R01": ({"position": {"primary": ["POS-BYSTANDER", "POS-UNPROVED"]}}, "position.primary"),
    "R02": (
        {
            "position": {"primary": ["POS-BYSTANDER"], "secondary": ["POS-SANG"]},
            "rejected__POS-SANG": None,
            "rejected__POS-WARDEN": GOOD_REASON,
        },
        "position.primary",
    ),
    "R03": ({"position": {"primary": ["POS-BYSTANDER"], "arguendo": ["POS-WARDEN"]}}, "position.arguendo"),
    "R04": ({"rejected__POS-SANG": {"why": "он молчал"}}, "rejected"),
    "R05": ({"fact__F2": {"status": "admitted"}}, "fact:F2"),
    "R06": (
        {
            "position": {"primary": ["POS-ELSEWHERE"]},
            "fact__F1": {"status": "unknown"},
            "rejected__POS-ELSEWHERE": None,
            "rejected__POS-WARDEN": GOOD_REASON,
        },
        "position.primary",
    ),
    "R07": (
        {
            "position": {"primary": ["POS-WARDEN"], "secondary": ["POS-SANG"]},
            "consent": None,
            "rejected__POS-SANG": None,
            "rejected__POS-BYSTANDER": GOOD_REASON,
        },
        "consent",
    ),
    "R08": ({"fact__F3": {"status": "disputed", "sources": ["RN.2"]}}, "fact:F3"),
    "R12": ({"ground__1": {"what": "ok-short-name", "field": "RN.3"}}, "ground:1"),
    "R13": ({"motion__M-KEEP": {"stage": "S3", "order": 1}}, "motion:M-KEEP"),
    "R14": ({"motion__M-READER": {"stage": "S2", "order": 1}}, "motion:M-READER"),
}


def _items(toy: Any, parts: dict[str, Any]) -> Any:
    given = {name.replace("__", ":"): value for name, value in parts.items()}
    return {name: value for name, value in {**toy.model, **given}.items() if value is not None}


def test_the_model_breaks_no_rule(toy: Any) -> None:
    """A clean strategy has no finding."""
    assert toy.findings(toy.model) == ()


def test_a_breach_is_known_for_every_rule(toy: Any) -> None:
    """The next test leaves no rule of the toy file out."""
    rules = toy.view.vocabulary.rules
    assert set(BREACHES) == {rule.id for rule in rules}


@pytest.mark.parametrize("rule", BREACHES)
def test_each_rule_fires_alone(toy: Any, rule: str) -> None:
    """A strategy that breaks one rule gets that finding only, at the right item, in every language."""
    parts, field = BREACHES[rule]
    findings = toy.findings(_items(toy, parts))
    assert [(one.rule, one.field) for one in findings] == [(rule, field)]
    declared = next(one for one in toy.view.vocabulary.rules if one.id == rule)
    assert findings[0].severity == declared.severity
    assert findings[0].why == declared.why
    assert "{" not in findings[0].message.ru + findings[0].message.en
    assert blocks(findings) == (declared.severity == "block")


@pytest.mark.parametrize("rule", BREACHES)
def test_a_rule_that_is_off_is_silent(toy: Any, rule: str) -> None:
    """Switching rules off in the data silences them."""
    parts, _ = BREACHES[rule]
    assert toy.with_rules(on=False).findings(_items(toy, parts)) == ()


def test_a_rule_can_be_reworded(toy: Any) -> None:
    """The message is the one of the data, with the names filled in."""
    new = Words(
        ru="Свидетель против вас: {evidence}!", en="A witness against you: {evidence}!", kk="{evidence}"
    )
    rules = tuple(
        rule.model_copy(update={"message": new}) if rule.id == "R06" else rule
        for rule in toy.view.vocabulary.rules
    )
    view = replace(toy.view, vocabulary=replace(toy.view.vocabulary, rules=rules))
    (finding,) = check_rules(toy.answer(_items(toy, BREACHES["R06"][0])), view)
    assert finding.message.en == "A witness against you: Turnstile log!"
    assert finding.message.kk is None, "a name without Kazakh leaves no half-Kazakh sentence"


def _rule(**changes: Any) -> Rule:
    plain = {"ru": "Одна.", "en": "One."}
    base: dict[str, Any] = {
        "id": "R01",
        "predicate": "exactly-one-primary",
        "severity": "warn",
        "field": "position",
        "message": plain,
        "why": plain,
    }
    return Rule.model_validate(base | changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"predicate": "always-wins"}, "R01.predicate"),
        ({"parameters": {"minutes": 3}}, "R01.parameters.minutes"),
        ({"predicate": "alibi-not-refuted", "parameters": {"minutes": -3}}, "R01.parameters.minutes"),
        ({"message": {"ru": "Их {count}.", "en": "{motion}"}}, "R01.message.en"),
        ({"message": {"ru": "Их {count!x}.", "en": "One."}}, "R01.message.ru"),
        ({"message": {"ru": "Их {count:>9}.", "en": "One."}}, "R01.message.ru"),
        ({"message": {"ru": "Их {}.", "en": "One."}}, "R01.message.ru"),
        ({"message": {"ru": "Их {count.", "en": "One."}}, "R01.message.ru"),
    ],
)
def test_an_unusable_rule_is_a_problem(changes: dict[str, Any], field: str) -> None:
    """Unknown predicates, parameters and placeholders are named with file and field."""
    (problem,) = rule_problems([_rule(**changes)], "rules.yaml")
    assert (problem.file, problem.field) == ("rules.yaml", field)
    assert problem.hint


def test_the_same_rule_twice_is_a_problem() -> None:
    """Rule ids are never reused."""
    (problem,) = rule_problems([_rule(), _rule()], "rules.yaml")
    assert problem.field == "R01"


def test_checking_with_an_unknown_predicate_stops(toy: Any) -> None:
    """A rule that cannot be checked is never passed over in silence."""
    with pytest.raises(BadInput, match="no predicate 'always-wins'"):
        toy.with_rules(predicate="always-wins").findings(toy.model)


def test_an_alibi_is_refuted_only_near_the_alleged_minute(toy: Any) -> None:
    """The turnstile log ends at 14:40: twenty minutes before the alleged act, so a margin of 19 spares it."""
    items = _items(toy, BREACHES["R06"][0])
    assert toy.with_rules(parameters={}).findings(items)
    near = tuple(
        rule.model_copy(update={"parameters": {"minutes": 19}}) if rule.id == "R06" else rule
        for rule in toy.view.vocabulary.rules
    )
    view = replace(toy.view, vocabulary=replace(toy.view.vocabulary, rules=near))
    assert check_rules(toy.answer(items), view) == ()


def test_a_fact_needed_by_the_main_position_must_not_be_disputed(toy: Any) -> None:
    """Disputing what the story stands on breaks the same rule as admitting what it denies."""
    items = _items(toy, {"fact__F1": {"status": "disputed", "burden": True}})
    assert [(one.rule, one.field) for one in toy.findings(items)] == [("R05", "fact:F1")]


@pytest.mark.parametrize(
    "cover",
    [
        {"fact__F3": {"status": "disputed", "burden": True}},
        {"fact__F3": {"status": "disputed", "sources": ["E-CARD"]}},
        {"fact__F3": {"status": "disputed"}, "evidence__E-CARD": {"use": True, "proves": ["F3"]}},
    ],
)
def test_a_disputed_fact_is_covered_by_evidence_or_burden(toy: Any, cover: dict[str, Any]) -> None:
    """Evidence of the defence, named at the fact or at the evidence, or the burden of proof is enough."""
    assert toy.findings(_items(toy, cover)) == ()


@pytest.mark.parametrize(
    "bare",
    [
        {"fact__F3": {"status": "disputed", "sources": ["E-GUARD"]}},
        {"fact__F3": {"status": "disputed"}, "evidence__E-CARD": {"use": False, "proves": ["F3"]}},
    ],
)
def test_their_evidence_and_unused_evidence_cover_nothing(toy: Any, bare: dict[str, Any]) -> None:
    """Evidence of the other side, or evidence that is not used, leaves the fact bare."""
    assert [one.rule for one in toy.findings(_items(toy, bare))] == ["R08"]


@pytest.mark.parametrize(
    ("file", "strike", "fires"),
    [
        ({"stage": "S3", "order": 1}, {"stage": "S3", "order": 2}, False),
        ({"stage": "S3", "order": 2}, {"stage": "S3", "order": 1}, True),
        ({"stage": "S3", "order": 2}, {"stage": "S3", "order": 2}, True),
        ({"stage": "S3"}, {"stage": "S3", "order": 1}, False),
        ({"stage": None}, {"stage": "S3", "order": 1}, False),
        (None, {"stage": "S3", "order": 1}, False),
    ],
)
def test_a_motion_comes_after_those_it_needs(toy: Any, file: Any, strike: Any, fires: bool) -> None:
    """Inside one stage the order decides; what is still open, or not in the plan, is no breach."""
    findings = toy.findings(_items(toy, {"motion__M-FILE": file, "motion__M-STRIKE": strike}))
    assert [one.field for one in findings] == (["motion:M-STRIKE"] if fires else [])


def test_a_step_before_understanding_was_possible_is_no_breach(toy: Any) -> None:
    """Nobody can ask for a reader in the hall: the minute written there may come first."""
    items = _items(
        toy,
        {
            "motion__M-TIME": {"stage": "S0", "order": 1},
            "motion__M-READER": {"stage": "S1", "order": 3},
        },
    )
    assert toy.findings(items) == ()
