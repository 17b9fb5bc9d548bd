"""Days that the law counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from qorgau.law.registry import registry
from qorgau.law.terms import Limit, last_safe_day, limits

DAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
LENGTHS = st.integers(1, 400)


def limit(days: int) -> Limit:
    """A limit of so many days."""
    return Limit(days=days, provisions=("cao-832-p1",))


def test_the_appeal_of_the_first_case() -> None:
    """A decision served on 11.06.2019 is appealed safely until 21.06.2019."""
    assert last_safe_day(date(2019, 6, 11), limits()["appeal"]) == date(2019, 6, 21)


def test_a_day_off_does_not_move_the_end() -> None:
    """The safe day is the calendar day, also when it is a Sunday."""
    day = last_safe_day(date(2019, 6, 13), limits()["appeal"])
    assert (day, day.isoweekday()) == (date(2019, 6, 23), 7)


def test_the_end_of_february_is_counted() -> None:
    """A leap day is a day like any other."""
    assert last_safe_day(date(2020, 2, 25), limit(10)) == date(2020, 3, 6)
    assert last_safe_day(date(2019, 2, 25), limit(10)) == date(2019, 3, 7)


@settings(max_examples=60, deadline=None)
@given(start=DAYS, days=LENGTHS)
def test_the_starting_day_is_not_counted(start: date, days: int) -> None:
    """Exactly the days of the limit lie after the starting day, the last one included."""
    after = [start + timedelta(days=n) for n in range(days + 2) if start < start + timedelta(days=n)]
    assert [day for day in after if day <= last_safe_day(start, limit(days))] == after[:days]


@settings(max_examples=60, deadline=None)
@given(start=DAYS, later=st.integers(1, 400), days=LENGTHS)
def test_a_later_start_never_ends_earlier(start: date, later: int, days: int) -> None:
    """The end moves with the start, day for day."""
    moved = last_safe_day(start + timedelta(days=later), limit(days))
    assert (moved - last_safe_day(start, limit(days))).days == later


@settings(max_examples=60, deadline=None)
@given(start=DAYS, days=LENGTHS, more=st.integers(1, 100))
def test_a_longer_limit_ends_later(start: date, days: int, more: int) -> None:
    """A longer limit is safe longer, by just so many days."""
    assert (last_safe_day(start, limit(days + more)) - last_safe_day(start, limit(days))).days == more


@pytest.mark.parametrize(
    "data",
    [{"days": 0, "provisions": ["x"]}, {"days": -1, "provisions": ["x"]}, {"days": 10, "provisions": []}],
)
def test_a_limit_without_days_or_source_is_refused(data: dict[str, object]) -> None:
    """A limit has at least one day and at least one provision it comes from."""
    with pytest.raises(ValidationError):
        Limit.model_validate(data)


def test_every_limit_stands_on_the_registry() -> None:
    """The provisions a limit names are in the registry."""
    assert not [one for found in limits().values() for one in found.provisions if one not in registry()]
