"""A key that does not fit its question, its case or the clock is told so, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.exercises.timeline.conftest import EXAMPLES

from qorgau import data_file
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.problem import BadInput

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> TimelineKey:
    """The key of the examples with one change."""
    raw = data_file.read_yaml(EXAMPLES / "key.yaml")
    change(raw)
    return data_file.validate(TimelineKey, raw, "key.yaml")


FAULTS: dict[str, tuple[Change, str]] = {
    "unknown limit": (lambda raw: raw["counts"]["held"].update(limit="dinner"), "counts.held.limit"),
    "unknown event": (lambda raw: raw["counts"]["held"].update({"from": "tram"}), "counts.held.from"),
    "events the wrong way round": (lambda raw: raw["counts"]["held"].update(opened="bus", to="bus", **{"from": "record"}), "counts.held"),
    "unknown moment": (lambda raw: raw["counts"]["held"].update(moment="end"), "counts.held.moment"),
    "row left out": (lambda raw: raw["order"]["rows"].pop("station"), "order.rows"),
    "row too many": (lambda raw: raw["order"]["rows"].update(tram={"event": "bus"}), "order.rows"),
    "row of no count": (lambda raw: raw["order"]["rows"]["limit"].update(count="x"), "order.rows.limit.count"),
    "pair of no row": (lambda raw: raw["order"]["pairs"][0].update(first="tram"), "order.pairs"),
    "pair the wrong way round": (lambda raw: raw["order"]["pairs"][0].update(first="station", then="bus"), "order.pairs"),
    "neighbours without a reason": (lambda raw: raw["order"]["pairs"].pop(), "order.pairs"),
    "two rows on one minute": (lambda raw: raw["order"]["rows"]["station"].update(event="bus"), "order.rows"),
    "unknown right statement": (lambda raw: raw["moments"][0].update(right="cat"), "moments.start.right"),
    "statement without a reason": (lambda raw: raw["moments"][0]["others"].pop("desk"), "moments.start.others"),
    "arguable without a reason": (lambda raw: raw["moments"][0].update(arguable=["driver"]), "moments.start.arguable"),
    "unknown norm": (lambda raw: raw["moments"][0].update(norms=["cao-0"]), "moments.start.norms"),
    "limit left out": (lambda raw: raw["limits"].pop(), "limits"),
    "limit of no count": (lambda raw: raw["limits"][0].update(count="x"), "limits.until.count"),
    "lapse for a minute": (lambda raw: raw["limits"][0].update(value="held", confusions=[]), "limits.until.value"),
    "confusion from nowhere": (lambda raw: raw["limits"][0]["confusions"][0].update({"from": "tram"}), "limits"),
    "no such reading": (lambda raw: raw["limits"][2]["confusions"][0].update(reading="Z"), "limits"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_key_is_named(toy: Any, fault: str) -> None:
    """One thing wrong in a key is told at its field."""
    change, field = FAULTS[fault]
    assert field in toy.problems(changed(change))


SHAPES: dict[str, tuple[Change, str]] = {
    "row that is event and count": (lambda raw: raw["order"]["rows"]["bus"].update(count="held"), "order.rows.bus"),
    "confusion two ways": (lambda raw: raw["limits"][0]["confusions"][0].update(lapse="held"), "limits.0.confusions.0"),
    "confusion no way": (lambda raw: raw["limits"][0]["confusions"][0].pop("from"), "limits.0.confusions.0"),
    "typed answer": (lambda raw: raw["limits"][0].update(answer="14:40"), "limits.0.answer"),
    "reason in one language": (lambda raw: raw["moments"][0]["why"].pop("ru"), "moments.0.why.ru"),
    "value of no lapse": (lambda raw: raw["limits"][0].update(value="lunch"), "limits.0.value"),
}  # fmt: skip


@pytest.mark.parametrize("fault", SHAPES)
def test_a_key_of_another_shape_is_named(fault: str) -> None:
    """A key that is not built as keys are is refused with the path of the fault, and no answer can be typed in it."""
    change, field = SHAPES[fault]
    with pytest.raises(BadInput) as caught:
        changed(change)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert all(problem.hint for problem in caught.value.problems)
