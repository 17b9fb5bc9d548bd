"""Which items carry points."""

from __future__ import annotations

from datetime import date

import pytest

from qorgau import places
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.material import load_setting
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.keys.check_strategy import hanging_strategy
from qorgau.keys.load import load_rubric, read_mark_key, read_strategy_key
from qorgau.keys.switches import (
    Switch,
    appeal_by_law,
    basis_by_law,
    by_law,
    load_switches,
    strategy_by_law,
)
from qorgau.law.registry import Registry, load_registry
from qorgau.law.signoff import SignOff

SOLUTIONS = places.home() / "solutions"
DAY = date(2019, 6, 10)


@pytest.fixture
def key() -> MarkKey:
    """The key of CF01."""
    return read_mark_key(SOLUTIONS / "cf01" / "mark.yaml")


def graded(key: MarkKey) -> dict[str, bool]:
    """Items by id: do they carry points?"""
    return {item.id: item.graded for item in key.defects}


def switch(item: str, on: bool, exercise: str = "mark") -> Switch:
    """A switch for an item of CF01."""
    return Switch(case="CF01", exercise=exercise, item=item, graded=on, by="a trainer", why="a reason")


def signed(*provisions: str) -> Registry:
    """The registry with a lawyer's sign-off for the wording of 2017 to 2025."""
    plain = load_registry()
    offs = [
        SignOff.model_validate(
            {
                "provision": one,
                "from": "2017-12-28",
                "to": "2025-02-28",
                "by": "advocate",
                "when": "2026-12-01",
                "source": "official text",
            }
        )
        for one in provisions
    ]
    return Registry({one: plain.get(one) for one in plain.ids()}, offs)


def test_an_item_without_a_confirmed_norm_is_worth_nothing(key: MarkKey) -> None:
    """K3 of CF01 rests on wordings that were not read for 2019: by the rule alone it is not graded."""
    found = graded(by_law(key, DAY, load_registry(), ()))
    assert found["K3"] is False
    assert sum(found.values()) == len(found) - 1


def test_a_switch_turns_an_item_on(key: MarkKey) -> None:
    """A trainer who vouches for an item turns it on with one entry."""
    assert graded(by_law(key, DAY, load_registry(), (switch("K3", True),)))["K3"] is True


def test_a_switch_turns_an_item_off(key: MarkKey) -> None:
    """Any item can be taken out of a training with one entry, and only that one."""
    found = graded(by_law(key, DAY, load_registry(), (switch("K1", False),)))
    assert found["K1"] is False
    assert found["K2"] is True


def test_a_switch_of_another_exercise_changes_nothing(key: MarkKey) -> None:
    """A switch names case and exercise."""
    assert graded(by_law(key, DAY, load_registry(), (switch("K1", False, "strategy"),)))["K1"] is True


def test_a_sign_off_makes_the_item_graded(key: MarkKey) -> None:
    """When a lawyer has compared one of its norms for that day, the item is graded by the rule."""
    assert graded(by_law(key, DAY, signed("cao-789-p1"), ()))["K3"] is True


def test_a_sign_off_for_other_days_does_not(key: MarkKey) -> None:
    """A sign-off confirms only the days it names."""
    early = date(2016, 6, 10)
    assert graded(by_law(key, early, signed("cao-789-p1"), ()))["K3"] is False


def test_the_kits_own_switches_leave_all_nine_items_graded(key: MarkKey) -> None:
    """With the file as it stands the blueprint's nine defects of CF01 carry points."""
    assert set(graded(by_law(key, DAY, load_registry(), load_switches(SOLUTIONS))).values()) == {True}


def test_an_ungraded_date_gives_its_points_to_the_others() -> None:
    """Without a confirmed term the date of appeal is worth nothing and the exercise keeps its maximum."""
    rubric = load_rubric(SOLUTIONS).strategy
    found = appeal_by_law(rubric, "CF01", ("cao-832-p1", "cao-739"), DAY, load_registry(), ())
    assert found.dimensions.appeal == 0
    assert found.dimensions.total == pytest.approx(rubric.dimensions.total)


def test_a_confirmed_term_keeps_its_points() -> None:
    """After a sign-off the date counts as the rubric says, without any switch."""
    rubric = load_rubric(SOLUTIONS).strategy
    assert appeal_by_law(rubric, "CF01", ("cao-832-p1",), DAY, signed("cao-832-p1"), ()) == rubric


def norms(key: StrategyKey) -> dict[str, bool]:
    """Norms of the legal basis by item: do they carry points?"""
    return {norm.item: norm.graded for norm in key.basis.expected}


@pytest.fixture
def strategy() -> StrategyKey:
    """The strategy key of CF01."""
    return read_strategy_key(SOLUTIONS / "cf01" / "strategy.yaml")


def test_a_norm_known_from_memory_is_shown_and_not_graded(strategy: StrategyKey) -> None:
    """Of the legal basis of CF01 one norm was not read; one confirmed norm of several is enough for a point."""
    found = norms(strategy_by_law(strategy, DAY, load_registry(), ()))
    assert [item for item, on in found.items() if not on] == ["basis:iccpr-9-1-5"]
    assert found["basis:cao-781"]


def test_a_sign_off_grades_a_norm_and_a_switch_decides_otherwise(strategy: StrategyKey) -> None:
    """The basis follows the same rule as every other item."""
    item = "basis:iccpr-9-1-5"
    assert norms(strategy_by_law(strategy, DAY, signed("iccpr-9-1-5"), ()))[item]
    assert norms(strategy_by_law(strategy, DAY, load_registry(), [switch(item, True, "strategy")]))[item]
    off = [switch("basis:cao-781", False, "strategy")]
    assert not norms(strategy_by_law(strategy, DAY, load_registry(), off))["basis:cao-781"]


def test_a_basis_without_a_graded_norm_gives_its_points_to_the_others(strategy: StrategyKey) -> None:
    """The exercise keeps its maximum whatever of the law is confirmed."""
    rubric = load_rubric(SOLUTIONS).strategy
    off = [switch(norm.item, False, "strategy") for norm in strategy.basis.expected]
    found = basis_by_law(rubric, strategy_by_law(strategy, DAY, load_registry(), off))
    assert found.dimensions.basis == 0
    assert found.dimensions.total == pytest.approx(rubric.dimensions.total)
    assert basis_by_law(rubric, strategy) == rubric


def test_the_points_of_the_basis_hang_on_its_norms() -> None:
    """What a lawyer still has to compare names the norms of the strategy with their share of the points."""
    material = load_setting("w01", places.home(), load_registry()).material("strategy")
    found = list(hanging_strategy(material, SOLUTIONS, SOLUTIONS / "cf01" / "strategy.yaml"))
    assert sum(one.points for one in found) == pytest.approx(8)
    assert {one.item: one.norms for one in found}["basis:cao-781"] == ("cao-781", "cao-10")
