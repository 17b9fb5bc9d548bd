"""A strategy key that follows the choices of a variant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.keys.conftest import Kit

from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.data_file import read_yaml
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.keys.by_choice import combinations, decided_by_choice, follows_choices, wrong_choices
from qorgau.keys.check_case import strategy_problems
from qorgau.keys.load import load_rubric, read_strategy_key
from qorgau.keys.variant_files import write_variant
from qorgau.problem import BadInput, Problem

KEY, KNOBS = "solutions/cf01/strategy.yaml", "solutions/cf01/knobs.yaml"
AID: dict[str, tuple[str, ...]] = {"aid": ("no", "yes"), "hall": ("up", "down", "link")}
NO, YES, UP = {"knob": "aid", "is": "no"}, {"knob": "aid", "is": "yes"}, {"knob": "hall", "is": "up"}
WHY = {"ru": "Потому.", "kk": "Себебі.", "en": "Because."}


def with_aid(kit: Kit) -> None:
    """Gives the copied CF01 a knob that changes no paper."""
    kit.change(KNOBS, lambda data: data["knobs"].append({"id": "aid", "choices": ["no", "yes"]}))


def problems(kit: Kit) -> list[Problem]:
    """What the check says of the strategy key of the copied CF01."""
    cases = kit.home / "cases"
    case = load_case(find_case("CF01", cases), cases / "templates")
    catalogue, words = (
        load_catalogue(cases / "catalogue"),
        load_strategy_catalogue(cases / "catalogue"),
    )
    rubric = load_rubric(kit.solutions)
    return list(strategy_problems(kit.solutions / "cf01" / "strategy.yaml", case, catalogue, words, rubric))


@pytest.mark.parametrize(
    ("choice", "kept"), [("no", ["a", "b", ["c", "d"]]), ("yes", ["a", {"id": "e", "x": 1}])]
)
def test_an_item_stands_where_its_condition_holds(choice: str, kept: list[Any]) -> None:
    """Names, pairs and items of a list stay or go; without their condition they are written as any other."""
    data = [
        "a",
        {"when": NO, "id": "b"},
        {"when": NO, "value": ["c", "d"]},
        {"when": YES, "id": "e", "x": 1},
    ]
    assert decided_by_choice({"list": data}, {"aid": choice}) == {"list": kept}


def test_a_value_below_a_name_goes_with_its_name() -> None:
    """A reason that stands under a choice is gone under the others."""
    data = {"reasons": {"one": {**WHY, "when": YES}, "two": WHY}}
    assert decided_by_choice(data, {"aid": "no"}) == {"reasons": {"two": WHY}}
    assert decided_by_choice(data, {"aid": "yes"}) == {"reasons": {"one": WHY, "two": WHY}}


@pytest.mark.parametrize(("aid", "hall", "stands"), [("yes", "up", 1), ("no", "up", 2), ("no", "down", 3)])
def test_alternatives_give_one_value_for_each_choice(aid: str, hall: str, stands: int) -> None:
    """The alternative whose condition holds stands; one without a condition where no other does."""
    one_of = [{"when": YES, "value": 1}, {"when": [NO, UP], "value": 2}, {"value": 3}]
    assert decided_by_choice({"n": {"one_of": one_of}}, {"aid": aid, "hall": hall}) == {"n": stands}


def test_only_the_knobs_that_a_key_names_are_combined() -> None:
    """A key that follows one of two knobs has as many forms as that one has choices, the written one first."""
    assert combinations({"a": {"when": YES, **WHY}}, AID) == ({"aid": "no"}, {"aid": "yes"})
    assert combinations({"a": 1}, AID) == ({},)
    assert not follows_choices({"a": [1, {"b": 2}]})


@pytest.mark.parametrize(
    ("node", "field", "said"),
    [
        ({"when": {"knob": "hat", "is": "on"}, **WHY}, "n.when", "no choice knob 'hat'"),
        ({"when": {"knob": "aid", "is": "on"}, **WHY}, "n.when", "has no choice 'on'"),
        ({"when": {"longer": ["t0", "dp", 5]}, **WHY}, "n.when", "hangs on a time"),
        ({"when": {"knob": "aid"}, **WHY}, "n.when", "is no condition"),
        ([{"id": "x", "when": "always"}], "n.x.when", "is no condition"),
        (
            {"one_of": [{"when": NO, "id": 1}, {"when": NO, "id": 2}]},
            "n.one_of",
            "2 of its alternatives stand (aid: no)",
        ),
        ({"one_of": [{"id": 1}], "ru": "Нет."}, "n", "says more than one_of"),
    ],
)
def test_a_wrong_condition_is_told_with_its_field(node: Any, field: str, said: str) -> None:
    """Unknown knobs and choices, times, what is no condition and alternatives that meet; each with a hint."""
    (problem,) = wrong_choices({"n": node}, AID, "strategy.yaml")
    assert (problem.file, problem.field) == ("strategy.yaml", field)
    assert said in problem.message
    assert problem.hint


def test_a_wrong_condition_stops_the_loading(kit: Kit) -> None:
    """A key that names a knob of no case is not read: a part of it would be missing in silence."""
    kit.change(KEY, lambda data: data["risks"]["expected"][0].update(when={"knob": "hat", "is": "on"}))
    with pytest.raises(BadInput, match="no choice knob 'hat'"):
        read_strategy_key(kit.solutions / "cf01" / "strategy.yaml")


def test_a_key_must_be_whole_under_every_choice(kit: Kit) -> None:
    """What the key leaves unexplained in one variant is told with the field and the choice, and only once."""
    with_aid(kit)
    assert problems(kit) == []
    kit.change(KEY, lambda data: data["positions"]["POS-ALIBI"].update(when=NO))
    (problem,) = problems(kit)
    assert (problem.field, problem.message) == ("positions", "says nothing about POS-ALIBI (aid: yes)")


def test_a_part_that_no_choice_leaves_out_is_missing_in_the_other(kit: Kit) -> None:
    """A value that every key has is asked for under every choice."""
    with_aid(kit)
    kit.change(KEY, lambda data: data["client"].update(language={"one_of": [{"when": NO, "id": "ru"}]}))
    assert [(one.field, one.message) for one in problems(kit)] == [
        ("client.language", "Field required (aid: yes)")
    ]


def test_a_variant_has_the_key_of_its_choices(kit: Kit, tmp_path: Path) -> None:
    """The key that is written with a variant holds what its choice leaves, decided and without conditions."""
    with_aid(kit)
    kit.change(KEY, lambda data: data["client"]["access"].append({"when": YES, "id": "breaks"}))
    kit.change(
        KEY,
        lambda data: data["client"].update(access=[{"when": NO, "id": "none"}, data["client"]["access"][-1]]),
    )
    kit.change(KEY, lambda data: data["client"]["others"]["breaks"].update(when=NO))
    kit.change(KEY, lambda data: data["client"]["others"].update(none={**WHY, "when": YES}))
    assert problems(kit) == []
    seen = {}
    for seed in range(1, 9):
        chosen = kit.shop().deck.draw(seed).choices["aid"]
        write_variant("CF01", seed, kit.home, kit.solutions, tmp_path / str(seed))
        path = tmp_path / str(seed) / KEY
        assert not follows_choices(read_yaml(path))
        seen[chosen] = read_strategy_key(path).client.access
    assert seen == {"no": ("none",), "yes": ("breaks",)}
