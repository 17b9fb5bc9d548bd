"""What the clock alone says of a file, against what its key says."""

from __future__ import annotations

from typing import Any

import pytest
from tests.keys.conftest import Kit

from qorgau.cases.variant import Variant
from qorgau.keys.workshop import Workshop

CASE = "cases/cf01-lunch-hour-delivery/case.yaml"
KEY = "solutions/cf01/mark.yaml"


def verdicts(shop: Workshop, variant: Variant | None = None) -> dict[str, str]:
    """The clock's verdict by defect."""
    return {one.defect: one.verdict for one in shop.audited(variant or shop.deck.as_written)}


def move(data: Any, event: str, at: str) -> None:
    """Moves one event of case.yaml."""
    next(one for one in data["events"] if one["id"] == event)["at"] = at


def without(data: Any, defect: str) -> None:
    """Takes a defect out of a key."""
    data["defects"] = [item for item in data["defects"] if item["defect"] != defect]


def test_the_clock_finds_what_the_key_of_cf01_says(kit: Kit) -> None:
    """Wrong start, too long before any record, an act in custody; the limitation has not run out."""
    assert verdicts(kit.shop()) == {
        "det-over-limit": "must",
        "det-clock-shifted": "must",
        "prot-clock-conflict": "must",
        "limitation-expired": "must-not",
    }
    assert list(kit.shop().faults(kit.shop().deck.as_written)) == []


@pytest.mark.parametrize("defect", ["det-over-limit", "det-clock-shifted", "prot-clock-conflict"])
def test_a_defect_that_the_key_forgot_is_told(kit: Kit, defect: str) -> None:
    """A time-bound defect that stands in the papers and not in the key is told with its field."""
    kit.change(KEY, lambda data: without(data, defect))
    (fault,) = kit.shop().faults(kit.shop().deck.as_written)
    assert f"it has {defect}, the key says nothing" in fault.message


def test_a_record_in_time_leaves_only_a_reading(kit: Kit) -> None:
    """With a record two hours after the restraint it hangs on the sanction of 2019 whether seven hours were lawful."""
    kit.change(CASE, lambda data: move(data, "dp", "2019-06-10T15:02+06:00"))
    assert verdicts(kit.shop())["det-over-limit"] == "open"
    (fault,) = kit.shop().faults(kit.shop().deck.as_written)
    assert "K3 is graded" in fault.message


def test_a_short_detention_has_no_such_defect(kit: Kit) -> None:
    """Released within three hours: the key that still says otherwise is told."""
    kit.change(
        CASE,
        lambda data: [
            move(data, "released", "2019-06-10T15:50+06:00"),
            move(data, "dp", "2019-06-10T14:00+06:00"),
        ],
    )
    assert verdicts(kit.shop())["det-over-limit"] == "must-not"
    assert any(
        "has no det-over-limit" in fault.message for fault in kit.shop().faults(kit.shop().deck.as_written)
    )


def test_a_record_that_names_the_true_minute_is_not_shifted(kit: Kit) -> None:
    """A field that gives the restraint and the delivery is right, whatever else it gives."""
    kit.change(
        "cases/cf01-lunch-hour-delivery/documents/DP.yaml",
        lambda data: data["fields"][7]["entry"].update(
            ru="{{ at.t0 }}, {{ at.delivered }}", en="{{ at.t0 }}, {{ at.delivered }}"
        ),
    )
    assert verdicts(kit.shop())["det-clock-shifted"] == "must-not"


def test_an_act_before_the_restraint_is_no_conflict(kit: Kit) -> None:
    """The protocol may give a minute at which the person was free."""
    kit.change(CASE, lambda data: data["stated"][0].update(minutes=-5))
    assert verdicts(kit.shop())["prot-clock-conflict"] == "must-not"


@pytest.mark.parametrize(("day", "verdict"), [("2019-08-10", "must-not"), ("2019-08-11", "must")])
def test_the_limitation_ends_with_its_last_day(kit: Kit, day: str, verdict: str) -> None:
    """A decision on the last day is in time, one on the next day is not."""
    kit.change(CASE, lambda data: move(data, "hearing_end", f"{day}T11:25+06:00"))
    assert verdicts(kit.shop())["limitation-expired"] == verdict


def test_a_field_that_the_key_leaves_open_agrees_with_everything(kit: Kit) -> None:
    """Where the key says why a point is open, the clock has nothing to add."""

    def leave_open(data: Any) -> None:
        item = next(one for one in data["defects"] if one["defect"] == "det-over-limit")
        data["defects"].remove(item)
        data.setdefault("ungraded", []).append({"field": "DP.14", "why": item["why"]})

    kit.change(KEY, leave_open)
    assert list(kit.shop().faults(kit.shop().deck.as_written)) == []


def test_times_that_contradict_each_other_are_told(kit: Kit) -> None:
    """A release before the restraint is refused by the clock and told, not raised."""
    kit.change(CASE, lambda data: move(data, "released", "2019-06-10T12:00+06:00"))
    assert any(
        "before the restriction" in fault.message for fault in kit.shop().faults(kit.shop().deck.as_written)
    )
