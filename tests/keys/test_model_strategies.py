"""The strategy of every key, filled into the form: it earns everything, and no rule speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.keys.strategies import model_items

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.key import AppealDays, StrategyKey, appeal_days
from qorgau.exercises.strategy.picture.build import picture
from qorgau.exercises.strategy.picture.reliefs import load_reliefs
from qorgau.exercises.strategy.rules import check_rules
from qorgau.exercises.strategy.score import score
from qorgau.keys.load import load_rubric, load_strategy_key
from qorgau.law.terms import limits

SOLUTIONS = places.home() / "solutions"
KEYS = sorted(SOLUTIONS.glob("cf*/strategy*.yaml"))


Items = dict[str, Any]
Filled = tuple[Items, CaseView, StrategyKey, AppealDays]


@cache
def _filled(path: Path) -> Filled:
    folder = places.cases() / "catalogue"
    case = load_case(find_case(path.parent.name.upper(), places.cases()), places.cases() / "templates")
    view = case_view(case, load_catalogue(folder), load_strategy_catalogue(folder))
    key = load_strategy_key(path, case)
    days = appeal_days(key, view, limits())
    return model_items(key, view, days), view, key, days


def _rules(items: Items, view: CaseView) -> list[str]:
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == ()
    return sorted({one.rule for one in check_rules(answer, view)})


@pytest.mark.parametrize("path", KEYS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_models_strategy_is_whole_and_breaks_no_rule(path: Path) -> None:
    """What a key asks for can be answered: all points of all parts, and not one finding."""
    items, view, key, days = _filled(path)
    assert _rules(items, view) == []
    answer, _ = parse_answer(items, "answers.json", view.known)
    result = score(answer, key, load_rubric(SOLUTIONS).strategy, view, days)
    assert result.value == result.maximum


@pytest.mark.parametrize("path", KEYS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_chain_of_the_models_strategy_is_broken(path: Path) -> None:
    """In the picture of what a key asks for nothing hangs in the air."""
    items, view, _, _ = _filled(path)
    answer, _ = parse_answer(items, "answers.json", view.known)
    found = picture(answer, view, load_reliefs(places.cases() / "catalogue"))
    assert [(node.id, gap.kind) for node, gap in found.gaps if gap.broken] == []


def _over(name: str, **change: Any) -> Callable[[Items], Items]:
    return lambda items: {**items, name: {**items.get(name, {}), **change}}


def _without(*names: str) -> Callable[[Items], Items]:
    return lambda items: {name: value for name, value in items.items() if not name.startswith(names)}


def _two_minds(items: Items) -> Items:
    ground = items["ground:one"]
    calm = _without("motion:M-VIDEO-PRESERVE", "motion:M-CALL", "motion:M-JOIN")(items)
    mend, end = {**ground, "consequence": "add-materials"}, {**ground, "consequence": "terminate"}
    return {**calm, "ground:one": mend, "ground:two": end}


def _attacked(items: Items) -> Items:
    """A piece that carries an admitted fact of the defence is attacked."""
    fact = next(
        name for name, one in items.items() if name.startswith("fact:") and one["status"] == "admitted"
    )
    piece = next(name for name in items if name.startswith("evidence:"))
    source = {**items[fact], "sources": [piece.partition(":")[2]]}
    used = {**items[piece], "admissible": "challenge", "proves": [fact.partition(":")[2]]}
    return {**items, fact: source, piece: used}


def _unproved(items: Items) -> Items:
    """A disputed fact rests on the burden of the authority alone, and the theory takes it over."""
    fact = next(
        name for name, one in items.items() if name.startswith("fact:") and one["status"] == "disputed"
    )
    bare = {
        name: {**one, "proves": [found for found in one["proves"] if f"fact:{found}" != fact]}
        for name, one in items.items()
        if name.startswith("evidence:")
    }
    position = {**items["position"], "theory": "Мы докажем, что он невиновен."}
    return {**items, **bare, fact: {**items[fact], "sources": [], "burden": True}, "position": position}


def _no_papers(items: Items) -> Items:
    bare = {name: {**one, "sources": []} for name, one in items.items() if name.startswith("fact:")}
    return {**items, **bare, "ground:one": {**items["ground:one"], "field": "AP.7"}}


# Rule → the case whose model is changed, and the change that breaks this rule and no other.
BREACHES: dict[str, tuple[str, Callable[[Items], Items]]] = {
    "R01": ("cf01", _over("position", primary=["POS-NOT-PARTICIPANT", "POS-NO-PROOF"])),
    "R02": ("cf01", _over("position", secondary=["POS-RIGHT-EXERCISED"])),
    "R03": ("cf01", _over("position", arguendo=["POS-JOURNALIST"])),
    "R04": ("cf01", _without("rejected:")),
    "R05": ("cf01", _over("fact:F1", status="disputed", burden=True)),
    "R07": ("cf05", _over("consent", teach_back=False)),
    "R12": ("cf01", _over("ground:one", what="ok-voluntary-summons")),
    "R13": ("cf01", _over("motion:M-APPEAL", stage="S5")),
    "R14": ("cf03", _over("motion:M-INTERPRETER", stage="S5")),
    "R16": ("cf01", _two_minds),
    "R17": ("cf01", _over("evidence:E-CAFE-CAM", secure="at-hearing")),
    "R26": ("cf07", _over("appeal", suspend=None)),
    "R28": ("cf13", lambda items: _over("pair:A+B", shared=True)(_over("pair:B+C", shared=True)(items))),
    "R09": ("cf01", _unproved),
    "R18": ("cf01", _attacked),
    "R20": ("cf06", _no_papers),
    "R29": ("cf06", lambda items: _over("appeal", grounds=[])(_without("motion:")(items))),
}


@pytest.mark.parametrize("rule", BREACHES)
def test_a_rule_fires_alone_on_what_breaks_it(rule: str) -> None:
    """The model of a case with one thing changed breaks that rule and no other."""
    case, change = BREACHES[rule]
    path = next(one for one in KEYS if one.parent.name == case)
    items, view, _, _ = _filled(path)
    assert _rules(change(items), view) == [rule]
