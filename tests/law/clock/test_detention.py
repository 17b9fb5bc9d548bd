"""Detention: which limit holds, and what does not stop it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from qorgau.law import clock
from qorgau.problem import BadInput

ARREST, NO_ARREST = "cao-488-p7", "cao-667-p3"
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """A moment of 13.05.2026, when every provision on detention is read, or of another day of that month."""
    day, _, time = f"13 {text}"[-8:].rpartition(" ")
    return datetime.fromisoformat(f"2026-05-{day[-2:]}T{time}+05:00")


def keys(steps: tuple[clock.Step, ...]) -> list[str]:
    """The steps of a count by name."""
    return [one.key for one in steps]


def test_an_arrest_charge_opened_in_time_holds_twenty_four_hours(law: clock.Law) -> None:
    """Opened within three hours, a sanction with arrest: twenty-four hours, confirmed where all was read."""
    found = clock.detention(law, clock.Held(at("11:40"), opened=at("14:40")), ARREST)
    assert (found.end, found.confirmed, found.readings) == (at("14 11:40"), True, ())
    assert [one.id for one in found.provisions] == [
        "cao-789-p1",
        "cao-789-p3",
        "cao-802-p4",
        "cao-488-p7-9-12",
    ]


def test_one_minute_late_and_the_general_limit_stands(law: clock.Law) -> None:
    """Opened one minute after the three hours: the general limit; that the record covers the rest is a reading."""
    found = clock.detention(law, clock.Held(at("11:40"), at("18:00"), at("14:41")), ARREST)
    assert found.end == at("14:40")
    assert found.lapses["before-record"] == timedelta(minutes=1)
    assert [one.name for one in found.readings] == ["general", "covered"]
    assert found.reading("covered").end == at("14 11:40")
    assert found.confirmed
    assert not found.reading("covered").confirmed


def test_without_a_record_the_general_limit_stands(law: clock.Law) -> None:
    """No record opened a case: three hours, whatever the sanction."""
    found = clock.detention(law, clock.Held(at("11:40"), at("18:00")), ARREST)
    assert (found.end, found.readings) == (at("14:40"), ())
    assert "not-opened" in keys(found.steps)


def test_without_arrest_a_record_in_time_changes_nothing(law: clock.Law) -> None:
    """A sanction without arrest: three hours, certain, one reading."""
    found = clock.detention(law, clock.Held(at("11:40"), at("18:00"), at("12:00")), NO_ARREST)
    assert (found.end, found.confirmed, found.readings) == (at("14:40"), True, ())
    assert found.lapses["over"] == timedelta(hours=3, minutes=20)


def test_a_late_record_without_arrest_covers_nothing(law: clock.Law) -> None:
    """A sanction without arrest leaves no other reading after a late record."""
    found = clock.detention(law, clock.Held(at("11:40"), at("18:00"), at("16:00")), NO_ARREST)
    assert (found.end, found.readings) == (at("14:40"), ())


def test_a_late_record_and_more_than_a_day(law: clock.Law) -> None:
    """What lies before a late record and what lies after twenty-four hours are both over, on the kindest reading."""
    found = clock.detention(law, clock.Held(at("11:40"), at("14 12:40"), at("15:40")), ARREST)
    assert found.reading("covered").over == 2 * HOUR


def test_the_unknown_day_of_a_change_leaves_both_readings(law: clock.Law) -> None:
    """In the month in which the sanction changed on an unknown day, both limits are given and none confirmed."""
    start = datetime.fromisoformat("2020-06-20T12:00+06:00")
    found = clock.detention(law, clock.Held(start, opened=start + HOUR), "cao-488-p6")
    assert [one.name for one in found.readings] == ["general", "arrest"]
    assert not found.confirmed


def test_breaks_do_not_stop_the_time(law: clock.Law) -> None:
    """A break is shown and not left out."""
    held = clock.Held(at("11:40"), breaks=[(at("12:00"), at("13:00"))])
    found = clock.detention(law, held, NO_ARREST)
    assert found.end == at("14:40")
    assert "break" in keys(found.steps)


def test_three_hours_run_from_certified_sobering_up(law: clock.Law) -> None:
    """For an intoxicated person the three hours run from the certificate; what was held counts from the start."""
    found = clock.detention(law, clock.Held(at("11:40"), at("18:00"), sober=at("14:00")), NO_ARREST)
    assert found.end == at("17:00")
    assert (found.lapses["held"], found.lapses["over"]) == (timedelta(hours=6, minutes=20), HOUR)


def test_the_long_list_gives_forty_eight_hours(law: clock.Law) -> None:
    """A listed matter: forty-eight hours, one reading."""
    found = clock.detention(law, clock.Held(at("11:40"), matter="border"), "cao-667-p1")
    assert (found.end, [one.id for one in found.provisions]) == (at("15 11:40"), ["cao-789-p2"])


def test_assemblies_are_not_on_the_long_list(law: clock.Law) -> None:
    """A charge under the assembly legislation and a listed matter do not go together."""
    with pytest.raises(BadInput) as caught:
        clock.detention(law, clock.Held(at("11:40"), matter="border"), ARREST)
    assert caught.value.problems[0].field == "matter"


def test_a_move_of_the_clocks_does_not_move_the_limit(law: clock.Law) -> None:
    """Three hours are three hours over the night in which the zone of the country changed."""
    from zoneinfo import ZoneInfo

    almaty = ZoneInfo("Asia/Almaty")
    start = datetime(2024, 2, 29, 22, 30, tzinfo=almaty)
    found = clock.detention(law, clock.Held(start), "cao-434-1")
    assert isinstance(found.end, datetime)
    assert found.end.isoformat() == "2024-03-01T00:30:00+05:00"


def test_each_provision_comes_with_status_and_version(law: clock.Law) -> None:
    """A count of 2019 says that the wording was not read, one of 2026 that it was, and since when it stands."""
    old = clock.detention(law, clock.Held(datetime.fromisoformat("2019-06-10T13:02+06:00")), "cao-434-1")
    new = clock.detention(law, clock.Held(at("11:40")), NO_ARREST)
    assert [(one.id, one.status, one.since, one.until) for one in (old.provisions[0], new.provisions[0])] == [
        ("cao-789-p1", "unread", None, "2025-03"),
        ("cao-789-p1", "confirmed", "2025-03", None),
    ]
    assert (old.confirmed, new.confirmed) == (False, True)


@pytest.mark.parametrize(
    ("held", "field"),
    [
        (clock.Held(datetime(2026, 5, 13, 11, 40)), "from"),
        (clock.Held(at("11:40"), datetime(2026, 5, 13, 12)), "to"),
        (clock.Held(at("11:40"), at("11:39")), "to"),
        (clock.Held(at("11:40"), opened=at("11:39")), "opened"),
        (clock.Held(at("11:40"), sober=at("11:00")), "sober"),
        (clock.Held(at("11:40"), at("12:00"), sober=at("13:00")), "to"),
        (clock.Held(at("11:40"), breaks=[(at("11:00"), at("12:00"))]), "breaks"),
        (clock.Held(at("11:40"), breaks=[(at("12:00"), at("11:50"))]), "breaks"),
        (clock.Held(at("11:40"), matter="theft"), "matter"),
        (clock.Held(datetime.fromisoformat("2009-06-10T13:02+06:00")), "from"),
    ],
)
def test_bad_input_names_the_field(law: clock.Law, held: clock.Held, field: str) -> None:
    """No zone, an event before its cause, an unknown matter, another century: bad input that names the field."""
    with pytest.raises(BadInput) as caught:
        clock.detention(law, held, NO_ARREST)
    assert [problem.field for problem in caught.value.problems] == [field]


@pytest.mark.parametrize("charge", ["cao-999", "cao-667", "", "cao-488-old-p1"])
def test_an_unknown_charge_is_told(law: clock.Law, charge: str) -> None:
    """A charge nobody knows, one whose parts differ, one that was no law on that day."""
    with pytest.raises(BadInput) as caught:
        clock.detention(law, clock.Held(at("11:40")), charge)
    assert caught.value.problems[0].field == "charge"
