"""The first case file as it lies in the clone: events as in its blueprint, papers that agree with them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from qorgau.cases.case import KINDS, Case
from qorgau.cases.load import find_case, load_case
from qorgau.law.registry import Status, registry
from qorgau.law.terms import last_safe_day, limits
from qorgau.problem import BadInput

CASES = Path(__file__).resolve().parents[2] / "cases"
BLUEPRINT = {
    "order_accepted": "10.06 12:31",
    "receipt": "10.06 12:43",
    "gps_in": "10.06 12:52",
    "cordon": "10.06 12:56",
    "t0": "10.06 13:02",
    "delivered": "10.06 13:20",
    "gate_log": "10.06 13:20",
    "dp": "10.06 17:35",
    "mother_called": "10.06 17:50",
    "ap": "10.06 18:10",
    "ex": "10.06 18:25",
    "released": "10.06 20:05",
    "court_in": "11.06 10:20",
    "hearing_start": "11.06 11:00",
    "hearing_end": "11.06 11:25",
    "copy_served": "11.06 15:10",
}
ENTRIES = {
    "DP.2": ("10.06.2019", "17:35"),
    "DP.7": ("10.06.2019", "17:30"),
    "DP.11": ("17:50",),
    "DP.14": ("10.06.2019", "20:05", "11.06.2019", "11:00"),
    "AP.2": ("10.06.2019", "18:10"),
    "AP.9": ("10.06.2019", "13:30"),
    "EX.1": ("10.06.2019", "18:25"),
    "HM.3": ("11.06.2019", "11:00", "11:25"),
    "HM.13": ("12:43", "12:52"),
    "CD.15": ("11.06.2019", "15:10"),
}
"""What the blueprint says stands in these fields."""


@pytest.fixture(scope="module")
def case() -> Case:
    """CF01."""
    return load_case(find_case("CF01", CASES), CASES / "templates")


def between(case: Case, first: str, last: str) -> timedelta:
    """Time from one event to another."""
    return case.event[last].at - case.event[first].at


def test_every_event_is_at_its_minute(case: Case) -> None:
    """The events of CF01 are those of its blueprint, to the minute."""
    assert {event.id: f"{event.at:%d.%m %H:%M}" for event in case.data.events} == BLUEPRINT


def test_events_stand_in_the_order_of_time(case: Case) -> None:
    """An author reads the events from first to last."""
    times = [event.at for event in case.data.events]
    assert times == sorted(times)


def test_every_time_is_in_the_zone_of_the_case(case: Case) -> None:
    """All events lie in the zone that the case names, in its year and with no seconds."""
    assert {f"{event.at:%Y %S %z}" for event in case.data.events} == {
        "2019 00 " + case.data.zone.replace(":", "")
    }
    assert f"{case.alleged_at:%z}" == case.data.zone.replace(":", "")


def test_held_for_seven_hours_and_three_minutes(case: Case) -> None:
    """From restraint to release he was held 7 h 03."""
    assert between(case, "t0", "released") == timedelta(hours=7, minutes=3)


def test_first_record_four_hours_and_a_half_after_restraint(case: Case) -> None:
    """The first record was drawn up 4 h 33 after restraint."""
    assert between(case, "t0", "dp") == timedelta(hours=4, minutes=33)


def test_the_first_record_came_after_the_third_hour(case: Case) -> None:
    """Three hours after restraint it was 16:02, and no record existed."""
    mark = case.event["t0"].at + timedelta(hours=3)
    assert f"{mark:%H:%M}" == "16:02"
    assert mark < min(case.event[name].at for name in ("dp", "ap", "ex"))


def test_the_act_is_alleged_for_a_minute_in_custody(case: Case) -> None:
    """At the alleged minute he had been in custody for 28 minutes and in the station for ten."""
    alleged = case.alleged_at
    assert (alleged - case.event["t0"].at, alleged - case.event["delivered"].at) == (
        timedelta(minutes=28),
        timedelta(minutes=10),
    )


def test_the_recorded_restraint_is_hours_after_the_real_one(case: Case) -> None:
    """The record moves the restraint by 4 h 28, to five minutes before itself."""
    written = case.moments.minute("dp7")
    assert f"{written:%H:%M}" == "17:30"
    assert written - case.event["t0"].at == timedelta(hours=4, minutes=28)
    assert case.event["dp"].at - written == timedelta(minutes=5)


def test_the_appeal_is_safe_until_the_twenty_first(case: Case) -> None:
    """Counted from the day the copy was served, the last safe day of the appeal is 21.06.2019."""
    assert last_safe_day(case.event["copy_served"].at.date(), limits()["appeal"]) == date(2019, 6, 21)


def test_the_law_date_is_the_day_of_the_act(case: Case) -> None:
    """The law of the case is that of the day of restraint."""
    assert case.data.law_date == case.event["t0"].at.date()


def test_the_charge_was_law_on_that_day(case: Case) -> None:
    """The norm of the charge is in the registry and was in force."""
    assert registry().at(case.data.charge.norm, case.data.law_date).status is not Status.NOT_IN_FORCE


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("address", ENTRIES)
def test_the_papers_say_the_blueprints_times(case: Case, address: str, lang: str) -> None:
    """Dates and times of the fields that matter are those of the blueprint, in both languages."""
    entry = case.fields[address].entry.to(lang)
    assert [found for found in ENTRIES[address] if found not in entry] == []


def test_both_languages_say_the_same_figures(case: Case) -> None:
    """Every entry has the same numbers, dates and times in Russian and English."""
    figures = {
        address: [Counter(re.findall(r"\d+(?:[:.]\d+)*", field.entry.to(lang))) for lang in ("ru", "en")]
        for address, field in case.fields.items()
    }
    assert {address: both for address, both in figures.items() if both[0] != both[1]} == {}


def test_both_languages_of_the_case_say_the_same_figures(case: Case) -> None:
    """Events, evidence and facts have the same numbers in Russian and English."""
    words = [event.what for event in case.data.events] + [fact.text for fact in case.data.facts]
    words += [one for evidence in case.data.evidence for one in (evidence.name, evidence.shows)]
    wrong = [
        one.ru for one in words if Counter(re.findall(r"\d+", one.ru)) != Counter(re.findall(r"\d+", one.en))
    ]
    assert wrong == []


def test_every_time_in_the_evidence_is_an_event(case: Case) -> None:
    """A time that a piece of evidence shows is a minute at which something happened."""
    minutes = {f"{event.at:%H:%M}" for event in case.data.events}
    shown = {time for one in case.data.evidence for time in re.findall(r"\d\d:\d\d", one.shows.ru)}
    assert shown
    assert shown <= minutes


def test_no_placeholder_is_left_in_the_papers(case: Case) -> None:
    """Every entry, rubric and title is filled: no brace remains."""
    texts = [
        words.to(lang)
        for lang in ("ru", "en")
        for field in case.fields.values()
        for words in (field.rubric, field.entry)
    ]
    texts += [document.title.to(lang) for lang in ("ru", "en") for document in case.documents]
    assert [text for text in texts if "{" in text or "}" in text] == []


def test_every_document_has_all_fields_of_its_kind(case: Case) -> None:
    """Each paper has the fields 1 to the last one of its form, addressed by document and number."""
    for document in case.documents:
        assert [field.address for field in document.fields] == [
            f"{document.id}.{number}" for number in range(1, KINDS[document.kind] + 1)
        ]


def test_the_papers_come_in_the_order_of_the_file(case: Case) -> None:
    """Documents stand as case.yaml lists them, and fields of all papers in that order."""
    assert [document.id for document in case.documents] == list(case.data.documents)
    assert list(dict.fromkeys(address.rsplit(".", 1)[0] for address in case.fields)) == list(
        case.data.documents
    )


def test_what_the_case_does_not_change_is_the_form(case: Case) -> None:
    """A field the document leaves out has the clean default of its form, filled."""
    assert case.fields["DP.12"].entry.en.startswith("No visible injuries")
    assert case.fields["DP.6"].entry.ru.startswith("Гр-н КЛИЕНТ-01, 01.01.1995 г.р.")


def test_what_the_case_changes_replaces_the_form(case: Case) -> None:
    """A field the document has is its own entry, with its own look."""
    assert case.fields["DP.7"].entry.ru == "Задержан и доставлен в ОП-2 10.06.2019 в 17:30."
    assert case.fields["AP.7"].look == "print"


def test_two_reports_of_one_kind_differ_in_title_and_agree_in_their_story(case: Case) -> None:
    """RP-1 and RP-2 share a form; their circumstances are the same word for word, in both languages."""
    first, second = (document for document in case.documents if document.kind == "RP")
    assert first.title != second.title
    assert case.fields["RP-1.5"].entry == case.fields["RP-2.5"].entry


def test_russian_papers_are_russian_and_english_ones_english(case: Case) -> None:
    """Latin letters in a Russian entry are planted by the case in AP.7 only (besides ids such as S1 and GPS)."""
    latin = {
        address: found
        for address, field in case.fields.items()
        if (found := set(re.findall(r"[A-Za-z]+", field.entry.ru)) - {"S", "GPS"})
    }
    assert latin == {"AP.7": {"L"}}
    assert [
        address for address, field in case.fields.items() if re.search(r"[\u0400-\u04ff]", field.entry.en)
    ] == []


def test_an_unknown_case_is_named() -> None:
    """Asking for a case that is not there says which one."""
    with pytest.raises(BadInput, match="CF77"):
        find_case("CF77", CASES)


def test_a_case_is_found_by_its_whole_id() -> None:
    """CF0 is not CF01."""
    with pytest.raises(BadInput, match="CF0'"):
        find_case("CF0", CASES)
