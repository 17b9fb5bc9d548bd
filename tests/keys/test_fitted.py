"""A key made to fit its case."""

from __future__ import annotations

from typing import Any

import pytest
from tests.keys.conftest import Kit

from qorgau.cases.load import find_case, load_case
from qorgau.exercises.mark.key import MarkKey
from qorgau.keys.load import ready_mark_key
from qorgau.problem import BadInput, Problem

KEY = "solutions/cf01/mark.yaml"


def ready(kit: Kit) -> tuple[MarkKey, tuple[Problem, ...]]:
    """The key of the copied CF01, made ready."""
    cases = kit.home / "cases"
    return ready_mark_key(
        kit.solutions / "cf01" / "mark.yaml", load_case(find_case("CF01", cases), cases / "templates")
    )


def first(data: Any, **change: Any) -> None:
    """Changes the first defect of a key."""
    data["defects"][0].update(change)


def test_the_reasons_tell_the_minutes_of_the_case(kit: Kit) -> None:
    """Placeholders of every text of a key are filled."""
    key, problems = ready(kit)
    assert problems == ()
    assert "{{" not in key.model_dump_json()
    assert "13:02" in key.defect["K3"].why.ru


def test_a_placeholder_nobody_can_fill_is_told(kit: Kit) -> None:
    """An unknown minute in a reason is told with the item and the language."""
    why = {"ru": "в {{ at.supper }}", "kk": "x", "en": "x"}
    kit.change(KEY, lambda data: first(data, why=why))
    assert [one.field for one in ready(kit)[1]] == ["defects.K1.why.ru"]


def test_an_unchanged_field_has_the_general_reason(kit: Kit) -> None:
    """A field that the case leaves alone needs no reason of its own; one that it changes does."""
    kit.change(KEY, lambda data: [data["plain"].pop(name) for name in ("DP.1", "DP.15")])
    key, _ = ready(kit)
    assert key.plain["DP.1"].kk
    assert "DP.15" not in key.plain


def test_an_item_that_does_not_hold_is_left_out(kit: Kit) -> None:
    """An item for files with a long detention only: gone when the detention is short, and its plain reason stands."""
    why = {"ru": "x", "kk": "x", "en": "x"}
    kit.change(
        KEY,
        lambda data: (first(data, when={"longer": ["t0", "dp", 500]}), data["plain"].update({"DP.7": why})),
    )
    key, problems = ready(kit)
    assert problems == ()
    assert "K1" not in key.defect
    assert key.plain["DP.7"].ru == "x"
    kit.change(KEY, lambda data: first(data, when={"longer": ["t0", "dp", 100]}))
    key, _ = ready(kit)
    assert "K1" in key.defect
    assert "DP.7" not in key.plain


@pytest.mark.parametrize("when", [{"longer": ["t0", "supper", 1]}, {"knob": "hat", "is": "on"}])
def test_a_condition_on_nothing_is_told(kit: Kit, when: dict[str, Any]) -> None:
    """A condition that names what neither case nor knobs have is told with its item."""
    kit.change(KEY, lambda data: first(data, when=when))
    assert [one.field for one in ready(kit)[1]] == ["defects.K1.when"]


def test_a_condition_of_two_ways_is_refused(kit: Kit) -> None:
    """A condition says one thing."""
    kit.change(KEY, lambda data: first(data, when={"same_day": ["t0", "dp"], "order": ["t0", "dp"]}))
    with pytest.raises(BadInput):
        ready(kit)
