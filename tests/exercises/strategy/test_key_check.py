"""A key is checked against its case, the vocabulary and the rubric, with all problems at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.key_check import check_key, check_points

WHY = {"ru": "Потому.", "en": "Because."}


def _problems(toy: Any, raw: Any) -> list[tuple[str, str]]:
    key = StrategyKey.model_validate(raw)
    found = check_key(key, toy.view, {"appeal"}, toy.rubric, "strategy.yaml")
    assert {one.file for one in found} <= {"strategy.yaml"}
    assert all(one.hint for one in found)
    return [(one.field, one.message) for one in found]


def _raw(toy: Any) -> Any:
    return toy.key.model_dump(mode="json", exclude_none=True)


def test_the_toy_key_fits(toy: Any) -> None:
    """The key of the examples has no problem."""
    assert _problems(toy, _raw(toy)) == []


DAMAGES: list[tuple[Callable[[Any], Any], str, str]] = [
    (lambda key: key.update(case="CF99"), "case", "is 'CF99'"),
    (
        lambda key: key["primary"].append({"id": "POS-NONE", "weight": 0.5}),
        "primary",
        "no position 'POS-NONE'",
    ),
    (lambda key: key["primary"].append(key["primary"][0]), "primary", "stands twice"),
    (lambda key: key.update(primary=[{"id": "POS-UNPROVED", "weight": 0.7}]), "primary", "weight 1"),
    (lambda key: key["secondary"].append("POS-SANG"), "secondary", "excludes POS-BYSTANDER"),
    (lambda key: key["positions"].pop("POS-WARDEN"), "positions", "says nothing about POS-WARDEN"),
    (lambda key: key["positions"].update({"POS-NONE": WHY}), "positions", "no position"),
    (lambda key: key["facts"].pop(), "facts", "says nothing about F4"),
    (lambda key: key["facts"].append(key["facts"][0]), "facts", "stands twice"),
    (
        lambda key: key["facts"][0]["sources"].append("ZZ.1"),
        "facts.F1.sources",
        "no evidence or field 'ZZ.1'",
    ),
    (lambda key: key["evidence"][0].update(id="E-NONE"), "evidence", "no evidence 'E-NONE'"),
    (lambda key: key["evidence"][0]["proves"].append("F9"), "evidence.E-TURNSTILE.proves", "no fact 'F9'"),
    (lambda key: key["motions"]["others"].pop("M-TAPE"), "motions.harmless", "not among the others"),
    (lambda key: key["motions"]["others"].pop("M-BACK"), "motions.others", "says nothing about M-BACK"),
    (lambda key: key["motions"]["others"].update({"M-FILE": WHY}), "motions.others", "M-FILE is expected"),
    (
        lambda key: key["motions"]["expected"][1].update(stages=["S4"]),
        "motions.expected.M-KEEP.stages",
        "outside",
    ),
    (
        lambda key: key["motions"]["expected"][1].update(stages=["S9"]),
        "motions.expected.M-KEEP.stages",
        "no stage",
    ),
    (lambda key: key["motions"]["order"].append(["M-BACK", "M-FILE"]), "motions.order", "no expected motion"),
    (
        lambda key: key["motions"]["order"].append(["M-STRIKE", "M-FILE"]),
        "motions.order",
        "cannot come before",
    ),
    (lambda key: key["motions"]["order"].append(["M-KEEP", "M-TIME"]), "motions.order", "goes in a circle"),
    (lambda key: key["appeal"].update(served="lost"), "appeal.served", "no event 'lost'"),
    (lambda key: key["appeal"].update(limit="review"), "appeal.limit", "no limit 'review'"),
    (lambda key: key["gate"].update(right="POS-SANG"), "gate.right", "no gate 'POS-SANG'"),
    (lambda key: key["gate"]["why"].pop("none"), "gate.why", "says nothing about none"),
    (lambda key: key["basis"]["expected"][0]["any"].append("no-rule"), "basis.expected", "no provision"),
    (lambda key: key["basis"]["expected"][0]["any"].append("old-rule"), "basis.expected", "was not law"),
    (lambda key: key["basis"]["expected"].reverse(), "basis.expected", "stands after a later level"),
    (
        lambda key: key["basis"]["expected"][0].update(level="cosmic"),
        "basis:rule-time.level",
        "no level 'cosmic'",
    ),
    (lambda key: key["basis"]["others"].update({"rule-time": WHY}), "basis.others", "is expected"),
    (lambda key: key["client"]["do"].append("sing"), "client.do", "wrong in every case"),
    (lambda key: key["client"]["do"].append("dance"), "client.do", "no word of plan.yaml"),
    (lambda key: key["client"]["access"].append("reader"), "client.access", "says none and names a need"),
    (lambda key: key["client"]["others"].update({"call": WHY}), "client.others", "call is right"),
    (
        lambda key: key["client"]["others"].pop("reader"),
        "client.others",
        "says nothing about reader (access)",
    ),
    (lambda key: key["client"].update(harmless=["call"]), "client.harmless", "not among the others"),
    (lambda key: key["risks"]["others"].pop("choir"), "risks", "says nothing about choir"),
    (lambda key: key["risks"]["others"].update({"card": WHY}), "risks.others", "card is expected"),
    (lambda key: key["fallback"]["positions"].pop("none"), "fallback.positions", "says nothing about none"),
    (lambda key: key["fallback"]["accepted"].append("POS-SANG"), "fallback.accepted", "excludes"),
    (lambda key: key["appeal"]["why"]["ask"].pop("change"), "appeal.why.ask", "says nothing about change"),
    (lambda key: key["appeal"]["why"].pop("status"), "appeal.why.status", "is missing"),
    (lambda key: key["appeal"]["why"].pop("suspend"), "appeal.why.suspend", "is missing"),
    (
        lambda key: key["evidence"][0].update(admissible="challenge"),
        "evidence.E-TURNSTILE.challenge",
        "is missing",
    ),
    (
        lambda key: key["evidence"][0].update(admissible="no", challenge=WHY, ground="no-such"),
        "evidence.E-TURNSTILE.ground",
        "no defect 'no-such'",
    ),
    (
        lambda key: key["evidence"][0].update(ground="time-missing"),
        "evidence.E-TURNSTILE.ground",
        "goes with a challenge",
    ),
    (lambda key: key["spare"].pop("E-GUARD"), "spare", "says nothing about E-GUARD"),
    (lambda key: key["spare"].update({"E-CARD": WHY}), "spare", "E-CARD is expected"),
    (lambda key: key["theory"].update(en="word " * 41), "theory.en", "has 41 words"),
]


@pytest.mark.parametrize(("damage", "field", "message"), DAMAGES, ids=[f"{f}-{m}" for _, f, m in DAMAGES])
def test_a_damaged_key_is_reported(toy: Any, damage: Callable[[Any], Any], field: str, message: str) -> None:
    """Each damage is named with its field."""
    raw = _raw(toy)
    damage(raw)
    assert any(path == field and message in said for path, said in _problems(toy, raw))


def test_all_problems_come_at_once(toy: Any) -> None:
    """A key with many damages gets them all."""
    raw = _raw(toy)
    for damage, field, _ in DAMAGES:
        if field in ("case", "appeal.served", "theory.en", "facts.F1.sources"):
            damage(raw)
    assert {path for path, _ in _problems(toy, raw)} == {
        "case",
        "appeal.served",
        "theory.en",
        "facts.F1.sources",
    }


def test_the_rubric_makes_the_points_of_the_exercise(toy: Any) -> None:
    """Dimensions that do not add up to the points of the workbook are a problem."""
    assert check_points(toy.rubric, 60, "rubric.yaml") == ()
    (problem,) = check_points(toy.rubric, 40, "rubric.yaml")
    assert problem.field == "strategy.dimensions"


@pytest.mark.parametrize("part", ["gate", "basis", "client", "risks", "fallback"])
def test_every_part_of_the_plan_is_asked_of_a_key(toy: Any, part: str) -> None:
    """A key without one of the parts around the position is refused, by the name of the part."""
    raw = _raw(toy)
    del raw[part]
    with pytest.raises(ValidationError) as refused:
        StrategyKey.model_validate(raw)
    assert [error["loc"] for error in refused.value.errors()] == [(part,)]
