"""What holds for every count, whatever the dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qorgau.law import clock
from qorgau.law.clock.arithmetic import lapse_between, months_after, working_days_between
from qorgau.law.clock.months import length

DAYS = st.dates(date(2018, 1, 1), date(2027, 10, 31))
MOMENTS = st.datetimes(datetime(2019, 6, 1), datetime(2026, 6, 30)).map(lambda one: one.replace(tzinfo=UTC))
LAPSES = st.integers(0, 3 * 24 * 60).map(lambda n: timedelta(minutes=n))
ZONES = st.one_of(
    st.integers(-12 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n))),
    st.sampled_from(["Asia/Almaty", "Asia/Aqtau", "Europe/Warsaw", "UTC"]).map(ZoneInfo),
)
CHARGES = st.sampled_from(["cao-434-1", "cao-434-p1", "cao-667-p1", "cao-653-p1"])
QUICK = settings(max_examples=60, deadline=None)


def day(found: clock.Count, name: str) -> date:
    """The end of one reading of an appeal, as a day."""
    end = found.reading(name).end
    assert isinstance(end, date)
    return end


def moment(found: clock.Count) -> datetime:
    """The end of a detention, as a moment."""
    assert isinstance(found.end, datetime)
    return found.end


@QUICK
@given(served=DAYS)
def test_b_is_not_before_a_and_a_is_not_before_a0(served: date) -> None:
    """The readings stand in one order, and the safe day is the first of them."""
    found = clock.appeal(clock.law(), served)
    assert day(found, "B") >= day(found, "A") >= day(found, "A0") == found.end


@QUICK
@given(served=DAYS)
def test_a_and_b_end_on_working_days(served: date) -> None:
    """A count that minds days off never ends on one."""
    found = clock.appeal(clock.law(), served)
    assert clock.law().calendar.is_working(day(found, "A"))
    assert clock.law().calendar.is_working(day(found, "B"))


@QUICK
@given(served=DAYS)
def test_a_is_the_first_working_day_and_b_the_last_of_so_many(served: date) -> None:
    """No working day lies between A0 and A; as many as the limit says lie after service up to B."""
    found = clock.appeal(clock.law(), served)
    a0, a = day(found, "A0"), day(found, "A")
    assert working_days_between(a0 - timedelta(days=1), a, clock.law().calendar) == 0
    number = clock.law().term("appeal").figure
    assert working_days_between(served, day(found, "B") + timedelta(days=1), clock.law().calendar) == number


@QUICK
@given(served=DAYS, holidays=st.sets(st.integers(0, 25), min_size=1, max_size=5))
def test_one_more_holiday_never_shortens_a_term(served: date, holidays: set[int]) -> None:
    """A day off moves an end later or not at all, and leaves the safe day alone."""
    calendar = clock.law().calendar
    for n in holidays:
        calendar = calendar.with_day_off(served + timedelta(days=n))
    before, after = (
        clock.appeal(clock.law(), served),
        clock.appeal(replace(clock.law(), own_calendar=calendar), served),
    )
    assert day(after, "A") >= day(before, "A")
    assert day(after, "B") >= day(before, "B")
    assert after.end == before.end


@QUICK
@given(served=DAYS, later=st.integers(0, 60))
def test_a_later_service_never_ends_a_term_earlier(served: date, later: int) -> None:
    """Each reading of the appeal moves with its start."""
    after = min(served + timedelta(days=later), date(2027, 10, 31))
    first, second = clock.appeal(clock.law(), served), clock.appeal(clock.law(), after)
    assert all(day(second, name) >= day(first, name) for name in ("A0", "A", "B"))


@QUICK
@given(act=DAYS, later=st.integers(0, 400), minor=st.booleans())
def test_a_later_act_never_ends_a_limitation_earlier(act: date, later: int, minor: bool) -> None:
    """The limitation moves with the act."""
    ends = [
        clock.limitation(clock.law(), clock.Act(one, minor=minor), "cao-434-1").end
        for one in (act, act + timedelta(days=later))
    ]
    assert isinstance(ends[0], date)
    assert isinstance(ends[1], date)
    assert ends[1] >= ends[0]


@QUICK
@given(act=DAYS)
def test_minors_have_half(act: date) -> None:
    """The limitation of a minor has half the months, in every rule."""
    general = clock.limitation(clock.law(), clock.Act(act, minor=True), "cao-434-1")
    assert general.end == months_after(act, length(clock.law().term("limitation")) // 2)


@QUICK
@given(act=st.dates(date(2020, 7, 1), date(2026, 6, 30)), found=st.integers(0, 500), minor=st.booleans())
def test_the_assembly_rule_has_two_ends_and_the_earlier_one_holds(act: date, found: int, minor: bool) -> None:
    """Under the assembly rule the end is the earlier of the two, each of them halved for a minor."""
    discovered = act + timedelta(days=found)
    part = 2 if minor else 1
    ends = (
        months_after(act, length(clock.law().term("limitation-assembly")) // part),
        months_after(discovered, length(clock.law().term("limitation-assembly-discovery")) // part),
    )
    counted = clock.limitation(clock.law(), clock.Act(act, discovered, minor=minor), "cao-488-p6")
    assert counted.end == min(ends)


@QUICK
@given(start=MOMENTS, held=LAPSES, charge=CHARGES)
def test_detention_is_counted_to_the_minute(start: datetime, held: timedelta, charge: str) -> None:
    """Nothing is rounded: the limit lies whole minutes after the start, one minute more is one minute over."""
    start = start.replace(second=0, microsecond=0)
    found = clock.detention(clock.law(), clock.Held(start, start + held), charge)
    limit = timedelta(hours=clock.law().term("detention").figure)
    assert lapse_between(start, moment(found)) == limit
    assert found.lapses["held"] == held
    assert found.lapses["over"] == max(timedelta(0), held - limit)


@QUICK
@given(start=MOMENTS, seconds=st.integers(0, 59), held=LAPSES)
def test_seconds_do_not_count(start: datetime, seconds: int, held: timedelta) -> None:
    """Times that differ in seconds only are the same."""
    start = start.replace(second=0, microsecond=0)
    plain = clock.detention(clock.law(), clock.Held(start, start + held), "cao-434-1")
    late = clock.detention(clock.law(), clock.Held(start.replace(second=seconds), start + held), "cao-434-1")
    assert plain == late


@QUICK
@given(start=MOMENTS, opened=LAPSES, held=LAPSES, first=ZONES, second=ZONES, charge=CHARGES)
def test_the_zone_in_which_a_time_is_written_changes_nothing(
    start: datetime,
    opened: timedelta,
    held: timedelta,
    first: timezone | ZoneInfo,
    second: timezone | ZoneInfo,
    charge: str,
) -> None:
    """The same instants give the same limit and the same lapses, in whatever zones they are written."""

    def count(one: timezone | ZoneInfo, other: timezone | ZoneInfo) -> clock.Count:
        moments = (
            start.astimezone(one),
            (start + held).astimezone(other),
            (start + opened).astimezone(other),
        )
        return clock.detention(clock.law(), clock.Held(*moments), charge)

    # The law of another day may be another law.
    assume(start.astimezone(first).date() == start.astimezone(second).date())
    here, there = count(first, second), count(second, first)
    assert moment(here).astimezone(UTC) == moment(there).astimezone(UTC)
    assert here.lapses == there.lapses


@QUICK
@given(start=MOMENTS, later=LAPSES, opened=LAPSES)
def test_a_later_restriction_never_ends_a_detention_earlier(
    start: datetime, later: timedelta, opened: timedelta
) -> None:
    """The limit moves with the restriction of liberty, where the record keeps its distance."""
    ends = [
        clock.detention(clock.law(), clock.Held(one, opened=one + opened), "cao-434-1").end
        for one in (start, start + later)
    ]
    assert isinstance(ends[0], datetime)
    assert isinstance(ends[1], datetime)
    assert ends[1] >= ends[0]


@QUICK
@given(start=st.dates(date(2018, 1, 1), date(2026, 1, 1)), months=st.integers(1, 36))
def test_months_keep_the_date_or_take_the_last_day(start: date, months: int) -> None:
    """So many months later is the same date, or the last day of a month that has no such date."""
    end = months_after(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@QUICK
@given(
    act=DAYS,
    gaps=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), min_size=1, max_size=3),
)
def test_standing_still_only_makes_longer(act: date, gaps: list[tuple[int, int]]) -> None:
    """A limitation that stood still ends no earlier, and no later than by all days it stood."""
    pauses = [
        clock.Pause("court", act + timedelta(days=first), act + timedelta(days=first + long))
        for first, long in gaps
    ]
    found = clock.limitation(clock.law(), clock.Act(act), "cao-434-1", pauses)
    plain = found.reading("without-pauses").end
    assert isinstance(found.end, date)
    assert isinstance(plain, date)
    assert timedelta(0) <= found.end - plain <= sum((timedelta(days=long) for _, long in gaps), timedelta(0))


@pytest.mark.parametrize("order", [1, -1])
def test_pauses_that_overlap_count_once(order: int) -> None:
    """Two reasons at the same time stop the clock once, in whatever order they are given."""
    act = date(2019, 6, 10)
    pauses = [
        clock.Pause("court", date(2019, 6, 11), date(2019, 6, 21)),
        clock.Pause("expert", date(2019, 6, 15), date(2019, 6, 25)),
    ][::order]
    assert clock.limitation(clock.law(), clock.Act(act), "cao-434-1", pauses).end == date(2019, 8, 24)
