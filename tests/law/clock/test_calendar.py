"""Which days are worked in Kazakhstan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qorgau.law.calendar import CALENDAR, Calendar, OutsideCalendarError, calendar, load_calendar
from qorgau.problem import BadInput

MOVED = [
    # Saturdays and Sundays worked, and the days off they were exchanged for, as the orders were announced.
    ("2018-03-03", "2018-03-09"),
    ("2018-04-28", "2018-04-30"),
    ("2018-05-05", "2018-05-08"),
    ("2018-08-25", "2018-08-31"),
    ("2018-12-29", "2018-12-31"),
    ("2019-05-04", "2019-05-10"),
    ("2020-01-05", "2020-01-03"),
    ("2020-12-20", "2020-12-18"),
    ("2021-07-03", "2021-07-05"),
    ("2022-03-05", "2022-03-07"),
    ("2022-08-27", "2022-08-29"),
    ("2022-10-22", "2022-10-24"),
    ("2023-07-01", "2023-07-07"),
    ("2024-05-04", "2024-05-08"),
    ("2025-01-05", "2025-01-03"),
]
FOLLOWING = [
    # Days off because a holiday fell on a Saturday or Sunday.
    "2018-12-18", "2019-03-25", "2019-07-08", "2019-12-02", "2020-03-24", "2020-03-25", "2020-08-31", "2021-01-04",
    "2022-01-03", "2022-01-04", "2025-09-01", "2025-10-27", "2026-03-24", "2026-03-25", "2026-05-11", "2026-10-26",
]  # fmt: skip
WORKED = [
    # Former holidays, a holiday moved away, religious days on a Sunday that move nothing.
    "2020-05-11", "2021-10-25", "2022-12-01", "2022-12-19", "2019-08-12", "2024-06-17", "2026-08-31", "2026-03-16",
]  # fmt: skip


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, str], Calendar]:
    """A calendar with one line of the kit's own file replaced."""

    def make(line: str, by: str) -> Calendar:
        text = CALENDAR.read_text(encoding="utf-8")
        assert line in text
        path = tmp_path / "calendar.yaml"
        path.write_text(text.replace(line, by), encoding="utf-8")
        return load_calendar(path)

    return make


@pytest.mark.parametrize(("worked", "off"), MOVED)
def test_days_exchanged_by_order(worked: str, off: str) -> None:
    """A weekend day worked for a day off: the one is a working day, the other a moved day off."""
    days = calendar()
    assert days.is_working(date.fromisoformat(worked))
    assert days.day_off(date.fromisoformat(off)) == "moved"


@pytest.mark.parametrize("day", FOLLOWING)
def test_a_holiday_on_a_weekend_gives_the_next_working_day(day: str) -> None:
    """The day off that follows a holiday on a Saturday or Sunday."""
    assert calendar().day_off(date.fromisoformat(day)) == "moved"


@pytest.mark.parametrize("day", WORKED)
def test_days_that_look_like_days_off(day: str) -> None:
    """Days that an older or simpler calendar would call off are worked."""
    assert calendar().is_working(date.fromisoformat(day))


def test_weekends_and_holidays() -> None:
    """A Saturday is a weekend, also when it is a holiday; a holiday in the week is a holiday."""
    days = calendar()
    found = [
        days.day_off(one) for one in (date(2019, 7, 6), date(2019, 6, 9), date(2021, 3, 8), date(2019, 6, 10))
    ]
    assert found == ["weekend", "weekend", "holiday", None]


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2028, 1, 1)])
def test_nothing_is_said_outside(day: date) -> None:
    """Before and after the years covered nobody says whether a day is worked."""
    with pytest.raises(OutsideCalendarError):
        calendar().is_working(day)


def test_own_corrections_stand_above_the_library(load: Callable[[str, str], Calendar]) -> None:
    """A day written into the own file is off or worked, whatever the library says."""
    own = '[{day: 2027-01-08, why: "order"}, {day: 2025-01-05, why: "order"}]'
    days = load("days_off: []", f"days_off: {own}")
    assert days.day_off(date(2027, 1, 8)) == "own"
    assert days.day_off(date(2025, 1, 5)) == "weekend"
    days = load(
        "working_days: []", 'working_days: [{day: 2027-01-09, why: "order"}, {day: 2027-03-08, why: "order"}]'
    )
    assert days.is_working(date(2027, 1, 9))
    assert days.is_working(date(2027, 3, 8))


@pytest.mark.parametrize(
    ("line", "by", "field"),
    [
        ("days_off: []", "days_off: [{day: soon, why: order}]", "days_off.0.day"),
        ("days_off: []", "days_off: [{day: 2027-01-08}]", "days_off.0.why"),
        ("days_off: []", "days_off: [{day: 2030-01-08, why: order}]", "(whole file)"),
        ("days_off: []", "days_off: [{day: 2027-01-08, why: a}, {day: 2027-01-08, why: b}]", "(whole file)"),
        ("checked: 2026-12-31", "", "checked"),
    ],
)
def test_a_wrong_correction_is_told(
    load: Callable[[str, str], Calendar], line: str, by: str, field: str
) -> None:
    """A day that is none, without a reason, outside the calendar or twice: bad input with file and field."""
    with pytest.raises(BadInput) as caught:
        load(line, by)
    assert caught.value.problems[0].file.endswith("calendar.yaml")
    assert caught.value.problems[0].field == field
