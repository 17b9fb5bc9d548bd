"""Conditions on times and choices."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from qorgau.cases.conditions import Condition, hold, unknown


class Clock:
    """Minutes by name."""

    def __init__(self, **minutes: int) -> None:
        self.minutes = minutes

    def minute_number(self, name: str) -> int:
        return self.minutes[name]

    def day_number(self, name: str) -> int:
        return self.minutes[name] // 1440


TIMES = Clock(a=10, b=190, c=1500, d=190)


def condition(**data: Any) -> Condition:
    """A condition as an author writes it."""
    return Condition.model_validate(data)


@pytest.mark.parametrize(
    ("data", "holds"),
    [
        ({"longer": ["a", "b", 179]}, True),
        ({"longer": ["a", "b", 180]}, False),
        ({"off_the_hour": ["c", 1]}, False),
        ({"off_the_hour": ["b", 1]}, True),
        ({"at_most": ["a", "b", 180]}, True),
        ({"at_most": ["a", "b", 179]}, False),
        ({"order": ["a", "b", "c"]}, True),
        ({"order": ["a", "b", "d"]}, False),
        ({"same_day": ["a", "b"]}, True),
        ({"same_day": ["a", "c"]}, False),
        ({"day_order": ["b", "a"]}, True),
        ({"day_order": ["c", "a"]}, False),
        ({"knob": "aid", "is": "yes"}, True),
        ({"knob": "aid", "is": True}, True),
        ({"knob": "aid", "is": "no"}, False),
        ({"knob": "other", "is": "no"}, False),
    ],
)
def test_a_condition_holds_or_not(data: dict[str, Any], holds: bool) -> None:
    """Each way of a condition, at its very edge."""
    assert condition(**data).holds(TIMES, {"aid": "yes"}) is holds


def test_a_list_holds_when_all_do() -> None:
    """A list of conditions is all of them; none is no condition."""
    both = condition(same_day=["a", "b"]), condition(same_day=["a", "c"])
    assert (hold(both, TIMES, {}), hold(both[:1], TIMES, {}), hold(None, TIMES, {})) == (False, True, True)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"longer": ["a", "b", 1], "knob": "aid", "is": "no"},
        {"knob": "aid"},
        {"order": ["a"]},
        {"longer": ["a", "b"]},
        {"shorter": ["a", "b", 1]},
    ],
)
def test_a_condition_has_one_way(data: dict[str, Any]) -> None:
    """Nothing, two ways at once, half a way or an unknown one is refused."""
    with pytest.raises(ValidationError):
        condition(**data)


def test_unknown_names_are_told() -> None:
    """Moments, knobs and choices that are not there are named."""
    when = (
        condition(order=["a", "x"]),
        condition(knob="hat", **{"is": "on"}),
        condition(knob="aid", **{"is": "maybe"}),
    )
    assert [
        "x" in one or "hat" in one or "maybe" in one for one in unknown(when, {"a"}, {"aid": ("no", "yes")})
    ] == [
        True,
        True,
        True,
    ]
