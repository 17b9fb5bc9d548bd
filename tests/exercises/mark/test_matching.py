"""The best way to give marks to defects."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.mark.matching import assign

# Speed of the machine is not what these tests are about.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TABLES = st.lists(
    st.dictionaries(
        st.integers(0, 3), st.sampled_from([0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 3.75]), max_size=4
    ),
    max_size=5,
)


def _greatest(table: list[dict[int, float]], free: frozenset[int]) -> float:
    if not table:
        return 0.0
    first, *rest = table
    taken = (points + _greatest(rest, free - {column}) for column, points in first.items() if column in free)
    return max(_greatest(rest, free), *taken, 0.0)


@PATIENT
@given(table=TABLES)
def test_sum_is_that_of_brute_force(table: list[dict[int, float]]) -> None:
    """No way of giving out the columns has a greater sum."""
    given_out = assign(range(len(table)), dict(enumerate(table)))
    assert sum(table[row][column] for row, column in given_out.items()) == _greatest(
        table, frozenset(range(4))
    )


@PATIENT
@given(table=TABLES)
def test_each_column_goes_to_one_row(table: list[dict[int, float]]) -> None:
    """A defect is given to one mark at most, and only to one that stands for it."""
    given_out = assign(range(len(table)), dict(enumerate(table)))
    assert len(set(given_out.values())) == len(given_out)
    assert all(column in table[row] for row, column in given_out.items())


def test_a_row_gives_way_where_both_can_be_served() -> None:
    """A row moves to its second best column when another row has only the first."""
    assert assign([0, 1], {0: {"a": 1.0, "b": 0.5}, 1: {"a": 0.75}}) == {0: "b", 1: "a"}
