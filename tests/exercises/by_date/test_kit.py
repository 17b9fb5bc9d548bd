"""The first workbook's switch of dates."""

from __future__ import annotations

from datetime import date

from qorgau import places
from qorgau.exercises.by_date.view import html, law_lines, question_of, vocabulary
from qorgau.exercises.material import load_setting
from qorgau.keys.check_by_date import by_date_problems
from qorgau.keys.load import load_by_date_key
from qorgau.keys.switches import by_date_by_law, load_switches
from qorgau.law.registry import Status, registry
from qorgau.texts import LANGUAGES

SOLUTIONS = places.home() / "solutions"
KEY = SOLUTIONS / "w00" / "by-date.yaml"
MATERIAL = load_setting("w00").material("by-date")
OLD, NEW = date(2019, 6, 10), date(2021, 10, 16)


def test_the_key_fits_question_catalogue_and_registry() -> None:
    """Nothing is wrong with question and key."""
    assert by_date_problems(MATERIAL, SOLUTIONS, KEY) == ()


def test_every_graded_cell_rests_on_a_norm_that_was_read_for_its_date() -> None:
    """What the registry does not confirm on a date carries no points on that date."""
    key = by_date_by_law(load_by_date_key(KEY), registry(), load_switches(SOLUTIONS))
    settled = [one for item in key.items for one in item.dates if one.settled]
    assert len(settled) >= 10
    for one in settled:
        assert any(registry().at(norm, one.date).status is Status.CONFIRMED for norm in one.norms)


def test_a_look_alike_becomes_a_defect_and_something_stays_as_it_is() -> None:
    """Switching the date turns an answer round in several entries, and in one it changes nothing."""
    answers = [tuple(one.status for one in item.dates) for item in load_by_date_key(KEY).items]
    assert ("defect", "lawful") in answers
    assert ("lawful", "defect") in answers
    assert ("defect", "defect") in answers
    assert any("open" in one for one in answers)


def test_an_entry_is_written_in_three_languages() -> None:
    """Rubric and entry of every item stand in Russian, English and Kazakh."""
    for item in question_of(MATERIAL).items:
        assert item.entry.kk
        assert item.rubric.kk


def test_the_law_of_a_date_says_what_was_no_law_then() -> None:
    """The electronic form is shown as not in force in 2019, without its words, and as read in 2021, with them."""
    (before,), (after,) = (law_lines(registry(), ("cao-737-1",), day, "en") for day in (OLD, NEW))
    assert (before["kind"], before["summary"], before["version"]) == ("not-in-force", "", "")
    assert after["kind"] == "confirmed"
    assert "Unified Register" in after["summary"]
    assert "from 01.2020" in after["version"]


def test_the_page_can_be_read_before_any_kernel() -> None:
    """Every entry, norm and reason stands in the static page, in every language, and nothing of the key."""
    key = load_by_date_key(KEY)
    for lang in LANGUAGES:
        text = " ".join(str(html(MATERIAL, lang, live=False)).split())
        for item in question_of(MATERIAL).items:
            assert item.name.to(lang) in text
            assert all(day.strftime("%d.%m.%Y") in text for day in item.dates)
        for item in key.items:
            assert all(one.why.to(lang)[:40] not in text for one in item.dates)
    assert "status" not in vocabulary(MATERIAL)["items"][0]
