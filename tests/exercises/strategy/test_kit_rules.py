"""The rules of the kit: none fires on a recorded model strategy, each fires on what breaks it, and where."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau import data_file, places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.texts import LANGUAGES

# Rule → items laid over the model of CF01, and where the finding points.
BREACHES: dict[str, tuple[dict[str, Any], str]] = {
    "R10": ({"ground:x": {"what": "prot-clock-conflict"}}, "ground:x"),
    "R11": (
        {
            "ground:x": {
                "what": "prot-identity-error",
                "field": "AP.7",
                "prejudice": "не узнать, о ком речь",
                "consequence": "terminate",
            }
        },
        "ground:x",
    ),
    "R15": ({"motion:M-RETURN": {"stage": "S2", "order": 0}}, "motion:M-RETURN"),
    "R19": ({"basis:КоАП РФ 20.2": {"level": "national"}}, "basis:КоАП РФ 20.2"),
    "R21": ({"basis:iccpr-21": {"level": "ICCPR"}}, "basis:iccpr-21"),
    "R22": ({"risk:job": None}, "risks"),
    "R23": (
        {"fallback": {"trigger": "МАТЬ сама организовала сбор на площади", "penalty_line": "Предупреждение"}},
        "fallback.trigger",
    ),
    "R24": ({"appeal": {"date": "2019-08-30"}}, "appeal.date"),
    "R25": ({"appeal": {"date": "2019-06-20", "late": True, "layers": ["reasons"]}}, "appeal.layers"),
    "R27": ({"fallback": None}, "fallback.trigger"),
    "R30": ({"client": None}, "client.language"),
}


def _view(name: str) -> CaseView:
    folder = places.cases() / "catalogue"
    case = load_case(find_case(name, places.cases()), places.cases() / "templates")
    return case_view(case, load_catalogue(folder), load_strategy_catalogue(folder))


@pytest.fixture(scope="module")
def lunch() -> CaseView:
    return _view("CF01")


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    """The recorded model strategy of CF01."""
    path = places.home() / "solutions" / "w01" / "answers" / "model.json"
    exercise = json.loads(path.read_text(encoding="utf-8"))["exercises"]["strategy"]
    items: dict[str, Any] = exercise["items"]
    return {name: value.get("value", value) for name, value in items.items()}


def _found(view: CaseView, items: dict[str, Any], *, exam: bool = False) -> tuple[Finding, ...]:
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == ()
    return check_rules(answer, view, exam=exam)


def test_the_model_breaks_no_rule(lunch: CaseView, model: dict[str, Any]) -> None:
    """The recorded model strategy of CF01 has no finding."""
    assert _found(lunch, model) == ()


@pytest.mark.parametrize("rule", BREACHES)
def test_each_rule_fires_alone(lunch: CaseView, model: dict[str, Any], rule: str) -> None:
    """A strategy that breaks one rule gets that finding only, at its item."""
    parts, field = BREACHES[rule]
    assert [(one.rule, one.field) for one in _found(lunch, {**model, **parts})] == [(rule, field)]


ORGANISERS = data_file.read_yaml(Path(__file__).parent / "organisers.yaml")
SENTENCES = [
    (sentence, kind == "names")
    for kind, by_language in ORGANISERS.items()
    for sentences in by_language.values()
    for sentence in sentences
]


def test_the_sentences_are_there() -> None:
    """Each language has at least ten sentences that must be found and ten that must not."""
    for by_language in ORGANISERS.values():
        assert {lang: len(found) >= 10 for lang, found in by_language.items()} == dict.fromkeys(
            LANGUAGES, True
        )


@pytest.mark.parametrize(("theory", "fires"), SENTENCES, ids=[one[0] for one in SENTENCES])
def test_naming_an_organiser_is_told_from_everything_else(
    lunch: CaseView, model: dict[str, Any], theory: str, fires: bool
) -> None:
    """A person of the file is named as organiser or is not; officials, denials and other words are left alone."""
    position = {**model["position"], "theory": theory}
    found = [one for one in _found(lunch, {**model, "position": position}) if one.rule == "R23"]
    assert [one.field for one in found] == ["position.theory"] * fires


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.data())
def test_a_rule_that_is_off_takes_only_its_own_findings(
    lunch: CaseView, model: dict[str, Any], data: st.DataObject
) -> None:
    """Whatever is left out of a strategy and in whatever order it stands, one switched-off rule changes nothing else."""
    kept = data.draw(st.lists(st.sampled_from(sorted(model)), unique=True))
    items = {name: model[name] for name in kept}
    found = _found(lunch, items)
    assert found == _found(lunch, {name: items[name] for name in sorted(items)})
    words = lunch.vocabulary
    off = data.draw(st.sampled_from([rule.id for rule in words.rules]))
    rules = tuple(r.model_copy(update={"on": r.id != off}) for r in words.rules)
    silent = replace(lunch, vocabulary=replace(words, rules=rules))
    assert _found(silent, items) == tuple(one for one in found if one.rule != off)
