"""Building a timeline: by keyboard, kept, checked, the computed line beside one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from test_accessibility import LABELS, PHONE, SMALL, faults_in_both_themes, too_wide
from trainee import Trainee

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
Shot = Callable[..., None]
RIGHT = ["cordon", "bus", "station", "act", "limit", "record", "protocol", "released"]


@pytest.fixture
def at_timeline(visit: Visit) -> Callable[..., Trainee]:
    """A trainee in front of the timeline exercise."""

    def open_page(*path: str, **options: Any) -> Trainee:
        trainee = visit(*path, **options)
        trainee.exercise = "timeline"
        return trainee

    return open_page


def rows(trainee: Trainee) -> list[str]:
    """The rows in their order."""
    found: list[str] = trainee.desk.locator("[data-row]").evaluate_all(
        "rows => rows.map(row => row.dataset.row)"
    )
    return found


def put_in_order(trainee: Trainee, wanted: list[str]) -> None:
    """Give each row its place with the list."""
    for place, name in enumerate(wanted):
        trainee.desk.locator(f'[data-key="place {name}"]').select_option(str(place + 1))


def answer(trainee: Trainee) -> None:
    """A wrong start, a limit that follows from it, a lapse, two days; the rows in order."""
    desk = trainee.desk
    desk.locator('[data-item="moment:start"] input[value=gate]').check()
    desk.locator('[data-item="moment:opened"] input[value=detention-record]').check()
    put_in_order(trainee, RIGHT)
    desk.locator('[data-item="limit:three-hours"] input').fill("2019-06-10T16:20")
    desk.locator('[data-item="limit:without-record"] [data-part=hours]').fill("1")
    desk.locator('[data-item="limit:without-record"] [data-part=minutes]').fill("33")
    desk.locator('[data-item="limit:appeal"] input').fill("2019-06-25")


def focused(page: Page) -> str:
    """The key of what has the focus."""
    found: str = page.evaluate("document.activeElement.getAttribute('data-key')")
    return found


def test_a_row_moves_by_keyboard_and_keeps_the_focus(at_timeline: Callable[..., Trainee]) -> None:
    """Enter on “up” moves a row one place and says so; the focus stays on the same button, at the top too."""
    trainee = at_timeline("/w01.en")
    first = rows(trainee)
    up = trainee.desk.locator(f'[data-key="up {first[2]}"]')
    up.focus()
    trainee.page.keyboard.press("Enter")
    assert rows(trainee)[:3] == [first[0], first[2], first[1]]
    expect(trainee.page.locator(".q-announce")).to_contain_text("place 2 of 8")
    trainee.page.keyboard.press("Enter")
    trainee.page.keyboard.press("Enter")
    assert rows(trainee)[0] == first[2]
    assert focused(trainee.page) == f"up {first[2]}"
    expect(trainee.page.locator(".q-announce")).to_contain_text("first row already")
    trainee.page.keyboard.press("Control+z")
    trainee.page.keyboard.press("Control+z")
    assert rows(trainee) == first


def test_all_of_it_can_be_done_with_the_keyboard_alone(at_timeline: Callable[..., Trainee]) -> None:
    """Tab reaches every control; radio, list, number and day are filled by keys."""
    trainee = at_timeline()
    desk, keys = trainee.desk, trainee.page.keyboard
    desk.locator('[data-item="moment:start"] input').first.focus()
    keys.press("ArrowDown")
    expect(desk.locator('[data-item="moment:start"] input[value=pencil]')).to_be_checked()
    desk.locator('[data-key="place released"]').focus()
    keys.press("End")
    assert rows(trainee)[-1] == "released"
    desk.locator('[data-item="limit:to-record"] [data-part=hours]').focus()
    keys.type("4")
    keys.press("Tab")
    keys.type("33")
    keys.press("Tab")
    stops = 0
    while trainee.page.evaluate("!document.activeElement.matches('[data-check]')"):
        keys.press("Tab")
        stops += 1
        assert stops < 40
    expect(desk.locator('[data-item="limit:to-record"] [data-part=minutes]')).to_have_value("33")


def test_what_was_placed_survives_a_reload(
    at_timeline: Callable[..., Trainee], kept: Callable[..., dict[str, Any]]
) -> None:
    """Order, choices and values lie in the journal and stand there again in a browser that forgot everything."""
    trainee = at_timeline(python=True)
    answer(trainee)
    trainee.saved()
    items = kept("timeline")
    assert items["order"] == {"rows": RIGHT}
    assert items["moment:start"] == {"choice": "gate"}
    assert items["limit:without-record"] == {"minutes": 93}
    assert items["limit:three-hours"] == {"at": "2019-06-10T16:20"}
    trainee.page.evaluate("localStorage.clear()")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    assert rows(trainee) == RIGHT
    expect(trainee.desk.locator('[data-item="moment:start"] input[value=gate]')).to_be_checked()
    expect(trainee.desk.locator('[data-item="limit:without-record"] [data-part=hours]')).to_have_value("1")
    expect(trainee.desk.locator('[data-item="limit:appeal"] input')).to_have_value("2019-06-25")


def test_the_check_explains_and_the_second_one_shows_the_computed_line(
    at_timeline: Callable[..., Trainee], shot: Shot
) -> None:
    """First points, the worst error and one question without a single computed minute; then the line beside one's own."""
    trainee = at_timeline("/w01.en", python=True)
    answer(trainee)
    feedback = trainee.saved().check()
    expect(feedback.locator(".q-score")).to_contain_text("of 10 points")
    assert (
        feedback.locator(".q-message-error").count() == feedback.locator(".q-message-question").count() == 1
    )
    assert not any(secret in feedback.inner_text() for secret in ("16:02", "21.06.2019", "4 h 33"))
    expect(feedback.locator(".q-timeline")).to_have_count(0)
    expect(trainee.desk.locator('[data-item="limit:appeal"] [data-verdict]')).to_have_text("too late")
    shot(trainee.page, "laptop-timeline")
    feedback = trainee.check()
    line = feedback.locator(".q-timeline")
    expect(line.locator("ol").first).to_contain_text("Administrative-offence protocol drawn up")
    expect(line.locator(".q-span-words")).to_contain_text("16:02 – 17:35: over the limit, 1 h 33 min")
    expect(line.locator(".q-moment-limit").first).to_contain_text("End of a limit")
    line.scroll_into_view_if_needed()
    shot(trainee.page, "laptop-timeline-line")
    assert faults_in_both_themes(trainee.page, "[data-exercise=timeline]") == []
    shot(trainee.page, "laptop-timeline-line-dark")
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []
    line.scroll_into_view_if_needed()
    shot(trainee.page, "narrow-timeline-line")
    trainee.page.set_viewport_size({"width": 718, "height": 1000})
    trainee.page.emulate_media(media="print", color_scheme="dark")
    assert trainee.desk.locator("button:visible").count() == 0
    assert line.is_visible()
    line.screenshot(path="screenshots/print-timeline-line.png")


def test_the_form_is_accessible_and_large_enough_for_a_finger(
    at_timeline: Callable[..., Trainee], shot: Shot
) -> None:
    """On a phone every control is 44 pixels high, and axe finds no fault in either theme."""
    trainee = at_timeline(**PHONE)
    assert trainee.page.evaluate(SMALL) == []
    assert trainee.page.evaluate(LABELS) == 0
    assert faults_in_both_themes(trainee.page, "[data-exercise=timeline]") == []
    trainee.page.emulate_media(color_scheme="light")
    trainee.desk.locator("[data-row]").first.scroll_into_view_if_needed()
    shot(trainee.page, "phone-timeline")


def test_the_questions_can_be_read_without_a_script(visit: Visit, contexts: Callable[..., Any]) -> None:
    """With JavaScript off, every row, statement and limit stands on the page."""
    page = visit("/", context=contexts(java_script_enabled=False)).page
    page.goto(page.url + "w01.ru")
    still = page.locator("[data-exercise=timeline] [data-still]")
    expect(still).to_contain_text("оба рапорта")
    expect(still.locator("li")).to_have_count(8 + 6 + 4 + 4 + 5)


def test_the_calculator_draws_the_line_of_a_detention(visit: Visit, shot: Shot) -> None:
    """A detention counted on the index shows what was within and what over the limit."""
    page = visit("/clock.en").page
    page.locator("input[name=from]").fill("2019-06-10T13:02")
    page.locator("input[name=opened]").fill("2019-06-10T17:35")
    page.locator("input[name=to]").fill("2019-06-10T20:05")
    page.locator("select[name=charge]").select_option("cao-488-old-p1")
    page.locator("button[type=submit]").first.click()
    expect(page.locator(".q-timeline .q-span-words li")).to_have_count(3)
    assert faults_in_both_themes(page) == []
    page.locator(".q-timeline").scroll_into_view_if_needed()
    shot(page, "laptop-calculator-line")
