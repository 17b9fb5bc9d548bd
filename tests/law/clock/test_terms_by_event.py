"""Protocol, sending, hearing, service, appeal, limitation, payment: from which event, and on which reading."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from qorgau.law import clock
from qorgau.law.clock import count
from qorgau.problem import BadInput

D = date
START = datetime.fromisoformat("2025-09-13T11:40+05:00")


def test_the_protocol_is_due_at_once(law: clock.Law) -> None:
    """Drawn up immediately: no hours are invented."""
    found = clock.protocol_due(law, START)
    assert (found.end, found.confirmed) == (START, True)
    assert found.steps[-1].key == "at-once"


def test_a_reason_gives_the_protocol_days(law: clock.Law) -> None:
    """Three days from clarifying, two from an expert's paper; without the reason in the file it was due at once."""
    clarified = clock.protocol_due(law, D(2025, 9, 1), clarified=D(2025, 9, 10))
    received = clock.protocol_due(law, D(2025, 9, 1), received=D(2025, 9, 10))
    assert (clarified.end, received.end) == (D(2025, 9, 13), D(2025, 9, 12))
    assert clarified.reading("at-once").end == D(2025, 9, 1)


@pytest.mark.parametrize(
    ("charge", "end", "confirmed"),
    [("cao-488-p7", D(2025, 9, 13), True), ("cao-667-p3", D(2025, 9, 16), False)],
)
def test_sending_hangs_on_arrest(law: clock.Law, charge: str, end: date, confirmed: bool) -> None:
    """At once where arrest is possible, else in three days, which a body passes for sure only on the last reading."""
    found = clock.sending(law, D(2025, 9, 13), charge)
    assert (found.end, found.confirmed) == (end, confirmed)


def test_sending_on_an_arguable_charge_has_both_readings(law: clock.Law) -> None:
    """Where nobody can say whether the sanction carried arrest, both terms are given, none confirmed."""
    found = clock.sending(law, D(2019, 6, 10), "cao-488-old-p1")
    assert (found.end, found.reading("arrest").end, found.confirmed) == (
        D(2019, 6, 13),
        D(2019, 6, 10),
        False,
    )


def test_a_term_for_a_body_is_passed_for_sure_only_on_the_last_reading(law: clock.Law) -> None:
    """Fifteen days of the court: the calendar count is named, the day after which it is surely late too."""
    found = clock.hearing(law, D(2025, 9, 13), "cao-667-p3")
    assert (found.end, found.confirmed) == (D(2025, 9, 28), False)
    last = next(one for one in found.steps if one.key == "late-for-sure").values["day"]
    assert last == found.reading("B").end == D(2025, 10, 3)
    assert found.reading("prolonged").end == D(2025, 10, 13)


def test_a_detained_person_is_heard_in_twenty_four_hours(law: clock.Law) -> None:
    """The day of receipt or twenty-four hours from the detention, whichever ends first."""
    same = clock.hearing(law, D(2025, 9, 13), "cao-488-p7", detained=START)
    next_day = clock.hearing(law, D(2025, 9, 14), "cao-488-p7", detained=START)
    assert (same.end, next_day.end) == (D(2025, 9, 13), START + timedelta(days=1))


def test_service_in_three_days(law: clock.Law) -> None:
    """The decision is served within three days of its making."""
    assert count(law, "service", D(2025, 9, 15)).end == D(2025, 9, 18)


def test_the_starting_hour_is_left_out(law: clock.Law) -> None:
    """Hours other than those of detention run from the next full hour."""
    received = datetime.fromisoformat("2025-09-13T10:20+05:00")
    assert count(law, "counsel-provided", received).end == datetime.fromisoformat("2025-09-14T11:00+05:00")


def test_the_appeal_of_2025_is_confirmed_on_its_safe_day_only(law: clock.Law) -> None:
    """The safe day is certain; a day that hangs on the reading of days off is not."""
    found = clock.appeal(law, D(2025, 9, 17))
    assert found.end == D(2025, 9, 27)
    assert [(one.name, one.confirmed) for one in found.readings] == [
        ("A0", True), ("A", False), ("B", False), ("late", False),
    ]  # fmt: skip
    assert found.confirmed


def test_the_appeal_of_an_absent_person_runs_from_receipt(law: clock.Law) -> None:
    """Only receipt is known: it is the event."""
    found = clock.appeal(law, received=D(2025, 9, 17))
    assert (found.event, found.end) == ("receipt", D(2025, 9, 27))


def test_two_days_give_readings_for_both_and_the_earlier_safe_day(law: clock.Law) -> None:
    """Service and receipt: six readings, the safe day from service."""
    found = clock.appeal(law, D(2025, 9, 15), D(2025, 9, 22))
    assert [one.event for one in found.readings[:6]] == ["handing-over"] * 3 + ["receipt"] * 3
    assert (found.end, found.reading("A0", "receipt").end) == (D(2025, 9, 25), D(2025, 10, 2))


def test_the_late_route_is_open_until_the_penalty_is_executed(law: clock.Law) -> None:
    """Without the day of execution the route has no end; with it a year, for minors six months."""
    served = D(2025, 9, 15)
    assert clock.appeal(law, served).reading("late").end is None
    assert clock.appeal(law, served, executed=D(2025, 10, 1)).reading("late").end == D(2026, 10, 1)
    minor = clock.appeal(law, served, executed=D(2025, 10, 1), minor=True)
    assert minor.reading("late").end == D(2026, 4, 1)


def test_outside_the_calendar_only_the_safe_day_is_named(law: clock.Law) -> None:
    """Where days off are not known, A and B have no date and A0 has."""
    found = clock.appeal(law, D(2031, 3, 3))
    assert [found.reading(name).end for name in ("A0", "A", "B")] == [D(2031, 3, 13), None, None]


def test_days_off_nobody_checked_are_told(law: clock.Law) -> None:
    """A count into the unchecked part of the calendar says so."""
    steps = clock.appeal(law, D(2027, 3, 3)).reading("B").steps
    assert "unchecked" in [one.key for one in steps]


def test_an_ordinary_appeal_is_heard_in_ten_days(law: clock.Law) -> None:
    """Ten days from receipt; one day from filing while arrest is served, days off counted."""
    assert clock.appeal_hearing(law, received=D(2025, 9, 15)).end == D(2025, 9, 25)
    served = clock.appeal_hearing(law, received=D(2025, 9, 13), filed=D(2025, 9, 12), serving_arrest=True)
    assert (served.end, served.confirmed, served.readings) == (D(2025, 9, 13), True, ())


def test_a_fine_is_paid_in_thirty_days(law: clock.Law) -> None:
    """Voluntary payment runs from entry into force."""
    assert clock.payment(law, D(2025, 9, 26)).end == D(2025, 10, 26)


def test_months_roll_only_where_the_data_say_so(law: clock.Law) -> None:
    """A complaint that ends on a Sunday may come on Monday; a limitation does not roll."""
    complaint = count(law, "complaint", D(2025, 8, 28))
    assert [one.end for one in complaint.readings] == [D(2025, 10, 28), D(2025, 10, 28)]
    complaint = count(law, "complaint", D(2025, 8, 12))
    assert [one.end for one in complaint.readings] == [D(2025, 10, 12), D(2025, 10, 13)]
    assert clock.limitation(law, clock.Act(D(2019, 6, 10)), "cao-488-old-p1").readings == ()


def test_a_date_the_month_does_not_have_is_unconfirmed(law: clock.Law) -> None:
    """31 December and two months: the last day of February, said and not confirmed."""
    found = clock.limitation(law, clock.Act(D(2025, 12, 31)), "cao-434-1")
    assert (found.end, found.confirmed) == (D(2026, 2, 28), False)
    assert found.steps[-1].key == "short-month"


def test_late_discovery_matters_under_the_assembly_rule_only(law: clock.Law) -> None:
    """Discovered after four months: the general limitation had run out, the assembly rule has not."""
    assert clock.limitation(law, clock.Act(D(2019, 6, 10), D(2019, 10, 10)), "cao-488-old-p1").end == D(
        2019, 8, 10
    )
    assert clock.limitation(law, clock.Act(D(2021, 6, 10), D(2021, 10, 10)), "cao-488-p6").end == D(
        2021, 12, 10
    )
    assert clock.limitation(law, clock.Act(D(2021, 6, 10), D(2022, 5, 20)), "cao-488-p6").end == D(
        2022, 6, 10
    )


def test_a_legal_entity_has_three_years_and_two_months(law: clock.Law) -> None:
    """Three years from the act, never over two months from discovery."""
    found = clock.limitation(law, clock.Act(D(2021, 6, 10), D(2024, 5, 20), entity=True), "cao-488-p7")
    assert found.end == D(2024, 6, 10)


def test_a_continuing_offence_runs_from_discovery(law: clock.Law) -> None:
    """The two months of a continuing offence run from its discovery."""
    found = clock.limitation(law, clock.Act(D(2025, 5, 1), D(2025, 9, 1), continuing=True), "cao-434-1")
    assert (found.event, found.end) == ("discovery", D(2025, 11, 1))


def test_in_the_month_of_the_change_both_limitations_are_given(law: clock.Law) -> None:
    """June 2020: the general rule stands, the assembly rule is a reading, nothing is confirmed."""
    found = clock.limitation(law, clock.Act(D(2020, 6, 20), D(2020, 8, 1)), "cao-488-p6")
    assert [one.end for one in found.readings] == [D(2020, 8, 20), D(2020, 10, 1)]
    assert (found.end, found.confirmed) == (D(2020, 8, 20), False)


def test_a_later_change_that_was_not_read_is_said(law: clock.Law) -> None:
    """From July 2026 the assembly rule is another one: the end is given and not confirmed."""
    found = clock.limitation(law, clock.Act(D(2026, 8, 1)), "cao-488-p6")
    assert (found.end, found.confirmed, found.steps[-1].key) == (D(2026, 10, 1), False, "changed")


def test_the_limitation_stands_still_in_court(law: clock.Law) -> None:
    """Seven days in court move the last day by seven; in 2019 the rule was not read, so nothing is confirmed."""
    pause = clock.Pause("court", D(2019, 6, 13), D(2019, 6, 20))
    found = clock.limitation(law, clock.Act(D(2019, 6, 10)), "cao-488-old-p1", [pause])
    assert (found.end, found.reading("without-pauses").end) == (D(2019, 8, 17), D(2019, 8, 10))
    assert not found.confirmed
    assert found.provisions[-1].id == "cao-62-p5"


def test_while_the_file_is_in_court_there_is_no_end(law: clock.Law) -> None:
    """Sent and not decided: no last day, but the days that were left."""
    found = clock.limitation(
        law, clock.Act(D(2025, 6, 10)), "cao-434-1", [clock.Pause("court", D(2025, 8, 1))]
    )
    assert found.end is None
    assert found.steps[-1].values["days"] == 9


def test_what_ran_out_cannot_stand_still(law: clock.Law) -> None:
    """Sent after the last day: nothing moves."""
    pause = clock.Pause("court", D(2025, 8, 11), D(2025, 9, 1))
    found = clock.limitation(law, clock.Act(D(2025, 6, 10)), "cao-434-1", [pause])
    assert (found.end, found.steps[-1].key) == (D(2025, 8, 10), "pause-too-late")


def test_a_term_that_was_another_one_gives_no_date(law: clock.Law) -> None:
    """Cassation before July 2025 and the answer under the earlier law after it: no date."""
    assert count(law, "cassation", D(2021, 1, 11)).end is None
    assert count(law, "application-1995", D(2021, 1, 11)).end is None


def test_days_before_an_event(law: clock.Law) -> None:
    """Under the earlier law the application came ten days before the event; from memory, never confirmed."""
    found = count(law, "application-1995", D(2019, 6, 20))
    assert (found.end, found.confirmed) == (D(2019, 6, 10), False)


def test_too_long_an_arrest_is_said(law: clock.Law) -> None:
    """More than the longest arrest is counted, and said to be more."""
    found = clock.arrest(law, START, 31)
    assert found.steps[-1].key == "over-maximum"
    assert clock.arrest(law, START, 30).steps[-1].key == "arrest-days"


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda law: clock.appeal(law), "served"),
        (lambda law: clock.appeal(law, D(2025, 9, 15), D(2025, 9, 14)), "received"),
        (lambda law: clock.appeal(law, START), "served"),
        (
            lambda law: clock.limitation(law, clock.Act(D(2025, 9, 15), D(2025, 9, 14)), "cao-434-1"),
            "discovered",
        ),
        (lambda law: clock.limitation(law, clock.Act(D(2019, 9, 15)), "cao-488-p6"), "charge"),
        (
            lambda law: clock.limitation(
                law, clock.Act(D(2025, 9, 15), minor=True, entity=True), "cao-434-1"
            ),
            "minor",
        ),
        (lambda law: clock.limitation(law, clock.Act(D(2009, 9, 15)), "cao-434-1"), "act"),
        (
            lambda law: clock.limitation(
                law, clock.Act(D(2025, 9, 15)), "cao-434-1", [clock.Pause("holiday", D(2025, 9, 16))]
            ),
            "pause",
        ),
        (
            lambda law: clock.limitation(
                law, clock.Act(D(2025, 9, 15)), "cao-434-1", [clock.Pause("court", D(2025, 9, 14))]
            ),
            "pause",
        ),
        (lambda law: count(law, "nothing-like-this", D(2025, 9, 15)), "limit"),
        (lambda law: count(law, "counsel-provided", D(2025, 9, 15)), "from"),
        (lambda law: clock.arrest(law, START, 0), "days"),
        (lambda law: clock.arrest(law, START, 10**9), "days"),
        (lambda law: clock.arrest(law, START, 10, START + timedelta(minutes=1)), "made"),
        (lambda law: clock.arrest(law, START.replace(tzinfo=None), 10), "made"),
        (lambda law: clock.hearing(law, D(2025, 9, 12), "cao-488-p7", detained=START), "received"),
        (lambda law: clock.appeal_hearing(law, received=D(2025, 9, 12), serving_arrest=True), "filed"),
        (lambda law: clock.appeal_hearing(law, received=D(2025, 9, 12), filed=D(2025, 9, 13)), "received"),
        (lambda law: clock.protocol_due(law, D(2025, 9, 12), clarified=D(2025, 9, 11)), "clarified"),
        (
            lambda law: clock.protocol_due(
                law, D(2025, 9, 12), clarified=D(2025, 9, 13), received=D(2025, 9, 13)
            ),
            "clarified",
        ),
    ],
)
def test_bad_input_names_the_field(law: clock.Law, ask: object, field: str) -> None:
    """Whatever cannot be counted is told with the field it came in."""
    with pytest.raises(BadInput) as caught:
        ask(law)  # type: ignore[operator]
    assert [problem.field for problem in caught.value.problems] == [field]


def test_without_arrest_detention_does_not_hasten_the_hearing(law: clock.Law) -> None:
    """A charge without arrest has the ordinary term, whether or not the person was held."""
    plain = clock.hearing(law, D(2025, 9, 13), "cao-667-p3")
    assert clock.hearing(law, D(2025, 9, 13), "cao-667-p3", detained=START) == plain
