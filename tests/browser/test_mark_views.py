"""The marking desk: papers under tabs and side by side, contradictions, whole papers, twins; by keyboard and by ear."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from test_accessibility import SMALL, faults_in_both_themes, too_wide
from trainee import PYTHON_MS, Trainee

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
Shot = Callable[..., None]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def desk_faults(page: Page) -> list[str]:
    """Faults of the marking desk in both themes. A key with one sign on it axe cannot judge; those with words it can."""
    found = faults_in_both_themes(page, "[data-exercise=mark]")
    return [fault for fault in found if not re.search(r"<kbd>.</kbd>$", fault)]


class Ear:
    """What a screen reader knows of the page: the role and name of what has the focus, and the live messages."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire = page.context.new_cdp_session(page)

    def here(self) -> tuple[str, str]:
        """Role and name of what has the focus, from the browser's accessibility tree."""
        found = self.wire.send("Runtime.evaluate", {"expression": "document.activeElement"})
        about = {"objectId": found["result"]["objectId"], "fetchRelatives": False}
        (node, *_) = self.wire.send("Accessibility.getPartialAXTree", about)["nodes"]
        return str(node["role"]["value"]), str(node.get("name", {}).get("value", ""))

    def go(self, role: str, name: str, key: str = "Tab", most: int = 80) -> str:
        """Press a key until the focus has this role and a name that begins so; gives the whole name."""
        met = []
        for _ in range(most):
            self.page.keyboard.press(key)
            met.append(self.here())
            if met[-1][0] == role and met[-1][1].startswith(name):
                return met[-1][1]
        raise AssertionError(f"no {role} {name!r} within {most} of {key}: {met}")

    def hears(self, sentence: str) -> None:
        """Wait for a polite message."""
        expect(self.page.locator(".q-announce").last).to_have_text(sentence)


def test_a_whole_exercise_is_done_by_keyboard_and_ear(visit: Visit, shot: Shot) -> None:
    """Layout, tabs, a mark, its contradiction in another paper, its name, both links, the keys and the check: no mouse, no eye."""
    trainee = visit("/w01.en", python=True).saved()
    page, press = trainee.page, trainee.page.keyboard.press
    ear = Ear(page)
    ear.go("button", "One paper at a time", most=120)
    press("Enter")
    ear.hears("Now: One paper at a time")
    ear.go("tab", "DP")
    ear.go("tab", "RP-1", key="ArrowRight")
    assert page.get_by_role("tab", selected=True).count() == 1
    ear.go("button", "Mark field RP-1.1")
    ear.go("button", "Mark field RP-1.4", key="ArrowDown")
    press("Enter")
    assert ear.here()[0] == "heading"
    ear.go("button", "Choose the field in the papers")
    press("Enter")
    ear.hears("Choose the field that field RP-1.4 contradicts. Esc leaves without a choice.")
    assert ear.here() == ("button", "Choose field RP-1.4")
    press("Escape")
    ear.hears("No other field was chosen.")
    assert ear.here() == ("combobox", "Address of the other field, like RP-1.4")
    ear.go("button", "Choose the field in the papers")
    press("Enter")
    ear.go("tab", "RP-1", key="Shift+Tab")
    ear.go("tab", "DP", key="ArrowLeft")
    ear.go("button", "Choose field DP.1")
    ear.go("button", "Choose field DP.7", key="ArrowDown")
    press("Enter")
    ear.hears("Field RP-1.4 contradicts field DP.7.")
    assert ear.here()[0] == "combobox"
    assert page.evaluate("document.activeElement.value") == "DP.7"
    shot(page, "laptop-cross-form")
    ear.go("searchbox", "Search the catalogue of defects")
    page.keyboard.type("det-clock-shifted")
    ear.hears("Found: 1")
    defect = ear.go("radio", "").split(" ")[0]
    press("Space")
    ear.go("button", "Done")
    press("Enter")
    assert ear.here()[1].startswith("Mark field RP-1.4")
    assert defect in ear.go("button", "Mark 1:")
    ear.go("button", "Mark 1: go to field DP.7, which it contradicts")
    press("Enter")
    assert ear.here()[1].startswith("Mark field DP.7")
    assert page.get_by_role("tab", selected=True).inner_text().startswith("DP")
    ear.go("button", "Mark 1: this field is contradicted by field RP-1.4, go to it", most=3)
    press("?")
    assert ear.here()[1] == "Working from the keyboard"
    expect(page.locator("[data-keys] .q-keys")).to_be_visible()
    press("?")
    expect(page.locator("[data-keys] .q-keys")).to_be_hidden()
    trainee.saved()
    ear.go("button", "Check", most=120)
    press("Enter")
    feedback = trainee.desk.locator("[data-slot=feedback] .q-feedback h3").first
    expect(feedback).to_be_focused(timeout=PYTHON_MS)
    assert ear.here()[0] == "heading"


def test_the_layout_survives_a_reload(visit: Visit, shot: Shot) -> None:
    """Two papers chosen for the two sides lie there again after a reload; a narrow window shows the left one under tabs."""
    trainee = visit("/w01.en")
    page = trainee.page
    trainee.field("DP.1").locator("[data-mark]").focus()
    page.keyboard.press("3")
    page.get_by_label("On the left").select_option("RP-1")
    page.get_by_label("On the right").select_option("DP")
    page.reload(wait_until="domcontentloaded")
    trainee.ready()
    shown = trainee.desk.locator(".q-paper:visible")
    expect(shown).to_have_count(2)
    left, right = (trainee.desk.locator(f"#paper-{one}").bounding_box() for one in ("RP-1", "DP"))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    shot(page, "laptop-two")
    page.set_viewport_size({"width": 1000, "height": 800})
    expect(shown).to_have_count(1)
    assert page.get_by_role("tab", selected=True).inner_text().startswith("RP-1")
    expect(page.locator("[data-view=two]")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(shown).to_have_count(2)


def test_a_contradiction_is_typed_and_refused_with_a_reason(visit: Visit, kept: Any, tmp_path: Path) -> None:
    """An address of no field is refused in words, a right one is taken however it is typed, and can be taken back."""
    trainee = visit("/w01.en").mark("RP-1.4")
    box = trainee.form.locator("[data-cross]")
    box.fill("ZZ.9")
    box.press("Tab")
    expect(trainee.form.get_by_role("alert")).to_contain_text("There is no field ZZ.9")
    assert box.get_attribute("aria-invalid") == "true"
    box.fill("dp 7")
    box.press("Tab")
    expect(trainee.form.get_by_role("alert")).to_have_count(0)
    expect(box).to_have_value("DP.7")
    trainee.done()
    expect(trainee.cards.first).to_contain_text("RP-1.4 ↔ DP.7")
    items = trainee.download(tmp_path / "answers.json")["exercises"]["mark"]["items"]
    assert [(one["field"], one["against"]) for one in items.values()] == [("RP-1.4", "DP.7")]
    expect(trainee.field("DP.7").locator(".q-cross-link")).to_have_text("1 ↔ RP-1.4")
    trainee.cards.first.get_by_role("button", name="Edit").click()
    trainee.form.get_by_role("button", name="Remove the contradiction").click()
    trainee.done()
    expect(trainee.desk.locator(".q-cross-link")).to_have_count(0)


def test_the_other_field_is_chosen_with_a_finger(visit: Visit, shot: Shot) -> None:
    """On a phone the sheet steps aside, a tap on the field chooses it, and the sheet comes back."""
    trainee = visit("/w01.en", **PHONE)
    trainee.field("RP-1.4").locator("[data-mark]").tap()
    trainee.form.locator("[data-pick]").tap()
    expect(trainee.form).to_be_hidden()
    trainee.field("DP.7").locator("[data-entry]").scroll_into_view_if_needed()
    shot(trainee.page, "phone-picking")
    assert trainee.page.evaluate(SMALL) == []
    trainee.field("DP.7").locator("[data-entry]").tap()
    expect(trainee.form).to_be_visible()
    expect(trainee.form.locator("[data-cross]")).to_have_value("DP.7")
    shot(trainee.page, "phone-cross-form")


def test_overlapping_quotes_are_both_seen_and_reached(visit: Visit, shot: Shot) -> None:
    """Two quotes that share words are three segments with two flags; a press on the shared words opens one after the other."""
    trainee = visit("/w01.en")
    entry = trainee.field("AP.11").locator("[data-entry]")
    words = entry.inner_text().split()
    for quote in (" ".join(words[:2]), " ".join(words[1:3])):
        entry.evaluate(
            """(entry, quote) => {
              const before = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
              const at = entry.textContent.indexOf(quote);
              const end = (offset) => {
                let left = offset;
                before.currentNode = entry;
                for (let node = before.nextNode(); node; node = before.nextNode()) {
                  if (left <= node.data.length) return [node, left];
                  left -= node.data.length;
                }
              };
              document.getSelection().setBaseAndExtent(...end(at), ...end(at + quote.length));
            }""",
            quote,
        )
        button = trainee.field("AP.11").locator("[data-quote-now]")
        expect(button).to_contain_text(quote[:30])
        button.click()
        trainee.done()
    assert [one.get_attribute("data-marks") for one in entry.locator("mark").all()] == ["1", "1 2", "2"]
    expect(trainee.field("AP.11").locator(".q-flag")).to_have_text(["1", "2"])
    trainee.page.evaluate("document.getSelection().removeAllRanges()")
    shared = entry.locator("mark").nth(1)
    opened = []
    for _ in range(2):
        shared.click()
        opened.append(trainee.form.get_attribute("data-open-mark"))
    assert len(set(opened)) == 2
    trainee.field("AP.11").scroll_into_view_if_needed()
    shot(trainee.page, "laptop-overlap")


def test_an_absence_and_a_whole_paper_are_marked_and_seen(visit: Visit, tmp_path: Path) -> None:
    """What is missing says so on its flag; a mark on the whole paper stands in the head of the paper and leads back there."""
    trainee = visit("/w01.en").mark("DP.11")
    trainee.form.get_by_label("something is missing here").check()
    trainee.done()
    expect(trainee.field("DP.11").locator(".q-flag")).to_have_text("1 · missing")
    trainee.page.get_by_role("button", name="Mark the whole paper AP").click()
    trainee.name("det-minutes-missing").done()
    expect(trainee.page.get_by_role("button", name="Mark the whole paper AP")).to_be_focused()
    head = trainee.desk.locator("#paper-AP [data-paper-flags] .q-flag")
    expect(head).to_have_text("2 · whole paper")
    expect(trainee.desk.locator('[data-document="AP"] [data-field] .q-flag')).to_have_count(0)
    items = trainee.download(tmp_path / "answers.json")["exercises"]["mark"]["items"]
    assert sorted((one["kind"], one["field"]) for one in items.values()) == [
        ("document", "AP.1"),
        ("missing", "DP.11"),
    ]


def test_twins_are_compared_word_by_word(visit: Visit, shot: Shot) -> None:
    """The two reports stand side by side; what differs is told in elements and in words; the threshold moves by keyboard."""
    trainee = visit("/w01.en")
    twins = trainee.desk.locator("[data-twins]")
    twins.locator("summary").focus()
    trainee.page.keyboard.press("Enter")
    table = twins.locator("table")
    expect(table.locator("tbody tr")).to_have_count(8)
    row = table.locator("tbody tr").nth(3)
    expect(row.locator("del").first).to_contain_text("Only in RP-1:")
    expect(row.locator("ins").first).to_contain_text("Only in RP-2:")
    slider = twins.get_by_role("slider")
    slider.focus()
    said = slider.get_attribute("aria-valuetext")
    for _ in range(3):
        trainee.page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") != said
    assert (slider.get_attribute("aria-valuetext") or "").startswith("From 83 %")
    trainee.page.keyboard.press("End")
    expect(twins.locator("output")).to_have_text("From 100 %: 0 of 1 pair")
    expect(twins.locator("[data-pair]")).to_be_hidden()
    trainee.page.keyboard.press("Home")
    expect(twins.locator("[data-pair]")).to_be_visible()
    twins.get_by_role("button", name="Compare RP-1 and RP-2").press("Enter")
    expect(twins.locator("h3").first).to_be_focused()
    shot(trainee.page, "laptop-twins")


def test_every_layout_is_accessible(visit: Visit, shot: Shot) -> None:
    """Tabs, two sides, twins, keys, a contradiction and the choice of a field have no fault in either theme."""
    trainee = visit("/w01.en")
    trainee.mark("RP-1.4").name("det-clock-shifted")
    trainee.form.locator("[data-cross]").fill("DP.7")
    trainee.done()
    trainee.page.get_by_role("button", name="Mark the whole paper DP").click()
    trainee.done()
    trainee.desk.locator("[data-keys-open]").click()
    trainee.desk.locator("[data-twins] > summary").click()
    for view in ("two", "tabs"):
        trainee.desk.locator(f"[data-view={view}]").click()
        assert desk_faults(trainee.page) == []
        shot(trainee.page, f"laptop-{view}-dark")
    trainee.page.emulate_media(color_scheme="light")
    trainee.desk.locator("[data-list] [data-edit]").first.click()
    trainee.form.locator("[data-pick]").click()
    assert desk_faults(trainee.page) == []
    shot(trainee.page, "laptop-picking-dark")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (320, 200)])
def test_every_layout_is_narrow_and_large_enough(visit: Visit, shot: Shot, width: int, height: int) -> None:
    """On a phone, in the narrowest window and at 400 %, nothing scrolls sideways and every target fits a finger."""
    trainee = visit("/w01.ru", viewport={"width": width, "height": height})
    trainee.desk.locator("[data-view=tabs]").click()
    trainee.desk.locator("[data-keys-open]").click()
    trainee.desk.locator("[data-twins] > summary").click()
    trainee.mark("DP.7")
    trainee.form.locator("[data-cross]").fill("RP-1.4")
    trainee.done()
    assert too_wide(trainee.page) == []
    assert trainee.page.evaluate(SMALL) == []
    for place in ("[data-keys]", "[role=tablist]", "[data-twins]", '[data-field="DP.7"]'):
        trainee.desk.locator(place).first.evaluate("one => one.scrollIntoView()")
        shot(trainee.page, f"w{width}-{height}-{place.strip('[]').split('=')[-1].strip(chr(34))}")
    trainee.mark("DP.7")
    trainee.form.locator("[data-pick]").click()
    assert too_wide(trainee.page) == []
    trainee.page.keyboard.press("Escape")
    expect(trainee.form).to_be_visible()


def test_the_list_of_keys_prints_when_it_is_open(visit: Visit) -> None:
    """Printed, the open list of keys stands on the paper with all papers of the file; closed it is left out."""
    trainee = visit("/w01.en")
    trainee.desk.locator("[data-view=tabs]").click()
    trainee.page.emulate_media(media="print")
    keys = trainee.desk.locator("[data-keys] dl")
    expect(keys).to_be_hidden()
    trainee.page.emulate_media(media="screen")
    trainee.desk.locator("[data-keys-open]").click()
    trainee.page.emulate_media(media="print")
    expect(keys).to_be_visible()
    expect(trainee.desk.locator(".q-paper:visible")).to_have_count(7)
