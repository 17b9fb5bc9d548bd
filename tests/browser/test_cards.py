"""A deck of cards: read, answered by keyboard, kept, checked twice; on a phone, on paper, without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from test_accessibility import LABELS, PHONE, SMALL, faults_in_both_themes, too_wide
from test_secrets import Ear, reasons
from trainee import Trainee

from qorgau import places
from qorgau.exercises.cards.question import read_deck

pytestmark = pytest.mark.browser

Shot = Callable[..., None]
CARDS = read_deck(places.workbooks() / "wk" / "questions" / "station.yaml").cards


@pytest.fixture
def at_deck(visit: Callable[..., Trainee]) -> Callable[..., Trainee]:
    """A trainee in front of the first deck."""

    def open_page(path: str = "/wk.ru", **options: Any) -> Trainee:
        trainee = visit(path, **options)
        trainee.exercise = "station"
        return trainee

    return open_page


def card(trainee: Trainee, name: str) -> Locator:
    """One card."""
    return trainee.desk.locator(f'[data-card="{name}"]')


def say(found: Locator, choice: str, sure: str) -> None:
    """Answer a card."""
    found.locator(f"input[data-part=choice][value={choice}]").check()
    found.locator(f"input[data-part=sure][value={sure}]").check()


def keys_of(cards: tuple[str, ...]) -> list[str]:
    """The longest reasons of the keys of cards."""
    return reasons("drills", *(name.lower() for name in cards))


def test_a_deck_is_answered_kept_and_explained(
    at_deck: Callable[..., Trainee], kept: Callable[..., dict[str, Any]], shot: Shot
) -> None:
    """Answers reach the journal and survive a reload; no reason reaches the page before the check; then the worst
    error is told with its own reason, and the second time every card with both variants."""
    ear = Ear()
    trainee = at_deck(python=True, prepare=ear.listen)
    say(card(trainee, "K04"), "a", "sure")
    say(card(trainee, "K67"), "both", "likely")
    say(card(trainee, "K22"), "b", "unsure")
    trainee.saved()
    answers = {
        "card:K04": {"choice": "a", "sure": "sure"},
        "card:K67": {"choice": "both", "sure": "likely"},
        "card:K22": {"choice": "b", "sure": "unsure"},
    }
    assert kept("station", "wk") == answers
    expect(trainee.desk.locator("[data-progress]")).to_contain_text(f"3 из {len(CARDS)}")
    sentences = keys_of(CARDS)
    assert len(sentences) > 100
    received = ear.text() + " ".join(trainee.page.content().split())
    assert "развернул баннер" in received
    assert [one for one in sentences if one in received] == []
    feedback = trainee.check()
    expect(feedback.locator(".q-message-right")).to_contain_text("K04")
    expect(feedback.locator(".q-message-error")).to_contain_text("K22")
    expect(feedback.locator(".q-message-question")).to_have_count(1)
    expect(feedback.locator("table")).to_have_count(0)
    expect(card(trainee, "K04").locator("[data-verdict]")).to_have_text("верно")
    expect(card(trainee, "K67").locator("[data-verdict]")).to_be_hidden()
    shot(trainee.page, "laptop-cards-first-check")
    rows = trainee.check().locator("table tbody tr")
    expect(rows).to_have_count(len(CARDS))
    expect(rows.filter(has_text="K04")).to_contain_text("Запись А")
    expect(rows.filter(has_text="K04")).to_contain_text("Запись Б")
    told = ear.text()
    assert any(one in told for one in sentences)  # the search above was able to find them
    trainee.desk.locator(".q-feedback h3").scroll_into_view_if_needed()
    shot(trainee.page, "laptop-cards-feedback")
    assert faults_in_both_themes(trainee.page) == []
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []
    trainee.page.evaluate("localStorage.clear()")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    expect(card(trainee, "K67").locator("input[value=both]")).to_be_checked()
    expect(card(trainee, "K67").locator("input[value=likely]")).to_be_checked()


def test_a_deck_works_by_keyboard(at_deck: Callable[..., Trainee]) -> None:
    """A link leads to its card; Tab and arrows answer it; the link then says so."""
    trainee = at_deck("/wk.en")
    page, name = trainee.page, "K04"
    link = trainee.desk.locator(".q-deck a", has_text=name)
    link.focus()
    page.keyboard.press("Enter")
    expect(card(trainee, name).locator("h3")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(card(trainee, name).locator("input[value=both]")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(card(trainee, name).locator("input[value=sure]")).to_be_checked()
    expect(link).to_have_accessible_name("K04. Why he was detained: answered")


def test_it_fits_a_finger_and_a_narrow_window(at_deck: Callable[..., Trainee], shot: Shot) -> None:
    """On a phone every control is 44 pixels high, axe finds no fault in either theme, nothing scrolls sideways."""
    trainee = at_deck("/wk.kk", **PHONE)
    assert trainee.page.evaluate(SMALL) == []
    assert trainee.page.evaluate(LABELS) == 0
    trainee.desk.locator("nav").scroll_into_view_if_needed()
    shot(trainee.page, "phone-cards-top")
    card(trainee, "K04").scroll_into_view_if_needed()
    shot(trainee.page, "phone-cards")
    assert faults_in_both_themes(trainee.page) == []
    card(trainee, "K68").scroll_into_view_if_needed()
    shot(trainee.page, "phone-cards-dark")
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []


def test_on_a_laptop_and_on_paper_the_variants_stand_side_by_side(
    at_deck: Callable[..., Trainee], shot: Shot
) -> None:
    """The second variant stands beside the first; on paper the cards stay and the buttons go."""
    trainee = at_deck()
    first, second = (card(trainee, "K04").locator(".q-drill-variant").nth(at) for at in (0, 1))
    boxes = first.bounding_box(), second.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    say(card(trainee, "K04"), "a", "sure")
    card(trainee, "K04").scroll_into_view_if_needed()
    shot(trainee.page, "laptop-cards")
    trainee.page.set_viewport_size({"width": 718, "height": 1000})
    trainee.page.emulate_media(media="print", color_scheme="dark")
    assert card(trainee, "K04").is_visible()
    assert trainee.desk.locator("button:visible").count() == 0
    card(trainee, "K04").scroll_into_view_if_needed()
    shot(trainee.page, "print-cards")


def test_the_cards_can_be_read_without_a_script(
    visit: Callable[..., Trainee], contexts: Callable[..., Any]
) -> None:
    """With JavaScript off, every card stands there with both variants, its date and the choices."""
    page = visit("/", context=contexts(java_script_enabled=False)).page
    page.goto(page.url + "wk.en")
    still = page.locator("[data-exercise=station] [data-still]")
    expect(still.locator("section")).to_have_count(len(CARDS))
    expect(still).to_contain_text("Entry B")
    expect(still).to_contain_text("Law of 06.07.2019")
    expect(still).to_contain_text("neither")
