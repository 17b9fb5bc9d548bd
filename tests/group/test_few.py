"""Nothing that is shown rests on one to four people, neither by itself nor by taking one figure from another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.course.group.few import FEWEST, Mean, Shown, counted, meant, open_parts

SIZES = st.lists(st.integers(0, 12), max_size=7)


def parts(sizes: list[int]) -> dict[str, frozenset[str]]:
    """Groups of these sizes that share nobody."""
    return {str(n): frozenset(f"{n}-{one}" for one in range(size)) for n, size in enumerate(sizes)}


@given(SIZES, st.integers(0, 12))
def test_no_subtraction_gives_away_a_few(sizes: list[int], loose: int) -> None:
    """Whatever shown teams are taken from the whole, nobody or at least five people are left, and so is every sum of teams."""
    teams = parts(sizes)
    whole = frozenset().union(*teams.values(), (f"loose-{n}" for n in range(loose)))
    shown = [teams[name] for name in sorted(open_parts(teams, whole))]
    for number in range(len(shown) + 1):
        for chosen in combinations(shown, number):
            together = frozenset().union(*chosen)
            for left in (together, whole - together):
                assert not left or len(left) >= FEWEST or len(whole) < FEWEST
    assert shown == [] or len(whole) >= FEWEST


@given(SIZES)
def test_a_team_of_a_few_is_never_shown(sizes: list[int]) -> None:
    """One to four people are no part that is shown."""
    teams = parts(sizes)
    shown = open_parts(teams, frozenset().union(*teams.values()))
    assert all(not teams[name] or len(teams[name]) >= FEWEST for name in shown)


@given(SIZES.filter(lambda sizes: all(size >= FEWEST for size in sizes) and sizes))
def test_nothing_is_hidden_without_need(sizes: list[int]) -> None:
    """Teams of five and more that make up the whole group are all shown."""
    teams = parts(sizes)
    assert open_parts(teams, frozenset().union(*teams.values())) == frozenset(teams)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_count_leaves_no_few_in_or_out(part: int, rest: int) -> None:
    """A number of people is told only when it and what it leaves are nobody or at least five."""
    shown = counted(part, part + rest)
    few = {part, rest} & set(range(1, FEWEST)) or part + rest < FEWEST
    assert (shown.value is None) == bool(few)
    assert shown.value is None or shown.value == part


@pytest.mark.parametrize(
    ("people", "value", "shown"),
    [
        (4, 0.5, Shown(None, None, "few")),
        (5, 0.5, Shown(0.5, 5)),
        (8, 0.5, Shown(0.5, None)),
        (10, 0.5, Shown(0.5, 10)),
        (10, None, Shown(None, None, "nothing")),
        (0, None, Shown(None, None, "nothing")),
    ],
)
def test_a_mean_needs_five_people(people: int, value: float | None, shown: Shown) -> None:
    """Of a group of ten a mean over five is shown; the number behind it only where it leaves no few out."""
    assert meant(Mean(value, frozenset(map(str, range(people)))), 10) == shown


def test_the_smallest_team_is_hidden_with_a_few() -> None:
    """Teams of 7, 6 and 3: the three would be the whole less the others, so the six are hidden too."""
    teams = parts([7, 6, 3])
    assert open_parts(teams, frozenset().union(*teams.values())) == {"0"}
