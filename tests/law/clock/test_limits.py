"""The limits of the data file: the table of time limits, where they stand, what is known of each charge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from qorgau.law import clock
from qorgau.law.clock.months import length
from qorgau.law.registry import Status
from qorgau.law.terms import Arrest, Charge, Term, law_data, within

TABLE = [
    # limit, figure and unit, event it runs from, provision as the table of the law names it
    ("detention", "3 hours", "restriction", "789(1)"),
    ("detention-arrest", "24 hours", "restriction", "789(3)"),
    ("detention-listed", "48 hours", "restriction", "789(2)"),
    ("detention-prosecutor", "24 hours", "restriction", "789(2)"),
    ("relatives", "at_once", "request", "788(2)"),
    ("search-prosecutor", "24 hours", "search", "791"),
    ("compelled-attendance", "1 months", "ruling", "790"),
    ("counsel-provided", "24 hours", "receipt", "749(2)"),
    ("counsel-chosen", "24 hours", "invitation", "750"),
    ("counsel-chosen-detained", "3 hours", "invitation", "750"),
    ("protocol", "at_once", "discovery", "806(1)"),
    ("protocol-clarified", "3 days", "establishing", "806(6)"),
    ("protocol-expert", "2 days", "receipt", "806(7)"),
    ("protocol-copy", "at_once", "drawing-up", "803(8)"),
    ("protocol-absent", "2 days", "drawing-up", "803(9)"),
    ("protocol-unreturned", "3 days", "receipt", "803(9)"),
    ("sending", "3 days", "drawing-up", "808"),
    ("sending-arrest", "at_once", "drawing-up", "808"),
    ("motion", "3 days", "motion", "740"),
    ("hearing", "15 days + 15 days", "court-receipt", "829-5(1)"),
    ("hearing-arrest", "same_day", "court-receipt", "829-5(3)"),
    ("hearing-detained", "24 hours", "restriction", "829-5(3)"),
    ("hearing-body", "15 days + 1 months", "body-receipt", "817"),
    ("record", "5 days", "hearing", "829-12"),
    ("record-remarks", "5 days", "signing", "829-12"),
    ("record-remarks-decided", "5 days", "filing", "829-12"),
    ("record-short", "3 days", "hearing", "829-13"),
    ("record-short-remarks", "3 days", "signing", "829-13"),
    ("service", "3 days", "making", "829-16"),
    ("appeal", "10 days", "handing-over", "832(1)"),
    ("appeal-late", "1 years", "execution-end", "832(2)"),
    ("appeal-worse", "1 years", "entry-into-force", "832(3)"),
    ("forwarding", "3 days", "receipt", "831"),
    ("forwarding-arrest", "same_day", "receipt", "831"),
    ("appeal-hearing", "10 days + 10 days", "court-receipt", "835(1)"),
    ("appeal-hearing-arrest", "1 days", "filing", "835(2)"),
    ("appeal-copy", "3 days", "making", "846"),
    ("appeal-copy-arrest", "same_day", "making", "846"),
    ("complaint", "2 months", "knowledge", "828"),
    ("complaint-hearing", "10 days + 10 days", "receipt", "829(2)"),
    ("complaint-refusal", "10 days", "receipt", "829(2)"),
    ("cassation", "2 years", "entry-into-force", "851"),
    ("cassation-worse", "1 years", "entry-into-force", "851"),
    ("cassation-considered", "30 working_days", "receipt", "848"),
    ("cassation-hearing", "6 months", "receipt", "851"),
    ("new-circumstances", "3 months", "establishing", "854"),
    ("limitation", "2 months", "act", "62(1)"),
    ("limitation-continuing", "2 months", "discovery", "62(1)"),
    ("limitation-assembly", "1 years", "act", "62(2)"),
    ("limitation-assembly-entity", "3 years", "act", "62(2)"),
    ("limitation-assembly-discovery", "2 months", "discovery", "62(2)"),
    ("penalised", "1 years", "execution-end", "61"),
    ("penalised-minor", "6 months", "execution-end", "61"),
    ("arrest-maximum", "30 days", "making", "50(1)"),
    ("fine", "30 days", "entry-into-force", "893"),
    ("fine-postponed", "1 months", "decision", "888"),
    ("fine-instalments", "3 months", "decision", "888"),
    ("execution", "1 years", "entry-into-force", "890"),
    ("notification", "5 working_days", "event-day", "10"),
    ("notification-answer", "3 working_days", "registration", "11(1)"),
    ("application", "10 working_days", "event-day", "12"),
    ("application-answer", "7 working_days", "registration", "13"),
    ("application-1995", "10 days", "event-day", "2"),
    ("application-1995-answer", "5 days", "event-day", "2"),
]


def said(term: Term) -> str:
    """The figure of a limit as the table names it."""
    more = "".join(f" + {figure} {unit}" for unit, figure in term.more.items())
    return f"{term.figure} {term.unit}{more}" if term.figure else term.unit


def place(law: clock.Law, provision: str) -> tuple[str, set[str]]:
    """Article and parts of a provision."""
    found = law.registry.get(provision)
    ends = (found.part or "").split("-")
    parts = {str(n) for n in range(int(ends[0]), int(ends[-1]) + 1)} if ends[0].isdigit() else set()
    return found.article.split("-")[0] if "assembly1995" in provision else found.article, parts


@pytest.mark.parametrize(("name", "figure", "event", "where"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table_of_time_limits(law: clock.Law, name: str, figure: str, event: str, where: str) -> None:
    """Every row of the table stands in the data: figure, event, and the article and part it comes from."""
    term = law.term(name)
    article, _, part = where.rstrip(")").partition("(")
    assert (said(term), term.runs_from) == (figure, event)
    found_article, parts = place(law, term.provisions[0])
    assert found_article == article
    assert not part or not parts or part in parts


def test_no_limit_is_left_out_of_the_table(law: clock.Law) -> None:
    """The data file has no limit besides the table, save those that only repeat one for another person."""
    besides = {"appeal-late-minor", "hearing-body-detained", "un-communication"}
    assert set(law.data.limits) == {row[0] for row in TABLE} | besides


def test_every_rule_stands_on_the_registry(law: clock.Law) -> None:
    """Limits, rules and charges name provisions of the registry."""
    data = law.data
    cited = [one for term in data.limits.values() for one in term.provisions]
    cited += [one for charge in data.charges.values() for one in charge.provisions]
    cited += [*data.halved.provisions, *data.stands_still.provisions, *data.credit.provisions]
    assert [one for one in cited if one not in law.registry] == []


def test_a_limit_that_was_not_read_is_no_figure(law: clock.Law) -> None:
    """No date is given for a communication to a UN committee: the registry has no provision on it."""
    found = clock.un_communication(law, date(2025, 1, 10))
    assert (found.end, found.confirmed, found.provisions) == (None, False, ())
    assert found.steps[-1].key == "unread"


def test_every_figure_of_a_limitation_has_a_half(law: clock.Law) -> None:
    """Minors have half of each limitation in whole months."""
    months = [length(term) for name, term in law.data.limits.items() if name.startswith("limitation")]
    assert months
    assert [one for one in months if one % 2] == []


def test_a_charge_is_certain_only_where_its_sanction_was_read(law: clock.Law) -> None:
    """ "yes" and "no" stand only on days on which the provision of the sanction is confirmed."""
    days = [date(2019, 6, 10) + timedelta(days=15 * n) for n in range(200)]
    wrong = [
        (name, one)
        for name, charge in law.data.charges.items()
        for one in days
        if charge.arrest_on(one) in ("yes", "no")
        if any(law.registry.at(norm, one).status is not Status.CONFIRMED for norm in charge.provisions)
    ]
    assert wrong == []


def test_every_charge_is_in_force_when_its_provision_is(law: clock.Law) -> None:
    """A charge has an answer on exactly the days on which its provision is in force, or the day is unknown."""
    days = [date(2019, 6, 10) + timedelta(days=10 * n) for n in range(300)]
    for name, charge in law.data.charges.items():
        for one in days:
            status = law.registry.at(charge.provisions[0], one).status
            assert (charge.arrest_on(one) is None) == (status is Status.NOT_IN_FORCE), (name, one)


@pytest.mark.parametrize(
    ("charge", "on", "answer"),
    [
        ("cao-488-old-p1", date(2019, 6, 10), "arguable"),
        ("cao-488-old-p3", date(2019, 6, 10), "unread"),
        ("cao-488-p6", date(2020, 6, 20), "unknown-day"),
        ("cao-488-p6", date(2021, 2, 28), "yes"),
        ("cao-667-p1", date(2019, 6, 9), "unread"),
        ("cao-667-p1", date(2025, 3, 10), "unknown-day"),
        ("cao-667-p1", date(2025, 9, 13), "yes"),
        ("cao-667-p3", date(2025, 9, 13), "no"),
        ("cao-434-1", date(2019, 6, 9), "no"),
    ],
)
def test_arrest_by_charge_and_day(law: clock.Law, charge: str, on: date, answer: str) -> None:
    """Whether a charge carries arrest hangs on the day."""
    assert law.charge_on(charge, on)[1] == answer


def test_a_provision_of_one_mind_names_its_charge(law: clock.Law) -> None:
    """A registry id stands for its charges where all of them answer alike."""
    assert law.charge_on("cao-488-p6-8-11", date(2022, 9, 24))[1] == "yes"


def test_a_month_whose_day_is_unknown_is_neither_in_nor_out() -> None:
    """The interval of "2020-06" neither holds nor is over during that month."""
    ends = [date(2020, 5, 31), date(2020, 6, 1), date(2020, 6, 30), date(2020, 7, 1)]
    assert [within("2020-06", None, one) for one in ends] == [False, None, None, True]
    assert [within(None, "2020-06", one) for one in ends] == [True, None, None, False]
    assert [within("2020-06-06", None, date(2020, 6, n)) for n in (5, 6)] == [False, True]


@pytest.mark.parametrize(
    "change",
    [{"days": 3}, {"hours": None}, {"provisions": []}, {"source": ""}, {"hours": 0}, {"since": "2020-13"}],
)
def test_a_limit_has_one_unit_a_provision_and_a_source(change: dict[str, Any]) -> None:
    """Two units, none, no provision, no source, a day that is none: the limit is refused."""
    good: dict[str, Any] = {"hours": 3, "from": "restriction", "provisions": ["cao-789-p1"], "source": "read"}
    assert Term.model_validate(good).figure == 3
    with pytest.raises(ValidationError):
        Term.model_validate({**good, **change})


def test_yes_and_days_may_be_written_without_quotes() -> None:
    """YAML makes true of yes and a day of 2025-09-01: both mean what the author wrote."""
    plain = {"from": date(2025, 9, 1), "to": None, "is": True, "why": "read"}
    found = Charge(provisions=("cao-667",), arrest=(Arrest.model_validate(plain),))
    assert (found.arrest_on(date(2025, 9, 1)), found.arrest_on(date(2025, 8, 31))) == ("yes", None)


def test_the_data_file_is_read_once() -> None:
    """Every count looks into the same data."""
    assert law_data() is law_data()
