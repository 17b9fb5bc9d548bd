"""Marking by mouse, keyboard and finger. Python is not needed for any of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from trainee import Trainee

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

Visit = Callable[..., Trainee]


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what has the focus matches."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"no {selector} within {most} steps of Tab")


def marks(trainee: Trainee, folder: Path) -> list[dict[str, Any]]:
    """The marks, as the file of answers that the page gives holds them."""
    items = trainee.download(folder / "answers.json")["exercises"]["mark"]["items"]
    return [value for item, value in items.items() if item.startswith("m-")]


def test_a_whole_field_is_marked_with_the_mouse(visit: Visit, tmp_path: Path) -> None:
    """Button, defect, confidence, severity, consequence, moment, done: a flag on the field and a card in the margin."""
    trainee = visit().mark("DP.7").name("det-clock-shifted")
    trainee.form.get_by_label("Уверен", exact=True).check()
    trainee.form.get_by_label("Тяжесть").select_option("serious")
    trainee.form.get_by_label("Чего просить").select_option("exclude")
    trainee.form.get_by_label("Когда заявить").select_option("S1")
    trainee.done()
    expect(trainee.cards).to_have_count(1)
    expect(trainee.cards.first).to_contain_text("DP.7")
    expect(trainee.field("DP.7").locator(".q-flag")).to_have_text("1")
    (mark,) = marks(trainee, tmp_path)
    assert {
        "field": "DP.7",
        "kind": "field",
        "defect": "det-clock-shifted",
        "confidence": "sure",
        "severity": "serious",
        "consequence": "exclude",
        "stage": "S1",
    }.items() <= mark.items()


def test_a_field_is_marked_with_the_keyboard_alone(visit: Visit, tmp_path: Path) -> None:
    """Tab to the paper, arrows to the field, Enter, type to search, Space to choose, on to Done, back at the field."""
    trainee = visit()
    page, press = trainee.page, trainee.page.keyboard.press
    tab_to(page, "[data-mark]")
    for _ in range(6):
        press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == "DP.7"
    press("Enter")
    expect(trainee.form.locator(".q-form-title")).to_be_focused()
    tab_to(page, "input[type=search]")
    page.keyboard.type("сдвинуто")
    expect(trainee.form.locator(".q-option:visible")).to_have_count(1)
    tab_to(page, ".q-option input")
    press("Space")
    tab_to(page, "input[name^=confidence]")
    press("ArrowDown")
    for choice in ("serious", "exclude", "S1"):
        tab_to(page, "select")
        wanted = page.evaluate(
            "id => [...document.activeElement.options].findIndex(one => one.value === id)", choice
        )
        for _ in range(wanted):
            press("ArrowDown")
    tab_to(page, "[data-close]")
    press("Enter")
    expect(trainee.field("DP.7").locator("[data-mark]")).to_be_focused()
    (mark,) = marks(trainee, tmp_path)
    assert {
        "field": "DP.7",
        "defect": "det-clock-shifted",
        "confidence": "likely",
        "severity": "serious",
        "consequence": "exclude",
        "stage": "S1",
    }.items() <= mark.items()


def test_words_of_a_field_are_quoted_with_the_keyboard(visit: Visit, tmp_path: Path) -> None:
    """In the reading box Shift and arrows choose the words; typing changes nothing there."""
    trainee = visit().mark("DP.7")
    page = trainee.page
    text = trainee.field("DP.7").locator("[data-entry]").inner_text()
    tab_to(page, "input[name^=kind]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.type") == "radio", (
        "an arrow chooses, it does not carry one away"
    )
    page.keyboard.press("Tab")
    reader = trainee.form.locator(".q-reader")
    expect(reader).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Delete")
    expect(reader).to_have_value(text)
    page.keyboard.press("Control+Home")
    for _ in range(text.index("17:30")):
        page.keyboard.press("ArrowRight")
    for _ in "17:30":
        page.keyboard.press("Shift+ArrowRight")
    expect(trainee.form.locator("[data-chosen-quote]")).to_contain_text("17:30")
    page.keyboard.press("Escape")
    expect(trainee.form).to_have_count(0)
    expect(trainee.field("DP.7").locator("mark")).to_have_text("17:30")
    (mark,) = marks(trainee, tmp_path)
    assert mark["quote"] == {"exact": "17:30", "start": text.index("17:30"), "lang": "ru"}


def test_words_of_a_field_are_quoted_with_the_mouse(visit: Visit, tmp_path: Path) -> None:
    """Words under the mouse offer a button that marks just them."""
    trainee = visit()
    trainee.select_words("DP.7", "17:30")
    button = trainee.field("DP.7").locator("[data-quote-now]")
    expect(button).to_contain_text("17:30")
    button.click()
    expect(trainee.form.locator("[data-chosen-quote]")).to_contain_text("17:30")
    (mark,) = marks(trainee, tmp_path)
    assert (mark["kind"], mark["quote"]["exact"]) == ("quote", "17:30")


def test_a_tap_marks_and_the_sheet_opens_from_below(visit: Visit, shot: Callable[..., None]) -> None:
    """On a phone the form lies at the bottom edge, leaves its field in sight, and its Done can be tapped."""
    trainee = visit(**PHONE)
    trainee.field("DP.7").locator("[data-mark]").tap()
    sheet = trainee.form.bounding_box()
    field = trainee.field("DP.7").locator("[data-entry]").bounding_box()
    done = trainee.form.locator("[data-close]").bounding_box()
    assert sheet
    assert field
    assert done
    assert round(sheet["y"] + sheet["height"]) == 844
    assert (sheet["x"], sheet["width"]) == (0, 390)
    assert field["y"] >= 0
    assert field["y"] + field["height"] <= sheet["y"]
    assert done["y"] + done["height"] <= 844
    # In browsers of 2022 to 2024 a container for queries would hold the sheet at the end of the document.
    assert trainee.page.evaluate("getComputedStyle(document.body).containerType") == "normal"
    shot(trainee.page, "phone-sheet")
    trainee.form.locator("[data-close]").tap()
    expect(trainee.form).to_have_count(0)
    expect(trainee.cards).to_have_count(1)


def test_words_chosen_with_a_finger_can_be_marked(visit: Visit) -> None:
    """A selection made by touch offers the same button, and a tap on it marks the words."""
    trainee = visit(**PHONE)
    trainee.field("DP.7").locator("[data-entry]").evaluate(
        """entry => {
          const at = entry.firstChild.data.indexOf("17:30");
          document.getSelection().setBaseAndExtent(entry.firstChild, at, entry.firstChild, at + 5);
        }"""
    )
    trainee.field("DP.7").locator("[data-quote-now]").tap()
    expect(trainee.form.locator("[data-chosen-quote]")).to_contain_text("17:30")


def test_one_field_takes_several_marks(visit: Visit) -> None:
    """Two objections to the same entry are two marks with two flags, numbered in order."""
    trainee = visit()
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.mark("DP.7").name("det-minutes-missing").done()
    expect(trainee.cards).to_have_count(2)
    expect(trainee.field("DP.7").locator(".q-flag")).to_have_text(["1", "2"])


def test_something_that_is_missing_can_be_marked(visit: Visit, tmp_path: Path) -> None:
    """An absence is marked on the field where it should stand, and the card says so."""
    trainee = visit().mark("DP.11")
    trainee.form.get_by_label("здесь чего-то не хватает").check()
    trainee.done()
    expect(trainee.cards.first).to_contain_text("здесь чего-то не хватает")
    assert [mark["kind"] for mark in marks(trainee, tmp_path)] == ["missing"]


def test_a_mark_can_be_edited_and_removed(visit: Visit) -> None:
    """The card leads back to the form; Remove takes card and flag away."""
    trainee = visit().mark("DP.7").name("det-minutes-missing").done()
    trainee.cards.first.get_by_role("button", name="Изменить").click()
    trainee.name("det-clock-shifted").done()
    expect(trainee.cards.first.locator(".q-card-defect")).to_have_text(
        "Начало задержания сдвинуто на более позднее время"
    )
    trainee.cards.first.get_by_role("button", name="Удалить").click()
    expect(trainee.cards).to_have_count(0)
    expect(trainee.field("DP.7").locator(".q-flag")).to_have_count(0)


def test_a_step_is_undone_and_redone_with_buttons(visit: Visit) -> None:
    """Undo brings a removed mark back, Redo removes it again."""
    trainee = visit().mark("DP.7").done()
    trainee.cards.first.get_by_role("button", name="Удалить").click()
    trainee.desk.locator("[data-undo]").click()
    expect(trainee.cards).to_have_count(1)
    trainee.desk.locator("[data-redo]").click()
    expect(trainee.cards).to_have_count(0)


def test_ctrl_z_takes_back_exactly_one_step(visit: Visit) -> None:
    """Ctrl+Z undoes the last change and no more, Ctrl+Shift+Z brings it back, also after a change of language."""
    trainee = visit()
    trainee.page.locator("[data-lang-switch=en]:visible").click()
    trainee.page.locator("[data-lang-switch=ru]:visible").click()
    trainee.mark("DP.7").done()
    trainee.mark("DP.8").done()
    expect(trainee.cards).to_have_count(2)
    trainee.page.keyboard.press("Control+z")
    expect(trainee.cards).to_have_count(1)
    expect(trainee.cards.first).to_contain_text("DP.7")
    trainee.page.keyboard.press("Control+Shift+Z")
    expect(trainee.cards).to_have_count(2)


def test_no_defect_beside_a_mark_is_called_a_contradiction(visit: Visit) -> None:
    """ "I find no defect" stands alone; with a mark beside it the page says that one of the two must go."""
    trainee = visit()
    none = trainee.desk.get_by_label("Процессуальных нарушений не нахожу")
    none.check()
    warning = trainee.desk.get_by_role("alert")
    expect(warning).to_have_count(0)
    trainee.mark("DP.7").done()
    expect(warning).to_contain_text("Оставьте одно из двух")
    none.uncheck()
    expect(warning).to_have_count(0)


def test_only_what_changed_is_drawn_again(visit: Visit) -> None:
    """A change of one mark leaves the cards, flags and entries of the others as they are: what is read there stays put."""
    trainee = visit()
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.mark("DP.14").name("det-over-limit").done()
    kept = ".q-card-defect >> nth=1", '[data-field="DP.14"] .q-flag', '[data-field="DP.7"] .q-flag'
    for place in kept:
        trainee.desk.locator(place).evaluate("one => one.dataset.seen = ''")
    trainee.cards.first.get_by_role("button", name="Изменить").click()
    trainee.form.get_by_label("Уверен", exact=True).check()
    expect(trainee.cards.first).to_contain_text("Уверен")
    for place in kept:
        expect(trainee.desk.locator(place)).to_have_attribute("data-seen", "")
    trainee.name("det-minutes-missing").done()
    expect(trainee.desk.locator(kept[2])).not_to_have_attribute("data-seen", "")
    expect(trainee.desk.locator(kept[1])).to_have_attribute("data-seen", "")
