"""Reading the items of the form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.strategy.answer import StrategyAnswer, parse_answer
from qorgau.exercises.strategy.items import word_count


def test_every_kind_of_item_is_read(toy: Any) -> None:
    """The nine kinds of items end up in their own places."""
    answer = toy.answer(toy.model)
    assert answer.position.primary == ("POS-BYSTANDER",)
    assert answer.position.all == ("POS-BYSTANDER", "POS-UNPROVED", "POS-TOO-HARSH")
    assert set(answer.rejected) == {"POS-ELSEWHERE", "POS-SANG"}
    assert answer.consent.teach_back
    assert answer.facts["F2"].burden
    assert answer.evidence["E-CARD"].proves == ("F4", "F2")
    assert answer.motions["M-FILE"].order == 3
    assert answer.grounds["11111111"].what == "time-missing"
    assert answer.appeal.date == date(2019, 3, 15)


def test_order_of_items_means_nothing(toy: Any) -> None:
    """The same items in another order are the same answer, to the order of what it holds."""
    there, back = toy.answer(toy.model), toy.answer(dict(reversed(toy.model.items())))
    assert there == back
    assert list(there.motions) == list(back.motions)


def test_removed_items_are_no_items(toy: Any) -> None:
    """None stands for an item that was taken away."""
    assert toy.answer({"appeal": None, "fact:F1": None}) == StrategyAnswer()


def test_an_emptied_day_is_no_day(toy: Any) -> None:
    """A browser sends an emptied date box as an empty text."""
    assert toy.answer({"appeal": {"date": ""}}).appeal.date is None


def test_the_same_id_twice_in_a_list_counts_once(toy: Any) -> None:
    """A position chosen twice in one list is one main position."""
    answer = toy.answer({"position": {"primary": ["POS-SANG", "POS-SANG"]}})
    assert answer.position.primary == ("POS-SANG",)


@pytest.mark.parametrize(
    ("item", "value", "field"),
    [
        ("position", {"primary": ["POS-NONE"]}, "position.primary"),
        ("position", {"primary": "POS-SANG"}, "position.primary"),
        ("position", ["POS-SANG"], "position"),
        ("rejected:POS-NONE", {"why": ""}, "rejected:POS-NONE"),
        ("consent", {"teach_back": "yes"}, "consent.teach_back"),
        ("fact:F9", {}, "fact:F9"),
        ("fact:F1", {"sources": ["ZZ.1"]}, "fact:F1.sources"),
        ("evidence:E-CARD", {"proves": ["F9"]}, "evidence:E-CARD.proves"),
        ("evidence:E-CARD", {"use": 1}, "evidence:E-CARD.use"),
        ("evidence:E-CARD", {"secure": "soon"}, "evidence:E-CARD.secure"),
        ("motion:M-NONE", {}, "motion:M-NONE"),
        ("motion:M-FILE", {"stage": "S9"}, "motion:M-FILE.stage"),
        ("motion:M-FILE", {"order": -1}, "motion:M-FILE.order"),
        ("motion:M-FILE", {"order": True}, "motion:M-FILE.order"),
        ("ground:1", {"what": "nothing"}, "ground:1.what"),
        ("ground:1", {"field": "ZZ.1"}, "ground:1.field"),
        ("appeal", {"date": "15.03.2019"}, "appeal.date"),
        ("appeal", {"date": 1552608000}, "appeal.date"),
        ("appeal", {"date": "2019-02-30"}, "appeal.date"),
        ("fact", {"status": "admitted"}, "fact"),
        ("fact:", {"status": "admitted"}, "fact:"),
        ("position:x", {}, "position:x"),
    ],
)
def test_a_damaged_item_is_reported_and_left_out(toy: Any, item: str, value: Any, field: str) -> None:
    """Each kind of damage names file and field, and costs only the item itself."""
    answer, problems = parse_answer(
        {item: value, "fact:F2": {"status": "disputed"}}, "a.json", toy.view.known
    )
    assert {problem.file for problem in problems} == {"a.json"}
    assert [problem.field for problem in problems] == [field]
    assert answer.damaged == (item,)
    assert answer == StrategyAnswer(facts=answer.facts, damaged=(item,))
    assert list(answer.facts) == ["F2"]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    items=st.dictionaries(
        st.sampled_from(
            ["position", "consent", "appeal", "fact:F1", "motion:M-FILE", "ground:1", "", ":", "x"]
        ),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["primary", "status", "stage", "date", "what", "?"]), inner)
            ),
            max_leaves=6,
        ),
    )
)
def test_no_damage_stops_the_reading(toy: Any, items: dict[str, Any]) -> None:
    """Whatever JSON stands in the items, the reading ends with an answer, and each damaged item is named."""
    answer, problems = parse_answer(items, "a.json", toy.view.known)
    assert bool(answer.damaged) == bool(problems)
    assert set(answer.damaged) <= set(items)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), (" — ", 0), ("он — молчал", 2), ("в 15:00, 5-го", 3), ("қорғау\nкерек", 2)]
)
def test_word_count(text: str, count: int) -> None:
    """A dash standing alone is no word; numbers are."""
    assert word_count(text) == count
