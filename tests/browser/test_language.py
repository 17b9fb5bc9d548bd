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
