"""The law-by-date switch: the same entry on two dates, by keyboard, kept, checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from test_accessibility import LABELS, PHONE, SMALL, faults_in_both_themes, too_wide
from test_secrets import Ear, reasons
from trainee import Trainee

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
Shot = Callable[..., None]
OLD, NEW = "2019-06-10", "2021-10-16"


@pytest.fixture
def at_switch(visit: Visit) -> Callable[..., Trainee]:
    """A trainee in front of the switch of dates."""

    def open_page(path: str = "/w00.ru", **options: Any) -> Trainee:
        trainee = visit(path, **options)
        trainee.exercise = "by-date"
        return trainee

    return open_page


def entry(trainee: Trainee, name: str) -> Locator:
    """The card of an entry."""
    return trainee.desk.locator(f'[data-switch="{name}"]')


def switch(trainee: Trainee, name: str, day: str) -> Locator:
    """Switch an entry to a date; gives the panel of that date."""
    entry(trainee, name).locator(f'.q-switch-date input[value="{day}"]').check()
    return trainee.desk.locator(f'[data-item="at:{name}:{day}"]')


def say(panel: Locator, status: str, reason: str) -> None:
    """Answer for the date that is shown."""
    panel.locator(f"input[data-part=status][value={status}]").check()
    panel.locator(f"input[data-part=reason][value={reason}]").check()


def test_the_switch_shows_the_law_of_its_date(at_switch: Callable[..., Trainee], shot: Shot) -> None:
    """In 2019 part 6 is shown as not in force, in 2021 the old text is; each with its status in words."""
    trainee = at_switch("/w00.en")
    for day, dead in ((OLD, "part 6,8,11"), (NEW, "meetings and other public events (old wording)")):
        panel = switch(trainee, "part-six", day)
        lines = panel.locator(".q-switch-law li")
        gone = lines.filter(has_text="not in force on that day")
        expect(gone).to_have_count(1)
        expect(gone).to_contain_text(dead)
        expect(lines.filter(has_text="text of that day was read")).to_have_count(3)
        other = NEW if day == OLD else OLD
        expect(trainee.desk.locator(f'[data-item="at:part-six:{other}"]')).to_be_hidden()
    expect(trainee.page.locator(".q-announce")).to_contain_text("The law of 16.10.2021 is shown")
    entry(trainee, "part-six").scroll_into_view_if_needed()
    shot(trainee.page, "laptop-by-date")


def test_the_switch_and_the_answers_work_by_keyboard(at_switch: Callable[..., Trainee]) -> None:
    """Arrows switch the date and choose; Tab goes from the switch to the norms and the answers of that date."""
    trainee = at_switch()
    card, keys = entry(trainee, "burden"), trainee.page.keyboard
    card.locator(".q-switch-date input").first.focus()
    keys.press("ArrowRight")
    panel = trainee.desk.locator(f'[data-item="at:burden:{NEW}"]')
    expect(panel).to_be_visible()
    stops = 0
    while not panel.locator("input[data-part=status]").first.evaluate(
        "one => one === document.activeElement"
    ):
        keys.press("Tab")
        stops += 1
        assert stops < 10
    keys.press("Space")
    keys.press("ArrowDown")
    expect(panel.locator("input[data-part=status][value=defect]")).to_be_checked()
    keys.press("Tab")
    keys.press("Space")
    expect(panel.locator("input[data-part=reason]").first).to_be_checked()
    expect(card.locator(".q-switch-said")).to_contain_text("16.10.2021: нарушение")
    expect(card.locator(".q-switch-said")).to_contain_text("10.06.2019: ответа нет")


def test_answers_for_both_dates_survive_a_reload(
    at_switch: Callable[..., Trainee], kept: Callable[..., dict[str, Any]]
) -> None:
    """Each date has its own answer in the journal and shows it again."""
    trainee = at_switch(python=True)
    say(switch(trainee, "part-six", OLD), "defect", "not-yet")
    say(switch(trainee, "part-six", NEW), "lawful", "in-force")
    trainee.saved()
    assert kept("by-date", "w00") == {
        f"at:part-six:{OLD}": {"status": "defect", "reason": "not-yet"},
        f"at:part-six:{NEW}": {"status": "lawful", "reason": "in-force"},
    }
    trainee.page.evaluate("localStorage.clear()")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    said = entry(trainee, "part-six").locator(".q-switch-said")
    expect(said).to_contain_text("10.06.2019: нарушение")
    expect(said).to_contain_text("16.10.2021: законна")


def test_the_check_explains_each_date_and_nothing_of_the_key_comes_before(
    at_switch: Callable[..., Trainee], shot: Shot
) -> None:
    """No reason of the key reaches the page before the check; then the worst error is told, and the second time all."""
    ear = Ear()
    trainee = at_switch(python=True, prepare=ear.listen)
    say(switch(trainee, "part-six", OLD), "lawful", "in-force")
    say(switch(trainee, "burden", OLD), "defect", "duty")
    trainee.saved()
    sentences = reasons("w00", "by-date")
    assert len(sentences) > 100
    received = ear.text() + " ".join(trainee.page.content().split())
    assert "в этот день не действовала" in received
    assert [one for one in sentences if one in received] == []
    feedback = trainee.check()
    expect(feedback.locator(".q-message-error")).to_contain_text("10.06.2019")
    expect(feedback.locator(".q-message-right")).to_have_count(1)
    expect(feedback.locator("table")).to_have_count(0)
    assert any(one in ear.text() for one in sentences)
    expect(trainee.check().locator("table tbody tr")).to_have_count(18)
    trainee.desk.locator(".q-feedback h3").scroll_into_view_if_needed()
    shot(trainee.page, "laptop-by-date-feedback")
    assert faults_in_both_themes(trainee.page) == []
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []


def test_it_fits_a_finger_and_a_narrow_window(at_switch: Callable[..., Trainee], shot: Shot) -> None:
    """On a phone every control is 44 pixels high, axe finds no fault in either theme, nothing scrolls sideways."""
    trainee = at_switch(**PHONE)
    assert trainee.page.evaluate(SMALL) == []
    assert trainee.page.evaluate(LABELS) == 0
    assert faults_in_both_themes(trainee.page) == []
    trainee.page.emulate_media(color_scheme="light")
    entry(trainee, "part-six").scroll_into_view_if_needed()
    shot(trainee.page, "phone-by-date")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []


def test_on_paper_both_dates_stand(at_switch: Callable[..., Trainee], shot: Shot) -> None:
    """Printed, an entry shows the law and the answers of every date."""
    trainee = at_switch(viewport={"width": 718, "height": 1000})
    trainee.page.emulate_media(media="print", color_scheme="dark")
    for day in (OLD, NEW):
        assert trainee.desk.locator(f'[data-item="at:tablet:{day}"]').is_visible()
    assert trainee.desk.locator("button:visible").count() == 0
    shot(trainee.page, "print-by-date")


def test_the_entries_can_be_read_without_a_script(visit: Visit, contexts: Callable[..., Any]) -> None:
    """With JavaScript off, every entry stands there with the law of both dates."""
    page = visit("/", context=contexts(java_script_enabled=False)).page
    page.goto(page.url + "w00.en")
    still = page.locator("[data-exercise=by-date] [data-still]")
    expect(still.locator("section")).to_have_count(9)
    expect(still).to_contain_text("Norms on 10.06.2019")
    expect(still).to_contain_text("not in force on that day")
