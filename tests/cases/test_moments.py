"""Minutes that papers state and limits that the clock counts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from qorgau.cases.case import Case
from qorgau.cases.case_data import Computed
from qorgau.cases.computed import compute
from qorgau.cases.load import find_case, load_case
from qorgau.law.clock import law
from qorgau.problem import BadInput

CASES = Path(__file__).resolve().parents[2] / "cases"


@pytest.fixture(scope="module")
def case() -> Case:
    """CF01."""
    return load_case(find_case("CF01", CASES), CASES / "templates")


def counted(case: Case, clock: str, start: str, **more: object) -> dict[str, object]:
    """What a count of the clock gives for CF01."""
    one = Computed.model_validate({"id": "x", "clock": clock, "from": start, **more})
    return dict(compute(law(), one, case.moments.points, case.data.charge.norm, minor=False).points)


def test_a_stated_minute_lies_by_its_event(case: Case) -> None:
    """What the record claims is five minutes before the record, wherever the record stands."""
    assert case.moments.minute("dp") - case.moments.minute("dp7") == timedelta(minutes=5)


def test_the_clock_counts_the_limits_of_the_case(case: Case) -> None:
    """Three hours, a day, the limitation and the appeal come from the statutory clock."""
    assert f"{case.moments.minute('three_hours'):%H:%M}" == "16:02"
    assert f"{case.moments.minute('day_hold'):%d.%m %H:%M}" == "11.06 13:02"
    assert case.moments.day("limitation") == date(2019, 8, 10)
    assert [case.moments.day(f"appeal.{name}") for name in ("safe", "a0", "a", "b")] == [
        date(2019, 6, day) for day in (21, 21, 21, 25)
    ]


def test_a_count_says_whether_the_law_behind_it_was_read(case: Case) -> None:
    """Every count carries whether its provisions were confirmed for its day."""
    assert set(case.moments.confirmed) == {"three_hours", "day_hold", "limitation", "appeal"}


def test_an_arrest_is_counted_with_its_credit(case: Case) -> None:
    """An arrest of three days from the hearing ends earlier by the hours of detention."""
    found = counted(case, "arrest", "hearing_end", days=3, held_from="t0")
    assert found["x"] == case.moments.minute("t0") + timedelta(days=3)
    assert found["x.without-credit"] == case.moments.minute("hearing_end") + timedelta(days=3)


@pytest.mark.parametrize(
    ("clock", "start", "more", "field"),
    [
        ("arrest", "hearing_end", {}, "days"),
        ("detention", "limitation", {}, "from"),
        ("detention", "supper", {}, "from"),
        ("arrest", "limitation", {"days": 3}, "from"),
        ("limitation", "t0", {"charge": "nothing"}, "charge"),
        ("nothing", "t0", {}, "limit"),
    ],
)
def test_a_count_that_cannot_be_made_names_its_field(
    case: Case, clock: str, start: str, more: dict[str, object], field: str
) -> None:
    """An unknown limit, moment or charge, or a day where a minute is needed, is told with its field."""
    with pytest.raises(BadInput) as caught:
        counted(case, clock, start, **more)
    assert caught.value.problems[0].field == field


def test_other_events_under_usual_names(case: Case) -> None:
    """A paper of another person reads its own event where the form says ap."""
    assert case.moments.renamed({"ap": "ex"}).minute("ap") == case.moments.minute("ex")
