"""Variants: a seed names a file, and every file of every seed keeps its lesson."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from tests.keys.conftest import Kit

from qorgau import places
from qorgau.cases.load import case_folders, load_case
from qorgau.keys.check_knobs import ENOUGH, LONG, knob_problems
from qorgau.keys.load import load_mark_key, load_strategy_key
from qorgau.keys.variant_files import write_variant
from qorgau.keys.workshop import Workshop, workshop
from qorgau.problem import BadInput

SEEDS = 1000
SOLUTIONS = places.home() / "solutions"
WITH_KNOBS = [
    folder
    for folder in case_folders(places.cases())
    if (SOLUTIONS / folder.name.split("-")[0] / "knobs.yaml").is_file()
]
KNOBS = "solutions/cf01/knobs.yaml"
FIXED: dict[str, Any] = {
    "case": "CF01",
    "knobs": [
        {"id": "restraint", "shift": ["t0", "delivered", "gate_log"], "minutes": {"from": -4, "to": 10}},
        {"id": "record", "shift": ["dp", "ap", "ex"], "minutes": {"from": -10, "to": 10, "step": 5}},
        {"id": "act", "stated": "act", "minutes": {"from": 20, "to": 40}},
        {"id": "week", "days": [0, 7]},
        {"id": "aid", "choices": ["no", "yes"]},
    ],
    "keep": [{"order": ["cordon", "t0", "delivered", "act", "dp", "mother_called", "ap", "ex", "released"]}],
}
"""Knobs that no author changes."""
GOLDEN = {
    1: "restraint=-1,record=5,act=31,week=7,aid=yes",
    2: "restraint=-4,record=10,act=40,week=0,aid=no",
    3: "restraint=8,record=0,act=32,week=0,aid=no",
}
"""How these knobs stand for a seed, on every machine and every Python."""


def shop_of(folder: Path) -> Workshop:
    """The workshop of a case of the kit."""
    return workshop(folder, places.cases() / "templates", SOLUTIONS)


def digest(folder: Path) -> str:
    """One digest of all files below a folder, their names included."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        found.update(path.relative_to(folder).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


@pytest.mark.parametrize("folder", WITH_KNOBS, ids=lambda folder: folder.name)
def test_a_thousand_seeds_keep_the_lesson(folder: Path) -> None:
    """No contradiction of the clock, no event out of order, no accidental defect, the same items; many variants."""
    shop = shop_of(folder)
    different = set()
    for seed in range(1, SEEDS + 1):
        variant = shop.deck.draw(seed)
        different.add(tuple(variant.positions.values()))
        assert list(shop.faults(variant)) == []
    assert shop.data.minutes < LONG or len(different) >= ENOUGH


@pytest.mark.parametrize("folder", WITH_KNOBS, ids=lambda folder: folder.name)
def test_a_seed_gives_the_same_variant_again(folder: Path) -> None:
    """Drawn by two workshops, in another order, a seed names the same positions."""
    first, second = shop_of(folder), shop_of(folder)
    drawn = {seed: first.deck.draw(seed).positions for seed in range(1, 30)}
    assert {seed: second.deck.draw(seed).positions for seed in reversed(range(1, 30))} == drawn


@pytest.mark.parametrize("folder", WITH_KNOBS, ids=lambda folder: folder.name)
def test_variants_load_with_their_keys(folder: Path, tmp_path: Path) -> None:
    """Some variants of each case, each choice among them, are written and load by themselves, keys and all."""
    shop = shop_of(folder)
    wanted = {(name, choice) for name, choices in shop.knobs.choices.items() for choice in choices} | {
        ("", "")
    }
    for seed in range(1, 200):
        variant = shop.deck.draw(seed)
        shown = wanted & {*variant.choices.items(), ("", "")}
        if shown:
            wanted -= shown
            written = write_variant(shop.data.id, seed, places.home(), SOLUTIONS, tmp_path / str(seed))
            case = load_case(written, tmp_path / str(seed) / "cases" / "templates")
            assert case.data.seed == seed
            for name, minute in variant.timing.minutes.items():
                assert case.moments.minute_number(name) == minute
        if not wanted:
            break
    assert wanted == set()


def test_a_day_under_another_law_is_told(kit: Kit) -> None:
    """A file that moves to a day for which other norms were read would be another lesson."""
    kit.change("solutions/switches.yaml", lambda data: data.update(switches=[]))
    kit.change(KNOBS, lambda data: data["knobs"][-1].update(days=[0, 2450]))
    assert any("carry points" in str(one) for one in knob_problems(kit.shop()))


def test_a_variant_is_never_written_over_its_case(kit: Kit) -> None:
    """The folder of the kit itself is refused: the file as written would be lost."""
    with pytest.raises(BadInput, match="another folder"):
        write_variant("CF01", 1, kit.home, kit.solutions, kit.home)


@pytest.mark.parametrize("seed", GOLDEN)
def test_the_bytes_of_a_seed_never_change(kit: Kit, tmp_path: Path, seed: int) -> None:
    """The same seed gives the same bytes again, and the positions that are written down here."""
    kit.change(KNOBS, lambda data: (data.clear(), data.update(FIXED)))
    written = write_variant("CF01", seed, kit.home, kit.solutions, tmp_path / "out")
    again = write_variant("CF01", seed, kit.home, kit.solutions, tmp_path / "again")
    assert digest(written) == digest(again)
    positions = ",".join(f"{name}={at}" for name, at in kit.shop().deck.draw(seed).positions.items())
    assert positions == GOLDEN[seed]


def test_the_key_of_a_variant_tells_its_times(kit: Kit, tmp_path: Path) -> None:
    """The reasons of the key name the minutes of the variant, and its quotes stand in its papers."""
    written = write_variant("CF01", 3, kit.home, kit.solutions, tmp_path / "out")
    case = load_case(written, tmp_path / "out" / "cases" / "templates")
    key = load_mark_key(tmp_path / "out" / "solutions" / "cf01" / "mark.yaml", case)
    assert f"{case.moments.minute('t0'):%H:%M}" in key.defect["K3"].why.ru
    for item in key.defects:
        if item.quote is not None:
            assert item.quote.ru in case.fields[item.fields[0]].entry.ru
    load_strategy_key(tmp_path / "out" / "solutions" / "cf01" / "strategy.yaml", case)


def test_a_choice_turns_an_item(kit: Kit, tmp_path: Path) -> None:
    """A choice that changes a paper changes the key by rule: the defect goes, its look-alike comes."""

    def with_choice(data: Any) -> None:
        data["knobs"].append({"id": "start", "choices": ["shifted", "true"]})
        both = {
            "ru": "{{ at.t0 }}, {{ at.delivered }}",
            "kk": "{{ at.t0 }}, {{ at.delivered }}",
            "en": "{{ at.t0 }}, {{ at.delivered }}",
        }
        change = {"when": {"knob": "start", "is": "true"}, "documents": {"DP": {7: {"entry": both}}}}
        data["changes"] = [change]

    def conditional(data: Any) -> None:
        item = next(one for one in data["defects"] if one["defect"] == "det-clock-shifted")
        item["when"] = {"knob": "start", "is": "shifted"}
        twin = {
            "field": "DP.7",
            "look_alike": "ok-two-times",
            "why": item["why"],
            "question": item["question"],
        }
        data["look_alikes"].append({**twin, "when": {"knob": "start", "is": "true"}})

    kit.change(KNOBS, with_choice)
    kit.change("solutions/cf01/mark.yaml", conditional)
    shop = kit.shop()
    assert knob_problems(shop) == []
    seen = set()
    for seed in range(1, 12):
        chosen = shop.deck.draw(seed).choices["start"]
        written = write_variant("CF01", seed, kit.home, kit.solutions, tmp_path / str(seed))
        case = load_case(written, tmp_path / str(seed) / "cases" / "templates")
        key = load_mark_key(tmp_path / str(seed) / "solutions" / "cf01" / "mark.yaml", case)
        seen.add((chosen, "K1" in key.defect, "DP.7" in key.look_alike))
    assert seen == {("shifted", True, False), ("true", False, True)}


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ({"longer": ["t0", "dp", 10_000]}, "does not hold for the file as written"),
        ({"longer": ["t0", "supper", 1]}, "supper"),
        ({"knob": "hat", "is": "on"}, "hat"),
    ],
)
def test_a_condition_that_cannot_hold_is_told(kit: Kit, keep: dict[str, Any], said: str) -> None:
    """A condition that the file as written breaks, or that names what is not there, is told."""
    kit.change(KNOBS, lambda data: data["keep"].append(keep))
    assert any(said in str(one) for one in knob_problems(kit.shop()))


def test_conditions_that_never_hold_together_are_an_error(kit: Kit) -> None:
    """A draw gives up with a clear error instead of running for ever."""
    kit.change(
        KNOBS,
        lambda data: data["keep"].extend([{"longer": ["t0", "dp", 300]}, {"at_most": ["t0", "dp", 200]}]),
    )
    with pytest.raises(BadInput, match="never held"):
        kit.shop().deck.draw(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["knobs"][0]["shift"].append("supper"), "no event 'supper'"),
        (
            lambda data: data["knobs"].append({"id": "x", "stated": "y", "minutes": {"from": 0, "to": 1}}),
            "no stated minute",
        ),
        (lambda data: data["knobs"][0].update(minutes={"from": 3, "to": 8}), "is not among them"),
        (lambda data: data.update(case="CF02"), "the case is 'CF01'"),
        (
            lambda data: data.update(
                knobs=[{"id": "act", "stated": "act", "minutes": {"from": 20, "to": 40}}]
            ),
            "different variants",
        ),
        (lambda data: data.update(keep=[]), "comes before"),
        (
            lambda data: data.update(changes=[{"when": {"knob": "order", "is": "yes"}, "documents": {}}]),
            "no choice 'yes'",
        ),
    ],
)
def test_a_knob_with_a_fault_is_told(kit: Kit, change: Any, said: str) -> None:
    """Unknown names, a range without the file as written, another law, too few variants, events that pass each other."""
    kit.change(KNOBS, change)
    assert any(said in str(one) for one in knob_problems(kit.shop()))
