"""Which wording of a provision is in force on a day, and how sure the kit is of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qorgau.law.registry import Provision, Status, wording_at

Make = Callable[..., Provision]


@pytest.mark.parametrize(
    ("day", "found"),
    [("2019-12-31", "old"), ("2020-01-01", "new"), ("2021-06-30", "new"), ("2021-07-01", None)],
)
def test_ends_are_exact_to_the_day(provision: Make, day: str, found: str | None) -> None:
    """The day of a change already has the new wording; the day of repeal has none."""
    one = provision(
        valid=[
            {"from": None, "to": "2020-01-01", "wording": "read", "note": "old"},
            {"from": "2020-01-01", "to": "2021-07-01", "wording": "read", "note": "new"},
        ]
    )
    version = wording_at(one, date.fromisoformat(day)).version
    assert (version.note if version else None) == found


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-02-28", Status.CONFIRMED),
        ("2025-03-01", Status.UNKNOWN_DAY),
        ("2025-03-31", Status.UNKNOWN_DAY),
        ("2025-04-01", Status.CONFIRMED),
    ],
)
def test_a_month_is_an_honest_interval(provision: Make, day: str, status: Status) -> None:
    """Where only the month of a change is known, no wording is named inside that month."""
    found = wording_at(provision((None, "2025-03"), ("2025-03", None)), date.fromisoformat(day))
    assert (found.status, found.version is None) == (status, status is Status.UNKNOWN_DAY)


@pytest.mark.parametrize(
    ("day", "status"), [("2025-03-15", Status.UNKNOWN_DAY), ("2025-04-01", Status.NOT_IN_FORCE)]
)
def test_a_repeal_known_by_its_month(provision: Make, day: str, status: Status) -> None:
    """A repeal whose day is unknown is uncertain in its month and certain after it."""
    assert wording_at(provision((None, "2025-03")), date.fromisoformat(day)).status is status


@pytest.mark.parametrize(
    ("day", "status"), [("2020-05-31", Status.NOT_IN_FORCE), ("2020-06-30", Status.UNKNOWN_DAY)]
)
def test_a_beginning_known_by_its_month(provision: Make, day: str, status: Status) -> None:
    """A provision that begins in a month is not in force before it and uncertain inside it."""
    assert wording_at(provision(("2020-06", None)), date.fromisoformat(day)).status is status


def test_a_gap_has_no_wording(provision: Make) -> None:
    """Between repeal and return a provision is not in force."""
    one = provision((None, "2020-01-01"), ("2022-01-01", None))
    assert wording_at(one, date(2021, 1, 1)).status is Status.NOT_IN_FORCE


def test_a_wording_that_was_not_read_says_so(provision: Make) -> None:
    """In force but read only in a later wording: the status is unread."""
    one = provision(valid=[{"from": None, "to": None, "wording": "unread"}])
    assert wording_at(one, date(2019, 6, 10)).status is Status.UNREAD


@pytest.mark.parametrize("confidence", ["memory", "conflict"])
def test_doubt_about_the_source_outweighs_a_wording_that_was_read(provision: Make, confidence: str) -> None:
    """What is known from memory, or with sources that disagree, is never shown as confirmed."""
    one = provision((None, None), confidence=confidence)
    assert wording_at(one, date(2019, 6, 10)).status == confidence


def test_what_is_not_in_force_is_so_whatever_the_source(provision: Make) -> None:
    """A provision from memory that had not begun is not in force, and not merely remembered."""
    one = provision(("2020-06-06", None), confidence="memory")
    assert wording_at(one, date(2019, 6, 10)).status is Status.NOT_IN_FORCE


@settings(max_examples=60, deadline=None)
@given(
    change=st.dates(date(2015, 1, 1), date(2026, 12, 31)),
    day=st.dates(date(2014, 1, 1), date(2027, 12, 31)),
    month=st.booleans(),
)
def test_every_day_has_one_status(change: date, day: date, month: bool) -> None:
    """With one change, a day has the old wording, the new one, or (only in a month without a day) neither."""
    end = change.isoformat()[:7] if month else change.isoformat()
    versions = [
        {"from": None, "to": end, "wording": "read", "note": "old"},
        {"from": end, "to": None, "wording": "read", "note": "new"},
    ]
    text = {"ru": "а", "en": "a"}
    one = Provision.model_validate({
        "id": "x", "instrument": "cao", "article": "1", "title": text, "summary_en": "a", "summary_ru": "а",
        "valid": versions, "topics": [], "source": {"title": "a", "url": None}, "confidence": "read",
    })  # fmt: skip
    found = wording_at(one, day)
    if month and (day.year, day.month) == (change.year, change.month):
        assert found.status is Status.UNKNOWN_DAY
    else:
        assert found.version is not None
        assert found.version.note == ("new" if day >= change else "old")
