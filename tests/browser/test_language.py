"""Two languages on one page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from trainee import Trainee

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]


def test_marks_stay_when_the_language_changes(visit: Visit) -> None:
    """Page, papers, title and the language that a screen reader is told change; marks and the open form stay."""
    trainee = visit()
    trainee.select_words("DP.7", "17:30")
    trainee.field("DP.7").locator("[data-quote-now]").click()
    trainee.name("det-clock-shifted")
    russian = trainee.page.title()
    trainee.page.locator("[data-lang-switch=en]:visible").click()
    assert trainee.page.evaluate("document.documentElement.lang") == "en"
    assert trainee.page.title() == "Anatomy of a case: from the street to the appeal" != russian
    expect(trainee.form.locator(".q-option input:checked")).to_have_value("det-clock-shifted")
    expect(trainee.cards.first).to_contain_text("Start of detention moved to a later time")
    expect(trainee.cards.first.locator(".q-card-quote")).to_contain_text("17:30")
    expect(trainee.field("DP.7").locator("[data-rubric]")).not_to_contain_text("Момент")
    expect(trainee.desk).to_have_attribute("lang", "en")
    expect(trainee.page.get_by_role("banner").get_by_role("link")).to_have_text("All workbooks")
    trainee.page.locator("[data-lang-switch=ru]:visible").click()
    expect(trainee.field("DP.7").locator("mark")).to_have_text("17:30")


def test_the_language_stands_in_the_address(visit: Visit) -> None:
    """A reader who chose English finds English after a reload, from the first word on."""
    trainee = visit()
    trainee.page.locator("[data-lang-switch=en]:visible").click()
    assert trainee.page.url.endswith("/w01.en")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready()
    assert trainee.page.evaluate("document.documentElement.lang") == "en"


def test_the_index_leads_to_the_page_in_its_language(visit: Visit) -> None:
    """From the English index one comes to the English page, whatever was read before."""
    trainee = visit("/w01.ru")
    trainee.page.goto(trainee.page.url.replace("/w01.ru", "/en"))
    trainee.page.get_by_role("link", name="Anatomy of a case").click()
    trainee.ready()
    assert trainee.page.evaluate("document.documentElement.lang") == "en"


SHOWN = """() => {
  const one = document.activeElement;
  return [one.tagName, one.name ?? '', one.value ?? '', JSON.stringify({...one.closest('[data-item], [data-card]')?.dataset})];
}"""
RADIO = {
    "timeline": ("/w01.ru", "timeline", '[data-item="moment:start"] input[value=gate]'),
    "by-date": (
        "/w00.ru",
        "by-date",
        '[data-item="at:part-six:2019-06-10"] input[data-part=status] >> nth=0',
    ),
    "cards": ("/wk.ru", "station", '[data-card="K04"] input[data-part=choice][value=b]'),
}


def chosen(trainee: Trainee) -> list[str]:
    """The values of the radio buttons that are chosen in the exercise, without those of the switch of dates."""
    found: list[str] = trainee.desk.locator("input:checked").evaluate_all(
        "all => all.filter(one => !one.closest('.q-switch-dates')).map(one => one.value)"
    )
    return found


def to_english(trainee: Trainee) -> None:
    """Change the language as another part of the page would do it: the focus stays where the reader is."""
    trainee.page.evaluate("qorgauDesk.setLang('en')")
    expect(trainee.desk).to_have_attribute("lang", "en")


def test_the_switch_of_the_language_keeps_the_focus(visit: Visit) -> None:
    """Who presses "English" by keyboard stands on "English" of the English page afterwards."""
    trainee = visit()
    trainee.page.locator("[data-lang-switch=en]:visible").focus()
    trainee.page.keyboard.press("Enter")
    button = trainee.page.locator("[data-lang-switch=en]:visible")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("kind", RADIO)
def test_answer_focus_and_undo_outlast_the_language(visit: Visit, kind: str) -> None:
    """A chosen radio button keeps choice and focus in another language, and undo and redo go on from there."""
    path, exercise, control = RADIO[kind]
    trainee = visit(path)
    trainee.exercise = exercise
    trainee.desk.locator(control).check()
    before = chosen(trainee)
    assert len(before) == 1
    here = trainee.page.evaluate(SHOWN)
    to_english(trainee)
    assert trainee.page.evaluate(SHOWN) == here
    assert here[0] == "INPUT"
    assert chosen(trainee) == before
    trainee.desk.locator("[data-undo]").click()
    assert chosen(trainee) == []
    trainee.desk.locator("[data-redo]").click()
    assert chosen(trainee) == before


def test_a_strategy_outlasts_the_language(visit: Visit) -> None:
    """Part, half-typed reason, the open list, the focus and undo of a strategy stay when the language changes."""
    trainee = visit()
    trainee.exercise = "strategy"
    role = trainee.desk.locator("[data-position] .q-side select >> nth=2")
    role.select_option("rejected")
    trainee.desk.locator("details.q-more >> nth=0").locator("summary").click()
    why = trainee.desk.locator('[data-role="rejected"] textarea')
    why.fill("слова, которые ещё набирают")
    trainee.page.keyboard.press("ArrowLeft")
    to_english(trainee)
    expect(why).to_be_focused()
    expect(why).to_have_value("слова, которые ещё набирают")
    assert why.evaluate("box => box.value.length - box.selectionEnd") == 1
    expect(trainee.desk.locator("details.q-more >> nth=0")).to_have_attribute("open", "")
    trainee.desk.locator("[data-undo]").click()
    expect(why).to_have_value("")
    trainee.desk.locator("[data-undo]").click()
    expect(role).to_have_value("")


def test_a_half_typed_note_outlasts_the_language(visit: Visit) -> None:
    """A note that is being typed is saved, and goes on in the other language with its cursor; undo takes it back."""
    trainee = visit()
    trainee.mark("DP.7").name("det-clock-shifted")
    note = trainee.form.locator("textarea:not([aria-readonly])")
    note.fill("13:02 в автобусе")
    to_english(trainee)
    expect(note).to_be_focused()
    trainee.page.keyboard.type("!")
    expect(note).to_have_value("13:02 в автобусе!")
    trainee.form.locator("[data-close]").click()
    trainee.desk.locator("[data-undo]").click()
    trainee.desk.locator("[data-undo]").click()
    trainee.cards.first.locator("[data-edit]").click()
    expect(note).to_have_value("")
    expect(trainee.form.locator(".q-option input:checked")).to_have_value("det-clock-shifted")


def test_a_half_typed_search_outlasts_the_language(visit: Visit) -> None:
    """Words typed into a search stay with their cursor in another language, and still find what they found."""
    trainee = visit()
    trainee.mark("DP.7")
    search = trainee.form.get_by_role("searchbox").first
    search.fill("сдвинуто")
    lines = trainee.form.locator(".q-chooser >> nth=0").locator(".q-option:visible input")
    expect(lines).to_have_count(1)
    trainee.page.keyboard.press("ArrowLeft")
    to_english(trainee)
    search = trainee.form.get_by_role("searchbox").first
    expect(search).to_be_focused()
    expect(search).to_have_value("сдвинуто")
    assert search.evaluate("box => box.value.length - box.selectionEnd") == 1
    expect(lines).to_have_count(1)
    expect(lines).to_have_value("det-clock-shifted")


def test_a_half_typed_address_and_norm_outlast_the_language(visit: Visit) -> None:
    """The address of the other field and the search of a norm, its list open, stay half typed in another language."""
    trainee = visit()
    trainee.mark("DP.7")
    trainee.form.locator(".q-norm summary").click()
    norm = trainee.form.locator(".q-norm input[type=search]")
    norm.fill("cao-789")
    found = trainee.form.locator(".q-norm .q-option:visible").count()
    trainee.form.locator("[data-cross]").press_sequentially("RP-1")
    to_english(trainee)
    expect(trainee.form.locator("[data-cross]")).to_be_focused()
    expect(trainee.form.locator("[data-cross]")).to_have_value("RP-1")
    expect(norm).to_have_value("cao-789")
    expect(trainee.form.locator(".q-norm .q-option:visible")).to_have_count(found)


def test_an_open_form_follows_undo(visit: Visit) -> None:
    """Undo by keyboard inside the form of a mark shows in it at once: the focus stays, the search too."""
    trainee = visit()
    trainee.mark("DP.7").name("det-clock-shifted")
    trainee.form.get_by_role("searchbox").first.fill("сдвинуто")
    sure = trainee.form.locator("input[name^=confidence]").first
    sure.check()
    trainee.page.keyboard.press("Control+z")
    expect(sure).not_to_be_checked()
    expect(sure).to_be_focused()
    expect(trainee.form.get_by_role("searchbox").first).to_have_value("сдвинуто")
    expect(trainee.form.locator(".q-option input:checked")).to_have_value("det-clock-shifted")
