"""The figures printed in the case files come out of the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from qorgau.law import clock
from qorgau.law.calendar import Calendar
from qorgau.law.clock.arithmetic import working_days_between

SUMMER_2019, AUTUMN_2025 = "+06:00", "+05:00"


def at(text: str, zone: str = SUMMER_2019) -> datetime:
    """A moment of a case file."""
    return datetime.fromisoformat(f"{text}{zone}")


def day(text: str) -> date:
    """A day written as in the case files."""
    return datetime.strptime(text, "%d.%m.%Y").date()


def lapse(text: str) -> timedelta:
    """A lapse written as in the case files: "7:03"."""
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


HELD = [
    # file, charge, zone, restriction, release or hearing, first record, held, to the first record
    ("CF00", "cao-434-p1", "+06:00", "2021-10-16T11:40", "2021-10-16T14:25", "2021-10-16T12:20", "2:45", "0:40"),
    ("CF01", "cao-488-old-p1", "+06:00", "2019-06-10T13:02", "2019-06-10T20:05", "2019-06-10T17:35", "7:03", "4:33"),
    ("CF02", "cao-488-old-p1", "+06:00", "2019-06-09T15:26", "2019-06-09T22:30", "2019-06-09T16:40", "7:04", "1:14"),
    ("CF03", "cao-488-old-p1", "+06:00", "2019-06-12T10:22", "2019-06-12T13:10", "2019-06-12T11:50", "2:48", "1:28"),
    ("CF04", "cao-488-p6", "+06:00", "2021-10-16T11:12", "2021-10-16T14:05", "2021-10-16T12:20", "2:53", "1:08"),
    ("CF05", "cao-488-old-p3", "+06:00", "2019-06-09T17:35", "2019-06-10T00:20", "2019-06-09T21:40", "6:45", "4:05"),
    ("CF06", "cao-488-p7", "+05:00", "2025-09-13T11:40", "2025-09-13T14:20", "2025-09-13T12:35", "2:40", "0:55"),
    ("CF07", "cao-488-p6", "+06:00", "2021-02-28T11:20", "2021-02-28T18:40", "2021-02-28T17:20", "7:20", "6:00"),
    ("CF07", "cao-488-p6", "+06:00", "2021-02-28T16:05", "2021-02-28T18:40", "2021-02-28T17:20", "2:35", "1:15"),
    ("CF08", "cao-488-old-p1", "+06:00", "2019-07-06T13:14", "2019-07-06T19:10", "2019-07-06T15:30", "5:56", "2:16"),
    ("CF09", "cao-488-old-p1", "+06:00", "2019-06-12T16:24", "2019-06-12T20:30", "2019-06-12T17:40", "4:06", "1:16"),
    ("CF10", "cao-488-p8", "+06:00", "2022-09-24T18:36", "2022-09-24T22:45", "2022-09-24T20:40", "4:09", "2:04"),
    ("CF11", "cao-488-p6", "+06:00", "2021-02-20T12:53", "2021-02-20T15:40", "2021-02-20T14:30", "2:47", "1:37"),
    ("CF13", "cao-488-old-p1", "+06:00", "2019-06-10T13:05", "2019-06-10T19:00", "2019-06-10T19:00", "5:55", "5:55"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "charge", "zone", "start", "end", "record", "held", "to_record"), HELD)
def test_time_held_and_first_record(
    law: clock.Law,
    file: str,
    charge: str,
    zone: str,
    start: str,
    end: str,
    record: str,
    held: str,
    to_record: str,
) -> None:
    """How long a client was held, and how long it took to the first record."""
    found = clock.detention(law, clock.Held(at(start, zone), at(end, zone), at(record, zone)), charge)
    assert (found.lapses["held"], found.lapses["to-record"]) == (lapse(held), lapse(to_record))


@pytest.mark.parametrize(
    ("start", "mark"),
    [
        ("2019-06-10T13:02", "2019-06-10T16:02"),
        ("2019-06-09T15:26", "2019-06-09T18:26"),
        ("2019-06-09T17:35", "2019-06-09T20:35"),
    ],
)
def test_three_hour_mark(law: clock.Law, start: str, mark: str) -> None:
    """The three-hour marks of CF01, CF02 and CF05."""
    assert clock.detention(law, clock.Held(at(start)), "cao-488-old-p1").end == at(mark)


@pytest.mark.parametrize("row", [row for row in HELD if row[0] in ("CF01", "CF05")], ids=lambda row: row[0])
def test_a_late_record_is_a_breach_on_every_reading(law: clock.Law, row: tuple[str, ...]) -> None:
    """CF01 runs 93 minutes and CF05 65 minutes over before any record, whatever the sanction carried."""
    file, charge, zone, start, end, record, _, _ = row
    found = clock.detention(law, clock.Held(at(start, zone), at(end, zone), at(record, zone)), charge)
    expected = {"CF01": timedelta(minutes=93), "CF05": timedelta(minutes=65)}[file]
    assert found.lapses["before-record"] == expected
    assert found.reading("covered").over == expected


@pytest.mark.parametrize(
    "row", [row for row in HELD if row[0] in ("CF02", "CF08", "CF09")], ids=lambda row: row[0]
)
def test_a_sanction_nobody_read_leaves_both_readings(law: clock.Law, row: tuple[str, ...]) -> None:
    """CF02, CF08 and CF09: recorded in time, held over three hours; lawful or not hangs on the sanction of 2019."""
    _, charge, zone, start, end, record, _, _ = row
    found = clock.detention(law, clock.Held(at(start, zone), at(end, zone), at(record, zone)), charge)
    assert not found.confirmed
    assert found.reading("general").over
    assert found.reading("arrest").over == timedelta(0)


@pytest.mark.parametrize(
    "row", [row for row in HELD if row[6] in ("2:45", "2:48", "2:53", "2:40", "2:47")], ids=lambda row: row[0]
)
def test_less_than_three_hours_is_lawful(law: clock.Law, row: tuple[str, ...]) -> None:
    """The look-alike of five files: almost three hours."""
    _, charge, zone, start, end, record, _, _ = row
    found = clock.detention(law, clock.Held(at(start, zone), at(end, zone), at(record, zone)), charge)
    assert found.lapses["over"] == timedelta(0)
    assert all(one.over == timedelta(0) for one in found.readings)


def test_recorded_in_time_with_arrest_may_last_till_the_hearing(law: clock.Law) -> None:
    """CF10: four hours, a record in time, a part that carries arrest: lawful up to twenty-four hours."""
    row = next(row for row in HELD if row[0] == "CF10")
    found = clock.detention(law, clock.Held(at(row[3]), at(row[4]), at(row[5])), row[1])
    assert (found.end, found.lapses["over"]) == (at("2022-09-25T18:36"), timedelta(0))


@pytest.mark.parametrize(
    ("file", "charge", "act", "minor", "last"),
    [
        ("CF01", "cao-488-old-p1", "10.06.2019", False, "10.08.2019"),
        ("CF02", "cao-488-old-p1", "09.06.2019", False, "09.08.2019"),
        ("CF03", "cao-488-old-p1", "12.06.2019", False, "12.08.2019"),
        ("CF04", "cao-488-p6", "16.10.2021", False, "16.12.2021"),
        ("CF05", "cao-488-old-p3", "09.06.2019", False, "09.08.2019"),
        ("CF06", "cao-488-p7", "13.09.2025", False, "13.11.2025"),
        ("CF07", "cao-488-p6", "28.02.2021", False, "28.04.2021"),
        ("CF08", "cao-488-old-p1", "06.07.2019", False, "06.09.2019"),
        ("CF09", "cao-488-old-p1", "12.06.2019", True, "12.07.2019"),
        ("CF10", "cao-488-p8", "24.09.2022", False, "24.11.2022"),
        ("CF11", "cao-488-p6", "20.02.2021", False, "20.04.2021"),
        ("CF12", "cao-488-old-p3", "06.07.2019", False, "06.09.2019"),
        ("CF13", "cao-488-old-p1", "10.06.2019", False, "10.08.2019"),
        ("CF13-I", "cao-488-old-p1", "10.06.2019", True, "10.07.2019"),
    ],
)
def test_limitation(law: clock.Law, file: str, charge: str, act: str, minor: bool, last: str) -> None:
    """The last day of the limitation, discovered on the day of the act."""
    assert clock.limitation(law, clock.Act(day(act), minor=minor), charge).end == day(last)


@pytest.mark.parametrize(
    ("file", "served", "a0", "a", "b"),
    [
        ("CF01", "11.06.2019", "21.06.2019", "21.06.2019", "25.06.2019"),
        ("CF02", "09.06.2019", "19.06.2019", "19.06.2019", "21.06.2019"),
        ("CF03", "28.06.2019", "08.07.2019", "09.07.2019", "15.07.2019"),
        ("CF04", "18.10.2021", "28.10.2021", "28.10.2021", "01.11.2021"),
        ("CF04 translation", "21.10.2021", "31.10.2021", "01.11.2021", "04.11.2021"),
        ("CF05", "10.06.2019", "20.06.2019", "20.06.2019", "24.06.2019"),
        ("CF06", "15.09.2025", "25.09.2025", "25.09.2025", "29.09.2025"),
        ("CF07", "04.03.2021", "14.03.2021", "15.03.2021", "19.03.2021"),
        ("CF08", "06.07.2019", "16.07.2019", "16.07.2019", "22.07.2019"),
        ("CF09", "13.06.2019", "23.06.2019", "24.06.2019", "27.06.2019"),
        ("CF10", "24.09.2022", "04.10.2022", "04.10.2022", "07.10.2022"),
        ("CF11", "23.02.2021", "05.03.2021", "05.03.2021", "10.03.2021"),
        ("CF12", "12.07.2019", "22.07.2019", "22.07.2019", "26.07.2019"),
        ("CF13", "11.06.2019", "21.06.2019", "21.06.2019", "25.06.2019"),
    ],
)
def test_appeal(law: clock.Law, file: str, served: str, a0: str, a: str, b: str) -> None:
    """The three counts of the appeal; the safe day is A0."""
    found = clock.appeal(law, day(served))
    assert [found.reading(name).end for name in ("A0", "A", "B")] == [day(a0), day(a), day(b)]
    assert found.end == day(a0)


@pytest.mark.parametrize(
    ("served", "by"), [("13.06.2019", "21.06.2019"), ("28.06.2019", "05.07.2019"), ("11.06.2019", None)]
)
def test_a_safe_day_that_is_a_day_off_names_the_working_day_before(
    law: clock.Law, served: str, by: str | None
) -> None:
    """CF09 files by Friday 21.06 because day ten is a Sunday; CF01 needs no such advice."""
    advice = [one.values["day"] for one in clock.appeal(law, day(served)).steps if one.key == "file-by"]
    assert advice == ([day(by)] if by else [])


def test_the_safe_day_runs_from_the_copy_not_from_the_translation(law: clock.Law) -> None:
    """CF04: safe is 28.10.2021 although the translation came three days later."""
    assert clock.appeal(law, day("18.10.2021"), day("21.10.2021")).end == day("28.10.2021")


def test_an_appeal_counted_from_announcement(law: clock.Law) -> None:
    """CF12: what the court counted from the announcement ended on 16.07.2019."""
    assert clock.appeal(law, day("06.07.2019")).end == day("16.07.2019")


def test_filed_late_on_one_reading_and_in_time_on_another(law: clock.Law) -> None:
    """CF12: 24.07 is late on A0 and A, in time on B, and never too late where the appeal improves the position."""
    served, executed = day("12.07.2019"), day("21.07.2019")
    found = clock.in_time(clock.appeal(law, served, executed=executed), day("24.07.2019"))
    assert {name: inside for (name, _), inside in found.items()} == {
        "A0": False,
        "A": False,
        "B": True,
        "late": True,
    }


def test_an_appeal_in_time_on_every_reading(law: clock.Law) -> None:
    """CF03: the appeal of 05.07 is in time."""
    assert all(
        clock.in_time(
            clock.appeal(law, day("28.06.2019"), executed=day("01.07.2019")), day("05.07.2019")
        ).values()
    )


def test_credit_and_end_of_the_arrest(law: clock.Law) -> None:
    """CF05: 6 h 59 of detention count, so ten days end on 19.06 at 17:35 and not on 20.06 at 00:34."""
    found = clock.arrest(law, at("2019-06-10T00:34"), 10, at("2019-06-09T17:35"))
    assert found.lapses["credit"] == lapse("6:59")
    assert found.end == at("2019-06-19T17:35")
    assert found.reading("without-credit").end == at("2019-06-20T00:34")


def test_credit_that_was_forgotten(law: clock.Law) -> None:
    """CF12: 6 h 10 are due, release was due on 21.07 at 14:10."""
    found = clock.arrest(law, at("2019-07-06T20:20"), 15, at("2019-07-06T14:10"))
    assert (found.lapses["credit"], found.end) == (lapse("6:10"), at("2019-07-21T14:10"))
    assert found.reading("without-credit").end == at("2019-07-21T20:20")


@pytest.mark.parametrize(("filed", "due"), [("10.06.2019", "11.06.2019"), ("12.06.2019", "13.06.2019")])
def test_an_appeal_against_arrest_is_heard_in_a_day(law: clock.Law, filed: str, due: str) -> None:
    """CF05: heard on 18.06, late even from the day it was registered."""
    found = clock.appeal_hearing(law, received=day(filed), filed=day(filed), serving_arrest=True)
    assert found.end == day(due)


def test_the_akimat_answers_in_three_working_days(law: clock.Law) -> None:
    """CF06: notice registered on 03.09.2025, the answer was due on 08.09, seven working days lie between."""
    assert clock.count(law, "notification-answer", day("03.09.2025")).end == day("08.09.2025")
    assert working_days_between(day("03.09.2025"), day("13.09.2025"), law.calendar) == 7
    latest = clock.count(law, "notification", day("13.09.2025")).end
    assert latest == day("05.09.2025")
    assert working_days_between(day("05.09.2025"), day("13.09.2025"), law.calendar) == 5


def test_limitation_of_the_drill_card(law: clock.Law) -> None:
    """K14: a decision of 12.08.2019 on an act of 09.06.2019 is late, one of 09.08.2019 is on the last day."""
    last = clock.limitation(law, clock.Act(day("09.06.2019")), "cao-488-old-p1").end
    assert last == day("09.08.2019")


@pytest.mark.parametrize(("filed", "inside"), [("01.09.2025", True), ("01.08.2026", False)])
def test_the_late_route_of_the_drill_card(law: clock.Law, filed: str, inside: bool) -> None:
    """K19: fine paid on 01.06.2025; three months later an improving appeal is open, fourteen months later it is not."""
    found = clock.appeal(law, day("01.05.2025"), executed=day("01.06.2025"))
    assert clock.in_time(found, day(filed))["late", "execution-end"] is inside


def test_a_minor_counts_as_penalised_for_six_months(law: clock.Law) -> None:
    """CF09: six months instead of a year."""
    executed = day("13.06.2019")
    assert clock.penalised(law, executed, minor=True).end == day("13.12.2019")
    assert clock.penalised(law, executed).end == day("13.06.2020")


@pytest.mark.parametrize(
    ("text", "kind"), [("08.07.2019", "moved"), ("08.03.2021", "holiday"), ("01.09.2025", "moved")]
)
def test_holidays_used_by_the_case_files(law: clock.Law, text: str, kind: str) -> None:
    """The public holidays that the case files name are days off."""
    calendar: Calendar = law.calendar
    assert calendar.day_off(day(text)) == kind
