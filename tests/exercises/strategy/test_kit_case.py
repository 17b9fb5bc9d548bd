"""The rules on the kit's own catalogue and first case: the plan and the traps of its blueprint."""

from __future__ import annotations

from typing import Any

import pytest

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import CaseView, case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.predicates import PREDICATES
from qorgau.exercises.strategy.rules import check_rules

PLAN = {
    "S1": ["M-STATUS-TIME", "M-REMARKS", "M-DEFENDER", "M-VIDEO-PRESERVE"],
    "S2": ["M-FILE-ACCESS"],
    "S3": ["M-PREP-TIME"],
    "S4": ["M-CALL-OFFICER", "M-CALL-WITNESS", "M-EXCLUDE"],
    "S5": ["M-TERMINATE"],
    "S6": ["M-COPY"],
    "S7": ["M-APPEAL"],
}


@pytest.fixture(scope="module")
def lunch() -> CaseView:
    catalogue = places.cases() / "catalogue"
    case = load_case(find_case("CF01", places.cases()), places.cases() / "templates")
    return case_view(case, load_catalogue(catalogue), load_strategy_catalogue(catalogue))


def _rules(view: CaseView, items: dict[str, Any]) -> set[str]:
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == ()
    return {finding.rule for finding in check_rules(answer, view)}


def test_every_predicate_is_used(lunch: CaseView) -> None:
    """The kit's rules call every predicate there is."""
    assert {rule.predicate for rule in lunch.vocabulary.rules} == set(PREDICATES)


def test_the_plan_of_the_blueprint_is_in_time_and_order(lunch: CaseView) -> None:
    """The motions of the case, in the order its authors give, break no rule on windows or understanding."""
    steps = [(motion, stage) for stage, motions in PLAN.items() for motion in motions]
    items = {f"motion:{motion}": {"stage": stage, "order": n} for n, (motion, stage) in enumerate(steps)}
    assert not {"R13", "R14"} & _rules(lunch, items)


def test_the_client_s_own_track_refutes_the_alibi(lunch: CaseView) -> None:
    """The GPS track has the courier on the square within half an hour of the alleged minute."""
    assert "R06" in _rules(lunch, {"position": {"primary": ["POS-ALIBI"]}})


def test_presence_may_be_admitted_beside_not_taking_part(lunch: CaseView) -> None:
    """Admitting presence and disputing participation fits the position of who was there and took no part."""
    items = {
        "position": {"primary": ["POS-NOT-PARTICIPANT"]},
        "fact:F1": {"status": "admitted"},
        "fact:F2": {"status": "disputed", "burden": True},
    }
    assert _rules(lunch, items) == {"R04"}


def test_the_kit_s_plan_offers_what_the_interview_has(lunch: CaseView) -> None:
    """Eight steps, and on each side of the card lines that help and lines that harm, these with a reason."""
    plan = lunch.vocabulary.plan
    assert len(plan.steps) == 8
    for section in ("dos", "donts"):
        wrong = plan.wrong(section)
        assert len(wrong) >= 3
        assert len(plan.by_id[section]) - len(wrong) >= 6


def test_the_levels_of_law_stand_in_the_order_of_pleading(lunch: CaseView) -> None:
    """The law of the country before treaties, treaties before what explains them."""
    assert list(lunch.vocabulary.plan.level_place) == [
        "national",
        "constitutional",
        "ICCPR",
        "CRPD",
        "soft-law",
    ]


def test_what_comes_before_the_merits_is_marked_in_the_catalogue(lunch: CaseView) -> None:
    """Two positions may end or open a case by themselves."""
    assert lunch.vocabulary.gates == ("POS-LIMITATION", "POS-ACCESS-APPEAL")


def test_a_norm_of_another_day_is_known_as_such(lunch: CaseView) -> None:
    """The view of a case of 2019 knows the law of 2020 and that it was not law yet."""
    assert lunch.norms["cao-488-old-p1"] is True
    assert lunch.norms["assembly2020-law"] is False
