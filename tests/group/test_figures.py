"""The figures themselves, on small groups whose right values are known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.answers.operation import new_operation
from qorgau.course.group.alphas import alphas
from qorgau.course.group.calibration import calibration
from qorgau.course.group.confusions import confused, confusions
from qorgau.course.group.few import Shown
from qorgau.course.group.heat import heat, level
from qorgau.course.group.items import correlation, discrimination, facilities, shares
from qorgau.course.group.pace import minutes
from qorgau.course.group.person import Done, Made, Person
from qorgau.course.group.worth import Worth, worth
from qorgau.exercises.score import Score, Verdict

EXPERT = Done(
    True,
    Score(10, 10, (Verdict("a", "K1", "agreed", 6, "DP.1"), Verdict("b", "K2", "agreed", 4, "DP.2"))),
    (Made("DP.1", "shifted", "sure", "agreed", "K1"), Made("DP.2", "missing", "sure", "agreed", "K2")),
)
WORTH: Worth = worth("mark", EXPERT)
FIELDS = ("DP.1", "DP.2", "DP.3")


def person(name: str, first: float = 0.0, second: float = 0.0, *marks: Made) -> Person:
    """Somebody who earned this of the two items and made these marks."""
    verdicts = (Verdict("a", "K1", "x", first, "DP.1"), Verdict("b", "K2", "x", second, "DP.2"))
    return Person(name, None, {"mark": Done(True, Score(first + second, 10, verdicts), marks)})


def test_facility_is_the_mean_share_of_the_experts_points() -> None:
    """Half of the people with all six points and half with three: 75 %; who left the exercise blank does not count."""
    blank = Person("blank", None, {"mark": Done(False, Score(0, 10))})
    people = [person("a", 6), person("b", 3), blank]
    found = facilities(shares(people, WORTH), WORTH)
    assert found["K1"].value == pytest.approx(0.75)
    assert found["K1"].people == {"a", "b"}
    assert found["K2"].value == 0


def test_more_than_the_expert_earned_is_no_more_than_all() -> None:
    """Points above the expert's count as the whole item, a penalty as nothing."""
    assert shares([person("a", 9, -2)], WORTH) == {"a": {"K1": 1.0, "K2": 0.0}}


def test_discrimination_of_an_item_that_goes_with_the_rest() -> None:
    """Who has the one item has the other: 1; the interval is that of Fisher."""
    people = [person(str(n), 6 * (n % 2), 4 * (n % 2)) for n in range(12)]
    found = discrimination(shares(people, WORTH), WORTH, "K1")
    assert found.value == pytest.approx(1)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= 1 <= found.high + 1e-9


@pytest.mark.parametrize(("number", "why"), [(9, "few"), (10, "same")])
def test_discrimination_says_why_there_is_none(number: int, why: str) -> None:
    """Nine people are too few; ten with the same answers have nothing to correlate."""
    table = shares([person(str(n), 6, 4) for n in range(number)], WORTH)
    assert discrimination(table, WORTH, "K1").why == why


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=20))
def test_a_correlation_stays_in_its_bounds(pairs: list[tuple[float, float]]) -> None:
    """It lies between -1 and 1, is the same both ways, and of a thing with itself is 1."""
    one, other = [x for x, _ in pairs], [y for _, y in pairs]
    found = correlation(one, other)
    assert found is None or -1 <= found <= 1
    assert correlation(other, one) == found
    assert correlation(one, one) in (None, pytest.approx(1))


def test_who_takes_what_for_what() -> None:
    """Marks in the right place under another name are counted by people, once each, and shown from five people on."""
    wrong = Made("DP.1", "over", "sure", "wrong-name", "K1")
    people = [person(str(n), 0, 0, wrong, wrong) for n in range(5)]
    people += [person(f"right-{n}", 6, 0, Made("DP.1", "shifted", "sure", "agreed", "K1")) for n in range(5)]
    assert confused(people, WORTH) == {("DP.1", "shifted", "over"): frozenset("01234")}
    assert [one.people for one in confusions(people, WORTH)] == [Shown(5, 5)]
    assert confusions(people[1:], WORTH) == ()


def test_calibration_counts_marks_by_confidence() -> None:
    """Of two sure marks one is right: one half; nobody was unsure: nothing is known."""
    right, wrong = (
        Made("DP.1", "shifted", "sure", "agreed", "K1"),
        Made("DP.3", "x", "sure", "false-alarm", None),
    )
    found = calibration([person("a", 6, 0, right, wrong)], "mark")
    assert found["sure"].value == 0.5
    assert found["unsure"].value is None


def test_full_agreement_is_one() -> None:
    """Trainees who say what the expert says agree fully with each other and with the expert."""
    people = [person(str(n), 6, 4, *EXPERT.marks) for n in range(3)]
    found = alphas(people, WORTH, FIELDS)
    assert found.among.value == pytest.approx(1)
    assert found.expert.value == pytest.approx(1)


def test_the_same_defect_in_its_other_field_agrees_with_the_expert() -> None:
    """A defect that stands in two fields is no disagreement when somebody marks the other one."""
    moved = Made("DP.3", "shifted", None, "agreed", "K1")
    people = [person(str(n), 6, 4, moved, EXPERT.marks[1]) for n in range(2)]
    assert alphas(people, WORTH, FIELDS).expert.value == pytest.approx(1)


def test_the_heat_map_counts_people() -> None:
    """Six of twelve marked a field, all rightly; a field that three marked says only that they are few."""
    right, alarm = Made("DP.1", "shifted", None, "agreed", "K1"), Made("DP.3", "x", None, "false-alarm", None)
    people = [person(str(n), 0, 0, *((right,) if n < 6 else (alarm,) if n < 9 else ())) for n in range(12)]
    first, second, third = heat(people, WORTH, FIELDS)
    assert (first.marked, first.right, first.level) == (Shown(6, 6), Shown(6, 6), 2)
    assert (second.marked.value, second.level) == (0, 0)
    assert (third.marked, third.level) == (Shown(None, None, "few"), None)


def test_right_marks_are_hidden_where_the_wrong_ones_would_be_few() -> None:
    """Five right marks among seven would give away two people: the number of right ones is not shown."""
    right, other = Made("DP.1", "shifted", None, "agreed", "K1"), Made("DP.1", "x", None, "wrong-name", "K1")
    people = [person(str(n), 0, 0, *((right,) if n < 5 else (other,) if n < 7 else ())) for n in range(14)]
    found = heat(people, WORTH, FIELDS)[0]
    assert found.marked == Shown(7, 7)
    assert found.right.value is None


def test_the_pattern_grows_with_the_marks() -> None:
    """Nobody 0, then by quarters; all but a few is the darkest, a few is unknown."""
    assert [level(Shown(float(n)), 40) for n in (0, 5, 10, 11, 20, 21, 30, 31, 40)] == [
        0,
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
    ]
    assert (level(Shown(None, None, "most"), 40), level(Shown(None, None, "few"), 40)) == (4, None)


def test_time_leaves_pauses_out() -> None:
    """Three minutes on the timeline, a pause of half an hour, then two minutes of marking."""
    at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    steps = ((0, "timeline"), (3, "timeline"), (33, "mark"), (35, "mark"))
    made = [new_operation("check", name, tab="t", at=at + timedelta(minutes=when)) for when, name in steps]
    assert minutes(reversed(made)) == {"timeline": 3.0, "mark": 2.0}
