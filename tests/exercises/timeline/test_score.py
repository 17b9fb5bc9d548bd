"""Score of a timeline: bounds, weights, what follows from a wrong start, what is ungraded."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exercises.timeline.conftest import _toy as made

from qorgau.exercises.timeline.answer import TimelineAnswer

ROWS = ("bus", "station", "limit", "record")
ANSWERS = st.builds(
    TimelineAnswer,
    order=st.sampled_from([(), *permutations(ROWS)]),
    moments=st.dictionaries(st.just("start"), st.sampled_from(["driver", "door", "passenger", "desk"])),
    limits=st.fixed_dictionaries(
        {},
        optional={
            "until": st.datetimes(datetime(2026, 5, 12), datetime(2026, 5, 15)),
            "over": st.integers(0, 600).map(lambda minutes: timedelta(minutes=minutes)),
            "appeal": st.dates(date(2026, 5, 1), date(2026, 7, 1)),
        },
    ),
)


@given(ANSWERS, st.floats(1, 100))
@settings(deadline=None)
def test_a_score_lies_between_nothing_and_everything(answer: TimelineAnswer, points: float) -> None:
    """Whatever is answered, the score is between 0 and the maximum, and so is each part's share."""
    result = made().score(answer, points)
    assert 0 <= result.value <= result.maximum == points
    assert all(one.points >= 0 for one in result.verdicts)
    assert abs(sum(one.points for one in result.verdicts) - result.value) < 0.05


@given(ANSWERS)
@settings(deadline=None)
def test_the_same_answer_gets_the_same_score(answer: TimelineAnswer) -> None:
    """Scoring is a function: asked again, it answers the same."""
    assert made().score(answer) == made().score(answer)


@given(ANSWERS)
@settings(deadline=None)
def test_only_the_right_answer_earns_everything(answer: TimelineAnswer) -> None:
    """Full points mean that every part is right."""
    result = made().score(answer)
    assert (result.value == 10) == all(one.outcome == "right" for one in result.verdicts)


def test_an_untouched_order_earns_nothing(toy: Any) -> None:
    """The rows as they are first shown are no answer until one was moved."""
    order = toy.score(TimelineAnswer()).verdicts[0]
    assert (order.outcome, order.points) == ("missed", 0)


def test_a_limit_follows_from_an_own_start_only(toy: Any) -> None:
    """Counted from the porter's minute, 15:10 is half right for who chose that minute, and wrong for others."""
    given = {"until": datetime(2026, 5, 13, 15, 10)}
    follows = toy.score(TimelineAnswer(moments={"start": "door"}, limits=given)).verdicts[2]
    alone = toy.score(TimelineAnswer(limits=given)).verdicts[2]
    assert (follows.outcome, alone.outcome) == ("consistent", "wrong")


def test_a_wrong_value_gets_the_reason_of_how_one_comes_to_it(toy: Any) -> None:
    """A value the key knows a way to is explained by that way; any other by its side of the right one."""

    def why(name: str, value: object) -> str:
        verdicts = toy.score(TimelineAnswer(limits={name: value})).verdicts
        (found,) = (one for one in verdicts if one.item == f"limit:{name}")
        return str(found.explanation.en)

    assert why("until", datetime(2026, 5, 13, 15, 10)) == "Counted from the door."
    assert why("until", datetime(2026, 5, 14, 11, 40)) == "A day was added."
    assert why("over", timedelta(hours=4, minutes=20)) == "This is the whole time."
    assert why("until", datetime(2026, 5, 13, 14, 41)) == "Later than the limit."
    assert why("until", datetime(2026, 5, 13, 14, 39)) == "Earlier than the limit."
    assert why("appeal", toy.computed.counts["appeal"].reading("B").end) == "Days off count."


def test_an_ungraded_part_is_worth_nothing_and_the_rest_everything(toy: Any) -> None:
    """Without the appeal the other parts share the points; its answer is not held against anyone."""
    limits = tuple(one.model_copy(update={"graded": one.id != "appeal"}) for one in toy.key.limits)
    from dataclasses import replace

    other = replace(toy, key=toy.key.model_copy(update={"limits": limits}))
    right = TimelineAnswer(
        ROWS,
        {"start": "driver"},
        {"until": datetime(2026, 5, 13, 14, 40), "over": timedelta(minutes=30), "appeal": date(2026, 9, 1)},
    )
    result = other.score(right)
    assert (result.value, result.verdicts[-1].outcome, result.verdicts[-1].points) == (10, "ungraded", 0)


def test_the_clock_computes_what_the_key_only_names(toy: Any) -> None:
    """Three hours from 11:40 end at 14:40, the paper of 15:10 came half an hour later; the order follows."""
    assert toy.computed.order == ROWS
    assert toy.computed.values == {
        "until": datetime(2026, 5, 13, 14, 40),
        "over": timedelta(minutes=30),
        "appeal": date(2026, 5, 25),
    }


def test_values_of_different_kinds_are_not_compared() -> None:
    """A day beside a minute is a fault of the kit, never an answer."""
    from qorgau.exercises.timeline.score import later

    with pytest.raises(TypeError):
        later(timedelta(1), date(2026, 1, 1))
