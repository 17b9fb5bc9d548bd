"""Laws of replay, for any history of a few tabs that know more or less of each other."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qorgau.answers import Operation, State, replay


@st.composite
def histories(draw: st.DrawFn) -> list[Operation]:
    """Operations on two items; each base is any earlier operation on the item, or none, or one never seen."""
    history: list[Operation] = []
    made: dict[str, list[str]] = {"m-1": [], "m-2": []}
    for number in range(draw(st.integers(0, 14))):
        item = draw(st.sampled_from(["m-1", "m-2"]))
        do = draw(st.sampled_from(["set", "set", "set", "remove", "check"]))
        bases = [None, "never-seen", *made[item], *made[item][-1:] * 3]
        op = f"op-{number}"
        raw: dict[str, Any] = {
            "op": op,
            "at": "2026-11-23T10:00:00Z",
            "tab": "t",
            "exercise": "mark",
            "do": do,
            "item": None if do == "check" else item,
            "value": {"n": draw(st.integers(1, 4))} if do == "set" else None,
            "base": None if do == "check" else draw(st.sampled_from(bases)),
            "settles": do != "check" and draw(st.integers(0, 5)) == 0,
        }
        if do != "check":
            made[item].append(op)
        history.append(Operation.model_validate(raw))
    return history


def text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def shown(state: State, item: str) -> set[str]:
    held = state.exercise("mark").items.get(item)
    return set() if held is None else {text(held.value), *(text(one.value) for one in held.others)}


@given(histories(), st.randoms(use_true_random=False))
def test_duplicates_change_nothing(history: list[Operation], chance: random.Random) -> None:
    """A journal in which any operations stand again, anywhere after their first, gives the same answers."""
    longer = list(history)
    for operation in chance.sample(history, k=len(history)):
        first = longer.index(operation)
        longer.insert(chance.randint(first + 1, len(longer)), operation)
    assert replay(longer) == replay(history)


@given(histories())
def test_replay_is_idempotent(history: list[Operation]) -> None:
    """All operations once more give the same answers."""
    state = replay(history)
    assert replay(history, state) == state


@given(histories(), st.integers(0, 14))
def test_a_journal_may_be_read_in_parts(history: list[Operation], cut: int) -> None:
    """Answers read in two parts are the answers read at once."""
    assert replay(history[cut:], replay(history[:cut])) == replay(history)


@settings(max_examples=300)
@given(histories())
def test_no_value_is_lost(history: list[Operation]) -> None:
    """Every value that nobody superseded knowingly is the value of its item or among the others.

    Superseded knowingly: a later operation was made on it, or on the same value; or it was settled by an
    operation that was made on the version then present.
    """
    values = {one.op: text(one.value) for one in history if one.item}
    gone: set[str] = set()
    for place, operation in enumerate(history):
        if operation.base in values:
            base = values[operation.base]
            gone |= {
                one.op for one in history[:place] if one.item == operation.item and text(one.value) == base
            }
        if operation.settles and operation.item:
            present = replay(history[:place]).exercise("mark").items.get(operation.item)
            if present and operation.base in {present.head, *present.present.same}:
                gone |= {one.op for one in history[:place] if one.item == operation.item}
    state = replay(history)
    for operation in history:
        if operation.do == "set" and operation.op not in gone:
            assert operation.item
            assert text(operation.value) in shown(state, operation.item)


@given(histories())
def test_the_last_value_set_is_the_present_value(history: list[Operation]) -> None:
    """The newest set on an item is its value, as long as nothing removed anything after it."""
    state = replay(history)
    for item in ("m-1", "m-2"):
        mine = [one for one in history if one.item == item]
        if mine and mine[-1].do == "set":
            assert state.exercise("mark").values[item] == mine[-1].value


@given(histories())
def test_versions_of_an_item_all_differ(history: list[Operation]) -> None:
    """A page never offers the same version twice, and a removal is never the value."""
    for item in replay(history).exercise("mark").items.values():
        offered = [text(item.value), *(text(one.value) for one in item.others)]
        assert len(offered) == len(set(offered))
        assert item.value is not None


@given(histories())
def test_one_tab_that_knows_all_makes_no_conflict(history: list[Operation]) -> None:
    """When every operation is made on the version then present, there is never a conflict."""
    state = State()
    for operation in history:
        exercise = state.exercise("mark")
        held = exercise.items.get(operation.item or "")
        base = None if operation.do == "check" or held is None else held.head
        state = replay([operation.model_copy(update={"base": base})], state)
        assert not state.exercise("mark").conflicts
