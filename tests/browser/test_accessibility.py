"""WCAG 2.2 AA on every state of the pages; narrow windows, zoom, fingers. Pictures are kept for people to look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from trainee import PYTHON_MS, Trainee

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
Shot = Callable[..., None]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def faults(page: Page, within: str) -> list[str]:
    """What axe finds wrong; a contrast that it cannot make out counts as wrong."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
    found = Axe().run(page, context=within, options=options).response
    wrong = found["violations"] + [one for one in found["incomplete"] if one["id"] == "color-contrast"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in wrong for node in one["nodes"]]


def faults_in_both_themes(page: Page, within: str = "html") -> list[str]:
    """Faults in the light and in the dark theme, on the whole page or in the part of it that is new in a state."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {fault}" for fault in faults(page, within)]
    return found


def open_form(trainee: Trainee) -> None:
    """A mark with a quote, its form open."""
    trainee.mark("DP.7").name("det-clock-shifted")
    trainee.form.locator("input[name^=kind][value=quote]").check()


def test_the_index_is_accessible(visit: Visit, shot: Shot) -> None:
    """The index has no fault in either theme."""
    trainee = visit("/")
    shot(trainee.page, "laptop-index")
    assert faults_in_both_themes(trainee.page) == []


def test_a_fresh_page_is_accessible(visit: Visit, shot: Shot) -> None:
    """The page of a workbook as it is first seen has no fault in either theme."""
    trainee = visit()
    shot(trainee.page, "laptop-fresh")
    assert faults_in_both_themes(trainee.page) == []


def test_an_open_form_is_accessible(visit: Visit, shot: Shot) -> None:
    """With the form of a mark open the page has no fault in either theme."""
    trainee = visit("/w01.en")
    open_form(trainee)
    shot(trainee.page, "laptop-form")
    assert faults_in_both_themes(trainee.page, "[data-exercise=mark] [data-slot=margin]") == []
    assert faults(trainee.page, '[data-field="DP.7"]') == []
    shot(trainee.page, "laptop-form-dark")


def test_feedback_is_accessible(visit: Visit, shot: Shot) -> None:
    """With flags, verdicts, the expert's marks and the comparison the page has no fault in either theme, and is narrow enough."""
    trainee = visit(python=True)
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.mark("DP.3").name("det-record-missing").done()
    trainee.desk.locator("[data-none]").check()
    trainee.saved().check()
    trainee.check()
    assert faults_in_both_themes(trainee.page) == []
    shot(trainee.page, "laptop-feedback-dark")
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []
    trainee.desk.locator("[data-slot=feedback] h3").first.scroll_into_view_if_needed()
    shot(trainee.page, "narrow-feedback")


def too_wide(page: Page) -> list[str]:
    """What reaches over the right edge of the window when the page must not scroll sideways."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
          .map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`)
          .concat(`page ${document.documentElement.scrollWidth}`)"""
    )


def fill_strategy(trainee: Trainee) -> None:
    """Positions with a contradiction, an open list of evidence, motions, a wrong field."""
    desk = trainee.page.locator("[data-exercise=strategy]")
    for position, part in (
        ("POS-NOT-PARTICIPANT", "primary"),
        ("POS-ALIBI", "secondary"),
        ("POS-MITIGATION", "rejected"),
        ("POS-DISPROPORTIONATE", "arguendo"),
    ):
        desk.locator(f'[data-position="{position}"] .q-side select').select_option(part)
    fact = desk.locator('[data-item="fact:F1"]')
    fact.locator("input[type=radio]").first.check()
    fact.locator("summary").click()
    fact.locator(".q-address input").fill("XX.99")
    fact.locator(".q-address input").press("Enter")
    piece = desk.locator('[data-item="evidence:E-GPS"]')
    piece.locator("input[type=checkbox]").first.check()
    piece.locator("summary").click()
    plan = desk.locator('section[data-item="motions"] .q-new')
    for motion in ("M-EXCLUDE", "M-STATUS-TIME"):
        plan.locator("select").select_option(motion)
        plan.locator("button").click()


def test_a_filled_strategy_is_accessible_and_narrow_enough(visit: Visit, shot: Shot) -> None:
    """With positions, rules, facts, evidence and motions the page has no fault in either theme, at any width."""
    trainee = visit(python=True)
    fill_strategy(trainee)
    rules = trainee.page.locator("[data-slot=rules] .q-rule")
    rules.first.wait_for()
    assert faults_in_both_themes(trainee.page, "[data-exercise=strategy]") == []
    rules.first.scroll_into_view_if_needed()
    shot(trainee.page, "laptop-strategy-dark")
    trainee.page.emulate_media(color_scheme="light")
    trainee.page.set_viewport_size({"width": 390, "height": 844})
    assert trainee.page.evaluate(SMALL) == []
    trainee.page.locator('section[data-item="motions"] h3').scroll_into_view_if_needed()
    shot(trainee.page, "phone-strategy")
    trainee.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(trainee.page) == []
    shot(trainee.page, "narrow-strategy")


FAINT = """() => [...document.querySelectorAll("dialog svg text")].map(text => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(one => one / 255).map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = text.parentNode.querySelector(".q-d-box") ?? text.closest("svg").querySelector(".q-d-sheet");
  const [more, less] = [text, ground].map(one => light(getComputedStyle(one).fill)).sort((a, b) => b - a);
  return [(more + .05) / (less + .05), text.textContent];
}).filter(([contrast]) => contrast < 4.5)"""
"""Writing of a drawing that stands out too little from its box: axe sees no ground behind the text of an SVG."""


def test_the_picture_is_accessible(visit: Visit, shot: Shot) -> None:
    """The picture over a filled strategy has no fault in either theme, on a laptop and on a phone."""
    trainee = visit(python=True)
    fill_strategy(trainee)
    trainee.exercise = "strategy"
    trainee.saved()
    trainee.desk.locator("[data-picture]").click()
    trainee.desk.locator("dialog").wait_for(timeout=PYTHON_MS)
    found = faults_in_both_themes(trainee.page, "dialog")
    assert [one for one in found if "<text " not in one] == []
    trainee.page.set_viewport_size({"width": 390, "height": 844})
    for scheme in ("light", "dark"):
        trainee.page.emulate_media(color_scheme=scheme)
        assert trainee.page.evaluate(FAINT) == []
    assert trainee.page.evaluate(SMALL) == []
    shot(trainee.page, "phone-picture-dark")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 200)], ids=["320 px", "400 % of 1280 px"])
def test_nothing_scrolls_sideways(visit: Visit, shot: Shot, width: int, height: int) -> None:
    """At 320 CSS pixels, which is also a laptop at 400 %, no state of the page is wider than the window."""
    trainee = visit(viewport={"width": width, "height": height})
    assert too_wide(trainee.page) == []
    open_form(trainee)
    assert too_wide(trainee.page) == []
    shot(trainee.page, f"narrow-form-{height}")
    trainee.form.locator("[data-close]").click()
    trainee.page.locator("#exercise-strategy").scroll_into_view_if_needed()
    assert too_wide(trainee.page) == []


def test_the_index_is_narrow_enough(visit: Visit) -> None:
    """The index fits 320 CSS pixels."""
    assert too_wide(visit("/", viewport={"width": 320, "height": 640}).page) == []


SMALL: Any = """() => [...document.querySelectorAll("button, select, summary, input:not([type=radio]):not([type=checkbox])")]
  .filter(one => one.checkVisibility())
  .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
  .filter(([box]) => box.height < 43.5 || box.width < 43.5)
  .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""

LABELS: Any = """() => [...document.querySelectorAll("input[type=radio], input[type=checkbox]")]
  .filter(one => one.checkVisibility())
  .map(one => one.closest("label").getBoundingClientRect().height)
  .filter(height => height < 43.5).length"""


def test_every_target_is_large_enough_for_a_finger(visit: Visit, shot: Shot) -> None:
    """On a phone buttons, boxes and lines to choose from are at least 44 pixels high."""
    trainee = visit(**PHONE)
    shot(trainee.page, "phone-fresh")
    assert trainee.page.evaluate(SMALL) == []
    trainee.field("DP.7").locator("[data-mark]").tap()
    trainee.form.locator("input[name^=kind][value=quote]").check()
    shot(trainee.page, "phone-form")
    assert trainee.page.evaluate(SMALL) == []
    assert trainee.page.evaluate(LABELS) == 0


@pytest.mark.parametrize(("width", "height"), [(390, 600), (1280, 600)])
def test_the_focus_is_never_hidden(visit: Visit, width: int, height: int) -> None:
    """Going through the form with Tab, on a phone and on a laptop, what has the focus is always in sight."""
    trainee = visit(viewport={"width": width, "height": height}).mark("DP.7")
    hidden: Any = """() => {
      const one = document.activeElement;
      if (!one.closest(".q-form")) return "outside";
      const {left, right, top, bottom} = one.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return there && (one.contains(there) || one.closest("label")?.contains(there)) ? "" : one.outerHTML.slice(0, 80);
    }"""
    steps = 0
    while steps < 40:
        trainee.page.keyboard.press("Tab")
        found = trainee.page.evaluate(hidden)
        if found == "outside":
            break
        assert found == ""
        steps += 1
    assert steps > 8


def test_motion_is_for_those_who_want_it(visit: Visit) -> None:
    """Nothing moves for a reader who asked for less motion."""
    trainee = visit(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(one => {
      const style = getComputedStyle(one);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
    }).length"""
    assert trainee.page.evaluate(moving) == 0


def test_paper_shows_papers_and_marks_without_controls(visit: Visit, shot: Shot) -> None:
    """Printed, also from a dark desk, the file stands black on white with flags and cards beside it, and no button."""
    trainee = visit()
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    trainee.page.emulate_media(media="print", color_scheme="dark")
    shown = trainee.page.locator("button:visible")
    assert shown.all_inner_texts() == ["1"]
    assert trainee.field("DP.7").locator(".q-flag").is_visible()
    assert trainee.cards.first.is_visible()
    colours = "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    assert trainee.page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    beside = trainee.cards.first.bounding_box()
    paper = trainee.desk.locator("#paper-DP").bounding_box()
    assert beside
    assert paper
    assert beside["x"] >= paper["x"] + paper["width"]
    shot(trainee.page, "print", full_page=True)


def test_a_projector_shows_larger_type(visit: Visit, shot: Shot) -> None:
    """On a wide screen the type grows with it."""
    trainee = visit(viewport={"width": 1920, "height": 1080}).mark("DP.7")
    shot(trainee.page, "projector-form")
    assert trainee.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
