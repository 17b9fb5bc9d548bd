"""Every part of a filled strategy at every width: nothing too wide, nothing too small, in both themes, on paper. Pictures are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page
from servers import Server
from test_accessibility import LABELS, SMALL, faults_in_both_themes, too_wide
from trainee import Trainee

from qorgau import places

pytestmark = pytest.mark.browser

Shot = Callable[..., None]

PARTS = ("client", "gate", "positions", "facts", "evidence", "basis", "grounds", "motions", "risks", "appeal")
LOOKS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1280, "height": 800}},
    "projector": {"viewport": {"width": 1920, "height": 1080}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 320, "height": 200}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


def model() -> dict[str, Any]:
    """The recorded model answer of W01, a norm in own words and a challenged piece of evidence."""
    path = places.home() / "solutions" / "w01" / "answers" / "model.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    items: dict[str, Any] = dict(found["exercises"]["strategy"]["items"])
    items["basis:Регламент площади, пункт о проходе к остановке"] = {
        "element": "",
        "level": None,
        "supports": None,
    }
    items["evidence:E-GPS"] = {**items.get("evidence:E-GPS", {"use": True}), "admissible": "challenge"}
    return items


def unfold(page: Page) -> None:
    """Open every part and every list in it."""
    page.evaluate(
        "document.querySelectorAll('[data-exercise=strategy] details').forEach(one => { one.open = true; })"
    )


def put(page: Page, items: dict[str, Any]) -> None:
    """Fill the form as another page of the same trainee would."""
    page.evaluate("items => qorgauDesk.open.get('strategy').session.setAll(Object.entries(items))", items)


def photograph(trainee: Trainee, look: str, parts: tuple[str, ...], shot: Shot) -> None:
    """A picture of each part."""
    for part in parts:
        section = trainee.page.locator(f'[data-exercise=strategy] section[data-item="{part}"]')
        section.scroll_into_view_if_needed()
        shot(trainee.page, f"form-{part}-{look}") if look == "zoomed" else section.screenshot(
            path=f"screenshots/form-{part}-{look}.png"
        )


@pytest.mark.parametrize("look", LOOKS)
def test_a_filled_form_fits(visit: Callable[..., Trainee], shot: Shot, look: str) -> None:
    """With everything filled and open no part is wider than the window and nothing is too small for a finger."""
    trainee = visit(**LOOKS[look])
    put(trainee.page, model())
    unfold(trainee.page)
    photograph(trainee, look, PARTS, shot)
    assert too_wide(trainee.page) == []
    if look == "phone":
        assert trainee.page.evaluate(SMALL) == []
        assert trainee.page.evaluate(LABELS) == 0


@pytest.mark.parametrize("look", LOOKS)
def test_thirty_six_pairs_fit(
    joint: Server, contexts: Callable[..., BrowserContext], shot: Shot, look: str
) -> None:
    """Nine clients two by two: grouped by client, a finger's height each, no wider than the window, in reach of the eye."""
    page = contexts(**LOOKS[look]).new_page()
    page.route("**/voila/render/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{joint.url}/w01.ru", wait_until="domcontentloaded")
    trainee = Trainee(page).ready()
    put(page, {"pair:A+B": {"shared": True}, "pair:A+C": {"shared": False}, "pair:B+C": {"shared": False}})
    unfold(page)
    photograph(trainee, look, ("pairs",), shot)
    assert too_wide(page) == []
    section = page.locator('section[data-item="pairs"]')
    assert section.locator("input[type=radio]").count() == 3 * 36
    if look == "phone":
        assert page.evaluate(SMALL) == []
        assert page.evaluate(LABELS) == 0
        box = section.bounding_box()
        assert box
        assert box["height"] < 36 * 80
    if look == "laptop":
        assert faults_in_both_themes(page, 'section[data-item="pairs"]') == []


def test_a_form_prints_what_was_answered(visit: Callable[..., Trainee], shot: Shot) -> None:
    """Printed from a phone with every part shut, the strategy stands on paper: answers in sight, no box to add with, no button."""
    trainee = visit(**LOOKS["phone"])
    put(trainee.page, model())
    trainee.page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    trainee.page.emulate_media(media="print", color_scheme="dark")
    trainee.exercise = "strategy"
    shot(trainee.page, "form-print", full_page=True)
    for part in PARTS:
        section = trainee.desk.locator(f'section[data-item="{part}"]')
        assert section.locator("select, textarea, input").locator("visible=true").count() > 0, part
    assert trainee.desk.locator("button:visible, input[type=search]:visible").count() == 0
    assert too_wide(trainee.page) == []


def test_the_form_to_read_prints_short(visit: Callable[..., Trainee], shot: Shot) -> None:
    """Without a script the choices stand there to be read; norms and defects are folds, and printed a line each."""
    trainee = visit(path="/", java_script_enabled=False)
    page = trainee.page
    page.goto(page.url.replace("/?", "/") + "w01.ru", wait_until="domcontentloaded")
    still = page.locator("[data-exercise=strategy] [data-still]")
    folds = still.locator("details")
    assert folds.count() == 2
    assert folds.nth(0).locator("li").count() > 150
    folds.nth(0).locator("summary").click()
    page.set_viewport_size({"width": 320, "height": 640})
    still.scroll_into_view_if_needed()
    still.screenshot(path="screenshots/form-still-narrow.png")
    folds.nth(0).locator("summary").click()
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    still.screenshot(path="screenshots/form-still-print.png")
    assert not folds.nth(0).locator("li").first.is_visible()
    box = still.bounding_box()
    assert box
    assert box["height"] < 8 * 1000, "eight sheets at most"
