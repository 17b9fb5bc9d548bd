"""The picture of a strategy: opened over the form, drawn wide or narrow, the same as a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from trainee import PYTHON_MS, Trainee

from qorgau import places
from qorgau.texts import say

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
BUTTON = "[data-picture]"
NOTE = "[data-picture-note]"
SIZES = {
    "laptop": {"width": 1280, "height": 800},
    "phone": {"width": 390, "height": 844},
    "small": {"width": 320, "height": 640},
}
OUTSIDE = """dialog => [...dialog.querySelectorAll("svg")].filter(svg => svg.checkVisibility()).flatMap(svg =>
  [...svg.querySelectorAll("[data-box]")].flatMap(group => {
    const box = group.querySelector("rect").getBBox();
    return [...group.querySelectorAll("text")].filter(text => {
      const {x, y, width, height} = text.getBBox();
      return x < box.x || y < box.y || x + width > box.x + box.width || y + height > box.y + box.height;
    }).map(text => text.textContent);
  }))"""
"""Writing in the drawings that are shown which does not stay inside its box."""


def answers(name: str, **more: Any) -> str:
    """A recorded strategy as an answers file, with some items changed."""
    file = places.home() / "solutions" / "w01" / "answers" / f"{name}.json"
    found = json.loads(file.read_text(encoding="utf-8"))
    kept = {"strategy": found["exercises"]["strategy"]}
    kept["strategy"]["items"] |= more
    return json.dumps({**found, "owner": None, "exercises": kept})


def with_strategy(
    visit: Visit, name: str, path: str = "/w01.ru", more: dict[str, Any] | None = None, **options: Any
) -> Trainee:
    """A page with Python on which a recorded strategy was loaded."""
    trainee = visit(path, python=True, **options)
    trainee.exercise = "strategy"
    trainee.saved()
    text = answers(name, **(more or {})).encode()
    trainee.page.set_input_files(
        "input[type=file]", {"name": "a.json", "mimeType": "application/json", "buffer": text}
    )
    expect(trainee.page.locator("[data-import-result]").first).not_to_be_empty(timeout=PYTHON_MS)
    return trainee.saved()


def opened(trainee: Trainee) -> Locator:
    """The picture, opened."""
    trainee.desk.locator(BUTTON).click()
    dialog = trainee.desk.locator("dialog")
    expect(dialog).to_be_visible(timeout=PYTHON_MS)
    return dialog


def sideways(page: Page) -> bool:
    """Whether page or picture can be scrolled sideways."""
    return bool(
        page.evaluate(
            """() => [document.documentElement, document.querySelector("dialog[open]")]
              .some(one => one.scrollWidth > one.clientWidth + 1)"""
        )
    )


@pytest.mark.parametrize("name", ["model", "wrong"])
def test_the_picture_stands_over_the_form_at_every_width(
    visit: Visit, shot: Callable[..., None], name: str
) -> None:
    """A wide window shows five columns, a phone one; no word leaves its box, nothing scrolls sideways."""
    trainee = with_strategy(visit, name)
    dialog = opened(trainee)
    for size, viewport in SIZES.items():
        trainee.page.set_viewport_size(viewport)  # type: ignore[arg-type]
        shown = "wide" if size == "laptop" else "narrow"
        expect(dialog.locator(f".q-picture-{shown} svg")).to_be_visible()
        expect(dialog.locator("svg:visible")).to_have_count(1)
        assert dialog.evaluate(OUTSIDE) == []
        assert not sideways(trainee.page)
        dialog.evaluate("one => one.scrollTo(0, 0)")
        shot(trainee.page, f"{size}-picture-{name}")
        dialog.locator("table").scroll_into_view_if_needed()
        shot(trainee.page, f"{size}-picture-{name}-table")


def test_the_picture_is_dark_in_the_dark(visit: Visit, shot: Callable[..., None]) -> None:
    """The drawing takes the colours of the page."""
    trainee = with_strategy(visit, "wrong", color_scheme="dark")
    dialog = opened(trainee)
    light = dialog.locator(".q-d-sheet").first.evaluate("one => getComputedStyle(one).fill")
    assert light == "rgb(36, 38, 42)"
    shot(trainee.page, "laptop-picture-dark")


def test_the_keyboard_opens_and_closes_the_picture(visit: Visit) -> None:
    """Enter opens it with the focus on its heading, Escape closes it with the focus back on the button."""
    trainee = with_strategy(visit, "wrong", "/w01.kk")
    button = trainee.desk.locator(BUTTON)
    button.focus()
    trainee.page.keyboard.press("Enter")
    dialog = trainee.desk.locator("dialog")
    expect(dialog).to_be_visible(timeout=PYTHON_MS)
    expect(dialog.locator("h3")).to_be_focused()
    expect(dialog).to_have_attribute("lang", "kk")
    expect(dialog).to_have_accessible_name(say("kk", "picture.title", case="CF01"))
    trainee.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_picture_is_that_of_the_moment(visit: Visit) -> None:
    """Opened again after a change it shows the change, and there is still one picture."""
    trainee = visit(python=True)
    trainee.exercise = "strategy"
    trainee.saved()
    dialog = opened(trainee)
    expect(dialog).to_contain_text(say("ru", "picture.empty"))
    dialog.get_by_role("button").click()
    trainee.desk.locator('[data-item="fact:F1"] input[value=disputed]').check()
    trainee.saved()
    again = opened(trainee)
    expect(again).to_have_count(1)
    expect(again.locator("[data-row]")).to_have_count(1)
    expect(again).to_contain_text(say("ru", "picture.gap.fact-bare.why"))


def test_what_a_trainee_writes_is_inert_in_the_picture(visit: Visit, shot: Callable[..., None]) -> None:
    """Scripts, turned text, emoji, piled marks and endless words are shown, do nothing and stay in their boxes."""
    nasty = "<script>document.title='gone'</script><img src=x onerror=\"document.title='gone'\">"
    zalgo = "о" + "\u0301" * 300
    long = "Ш" * 20_000
    more = {
        f"basis:{nasty}": {"element": nasty, "level": "national", "supports": "POS-NO-PROOF"},
        f"basis:{'👩' * 60}": {
            "element": f"\u202eлевые\u2066 {zalgo}",
            "level": "national",
            "supports": None,
        },
        f"basis:{zalgo[:190]}": {"element": long, "level": "national", "supports": None},
        "basis:" + "Щ" * 190: {"element": "漢字" * 900, "level": "national", "supports": None},
        "motion:M-APPEAL": {"stage": "S7", "order": 9, "if_refused": nasty + long[:9000]},
    }
    trainee = with_strategy(visit, "wrong", more=more)
    title = trainee.page.title()
    dialog = opened(trainee)
    for viewport in SIZES.values():
        trainee.page.set_viewport_size(viewport)  # type: ignore[arg-type]
        assert dialog.evaluate(OUTSIDE) == []
        assert not sideways(trainee.page)
    assert dialog.locator("script, img").count() == 0
    expect(dialog.locator("table")).to_contain_text(nasty)
    expect(dialog.locator("table")).to_contain_text(long)
    assert "\u202e" not in dialog.inner_text()
    assert trainee.page.title() == title
    trainee.page.set_viewport_size(SIZES["laptop"])  # type: ignore[arg-type]
    dialog.locator(".q-d-broken").nth(3).scroll_into_view_if_needed()
    shot(trainee.page, "laptop-picture-hostile")


def test_who_writes_on_is_not_torn_away(visit: Visit) -> None:
    """When the picture comes while one writes, a line says that it is ready; nothing opens."""
    trainee = visit(python=True)
    trainee.exercise = "strategy"
    trainee.saved()
    trainee.page.evaluate(
        """() => { const desk = document.querySelector("[data-exercise=strategy]");
          desk.querySelector("[data-picture]").click(); desk.querySelector("textarea").focus(); }"""
    )
    expect(trainee.desk.locator(NOTE)).to_have_text(
        say("ru", "strategy.form.picture.ready"), timeout=PYTHON_MS
    )
    expect(trainee.desk.locator("dialog")).to_have_count(0)


def test_before_python_the_button_says_so(visit: Visit) -> None:
    """Without Python there is no picture yet: the page says it and nothing opens."""
    trainee = visit()
    trainee.exercise = "strategy"
    trainee.desk.locator(BUTTON).click()
    expect(trainee.desk.locator(NOTE)).to_have_text(say("ru", "strategy.form.picture.later"))
    expect(trainee.desk.locator("dialog")).to_have_count(0)
