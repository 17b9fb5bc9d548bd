"""Every part of the strategy by keyboard alone: kept, taken back, and the same in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect
from servers import Server
from trainee import PYTHON_MS, Trainee

pytestmark = pytest.mark.browser

Step = tuple[str, str]
NORM = '[data-item="basis"] .q-new input[value="{}"]'

KEYS: dict[str, tuple[Step, ...]] = {
    "gate": (('[data-item="gate.gate"] select', "ArrowDown"),),
    "client": (
        ('[data-item="client.language"] select', "ArrowDown"),
        ('[data-item="client.access"] input >> nth=0', "Space"),
        ('[data-item="client.steps"] input >> nth=1', "Space"),
        ('[data-item="client.do"] input >> nth=0', "Space"),
        ('[data-item="client.dont"] input >> nth=2', "Space"),
        ('[data-item="client.contact"] textarea', "text"),
        ('[data-item="client.next"] textarea', "text"),
    ),
    "consent": (
        ('[data-item="consent.explained"] input >> nth=0', "Space"),
        ('[data-item="consent.language"] select', "ArrowDown"),
        ('[data-item="consent"] > label input', "Space"),
        ('[data-item="consent.choice"] select', "ArrowDown"),
    ),
    "positions": (
        ('[data-position="POS-NOT-PARTICIPANT"] select', "ArrowDown"),
        ('[data-position="POS-DISPROPORTIONATE"] select', "ArrowDown ArrowDown ArrowDown"),
    ),
    "risks": (
        ('li[data-item^="risk:"] >> nth=0 >> select >> nth=0', "ArrowDown"),
        ('li[data-item^="risk:"] >> nth=0 >> select >> nth=1', "ArrowDown"),
        ('li[data-item^="risk:"] >> nth=0 >> textarea', "text"),
    ),
    "fallback": (
        ('[data-item="fallback.position"] select', "ArrowDown"),
        ('[data-item="fallback.proof"] input >> nth=0', "Space"),
        ('[data-item="fallback.trigger"] textarea', "text"),
        ('[data-item="fallback.penalty_line"] textarea', "text"),
    ),
    "appeal": (
        ('[data-item="appeal.late"] select', "ArrowDown"),
        ('[data-item="appeal.ask"] select', "ArrowDown"),
        ('[data-item="appeal.layers"] input >> nth=0', "Space"),
        ('[data-item="appeal.suspend"] select', "ArrowDown ArrowDown"),
        ('[data-item="appeal.copy_asked"] select', "ArrowDown"),
        ('[data-item="appeal.next_level"] textarea', "text"),
    ),
    "pairs": (
        ('[data-item="pair:A+B"] input >> nth=2', "ArrowRight"),
        ('[data-item="pair:A+C"] input >> nth=2', "ArrowRight ArrowRight"),
        ('[data-item="pair:H+I"] input >> nth=2', "ArrowLeft"),
    ),
}
"""What each part is given: a control, and the keys that are pressed on it ("text" types words)."""

AFTER = {
    "consent": '[data-item="client.steps"] input >> nth=-1',
    "fallback": 'li[data-item^="risk:"] >> nth=-1 >> select >> nth=0',
}
"""Where the reader stands before a part that is within another."""

PARTS = {"position": "positions", "rejected": "positions"}
"""The part of a field that has no place of its own."""

WORDS = "слова по делу"

STATE: Any = """desk => [...desk.querySelectorAll("[data-item] :is(input, select, textarea)")]
  .filter(one => !one.closest(".q-new, .q-add"))
  .map(one => [one.closest("[data-item]").dataset.item, one.type, ["radio", "checkbox"].includes(one.type) ? one.checked && one.value : one.value])
  .filter(([, , value]) => value)
  .map(one => one.join(" "))
  .concat([...desk.querySelectorAll("li[data-item^='basis:']")].map(one => one.dataset.item))"""
"""Everything that is chosen or written in the form."""


@pytest.fixture
def at(
    visit: Callable[..., Trainee], joint: Server, contexts: Callable[..., BrowserContext]
) -> Iterator[Callable[..., Trainee]]:
    """`at("pairs", python=True)`: a trainee at a part of the strategy; pairs are asked only in a file of several clients."""
    trainees: list[Trainee] = []

    def open_page(part: str, *, python: bool = False, **options: Any) -> Trainee:
        if part != "pairs":
            trainee = visit(python=python, **options)
        else:
            page = contexts(**options).new_page()
            if not python:
                page.route(
                    "**/voila/render/**", lambda route: route.fulfill(body="", content_type="text/html")
                )
            trainee = Trainee(page)
            trainees.append(trainee)
            page.goto(f"{joint.url}/w01.ru", wait_until="domcontentloaded")
            trainee.ready()
        trainee.exercise = "strategy"
        return trainee

    yield open_page
    assert [error for trainee in trainees for error in trainee.errors] == []
    for trainee in trainees:
        trainee.page.goto("about:blank")


def focus_by_tab(trainee: Trainee, control: Locator) -> None:
    """Press Tab until the control has the focus: nothing but the keyboard leads there."""
    control.wait_for(state="attached")
    for _ in range(700):
        if control.evaluate("one => one === document.activeElement"):
            return
        trainee.page.keyboard.press("Tab")
    raise AssertionError("Tab never comes to the control")


def enter_part(trainee: Trainee, part: str) -> None:
    """Press Enter on the link to a part: the focus stands on its heading."""
    link = trainee.desk.locator(f'nav a[data-go="{part}"]')
    link.focus()
    trainee.page.keyboard.press("Enter")
    expect(trainee.desk.locator(f'section[data-item="{part}"] h3').first).to_be_focused()


def fill(trainee: Trainee, name: str) -> Locator:
    """Fill a part by keyboard alone; gives the control that was last."""
    if name in AFTER:
        trainee.desk.locator(AFTER[name]).focus()
    else:
        enter_part(trainee, name)
    control = trainee.desk
    for selector, keys in KEYS[name]:
        control = trainee.desk.locator(selector)
        focus_by_tab(trainee, control)
        if keys == "text":
            trainee.page.keyboard.type(WORDS)
            expect(control).to_have_value(WORDS)
            continue
        for key in keys.split():
            trainee.page.keyboard.press(key)
    return control


def settled(trainee: Trainee) -> list[str]:
    """The state of the form once what is being typed has been taken."""
    trainee.page.wait_for_timeout(400)
    found: list[str] = trainee.desk.evaluate(STATE)
    return found


def press_until(trainee: Trainee, button: str, wanted: list[str]) -> None:
    """Press undo or redo until the form is as wanted."""
    for _ in range(20):
        if trainee.desk.evaluate(STATE) == wanted:
            return
        trainee.desk.locator(f"[data-{button}]").click()
    assert trainee.desk.evaluate(STATE) == wanted


@pytest.mark.parametrize("name", KEYS)
def test_a_part_is_filled_by_keyboard_taken_back_and_kept(at: Callable[..., Trainee], name: str) -> None:
    """Every control takes its answer from the keyboard; undo empties the part, redo fills it, a reload loses nothing."""
    trainee = at(name)
    blank = settled(trainee)
    fill(trainee, name)
    filled = settled(trainee)
    assert len(set(filled) - set(blank)) == len(KEYS[name])
    press_until(trainee, "undo", blank)
    press_until(trainee, "redo", filled)
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready()
    assert settled(trainee) == filled


HERE: Any = """() => {
  const one = document.activeElement;
  return [one.tagName, one.closest("[data-item]")?.dataset.item, one.value ?? "", one.selectionStart ?? null];
}"""


@pytest.mark.parametrize("name", KEYS)
def test_a_part_outlasts_the_language(at: Callable[..., Trainee], name: str) -> None:
    """Choices, focus and caret are the same in Kazakh and English, and undo goes on from there."""
    trainee = at(name)
    blank = settled(trainee)
    fill(trainee, name)
    if trainee.page.evaluate("document.activeElement.tagName") == "TEXTAREA":
        trainee.page.keyboard.press("ArrowLeft")
    filled, here = settled(trainee), trainee.page.evaluate(HERE)
    for lang in ("kk", "en"):
        trainee.page.evaluate(f"qorgauDesk.setLang('{lang}')")
        expect(trainee.desk).to_have_attribute("lang", lang)
        assert trainee.page.evaluate(HERE) == here
        assert trainee.desk.evaluate(STATE) == filled
    press_until(trainee, "undo", blank)


def add_norms(trainee: Trainee) -> None:
    """Choose a listed norm, then write one in own words: by keyboard, each with its own button."""
    enter_part(trainee, "basis")
    part = trainee.desk.locator('section[data-item="basis"]')
    focus_by_tab(trainee, part.locator("input[type=search]"))
    trainee.page.keyboard.type("781")
    trainee.page.keyboard.press("Tab")
    trainee.page.keyboard.press("Space")
    focus_by_tab(trainee, part.locator(".q-new > button").nth(0))
    trainee.page.keyboard.press("Enter")
    focus_by_tab(trainee, part.locator(".q-new input[type=text]"))
    trainee.page.keyboard.type("Устав города")
    focus_by_tab(trainee, part.locator(".q-new > button").nth(1))
    trainee.page.keyboard.press("Enter")


def entries(trainee: Trainee, kind: str) -> list[str]:
    """The entries of a list of the form, in its order."""
    rows = trainee.desk.locator(f'li[data-item^="{kind}:"]')
    found: list[str] = rows.evaluate_all("rows => rows.map(row => row.dataset.item.split(':')[1])")
    return found


def test_norms_are_chosen_and_written_by_keyboard(at: Callable[..., Trainee]) -> None:
    """A listed norm and one in own words stand in the list, take level, position and words, are undone and kept."""
    trainee = at("basis")
    blank = settled(trainee)
    add_norms(trainee)
    assert len(entries(trainee, "basis")) == 2
    assert "Устав города" in entries(trainee, "basis")
    row = trainee.desk.locator('li[data-item="basis:Устав города"]')
    for control in (row.locator("select").nth(0), row.locator("select").nth(1)):
        focus_by_tab(trainee, control)
        trainee.page.keyboard.press("ArrowDown")
    expect(row.locator("select").nth(0)).not_to_have_value("")
    focus_by_tab(trainee, row.locator("textarea"))
    trainee.page.keyboard.type(WORDS)
    filled = settled(trainee)
    press_until(trainee, "undo", blank)
    assert entries(trainee, "basis") == []
    press_until(trainee, "redo", filled)
    trainee.page.reload(wait_until="domcontentloaded")
    assert settled(trainee.ready()) == filled
    focus_by_tab(trainee, row.get_by_role("button"))
    trainee.page.keyboard.press("Enter")
    assert len(entries(trainee, "basis")) == 1


def test_own_words_never_win_over_a_chosen_norm(at: Callable[..., Trainee]) -> None:
    """With a norm chosen in the list and another being written, each button adds its own and leaves the other as it is."""
    trainee = at("basis")
    part = trainee.desk.locator('section[data-item="basis"]')
    own, buttons = part.locator(".q-new input[type=text]"), part.locator(".q-new > button")
    part.locator('.q-option input[value="cao-781"]').check()
    own.fill("Устав города")
    buttons.nth(0).click()
    assert entries(trainee, "basis") == ["cao-781"]
    expect(own).to_have_value("Устав города")
    part.locator('.q-option input[value="cao-766"]').check()
    buttons.nth(1).click()
    assert set(entries(trainee, "basis")) == {"cao-781", "Устав города"}
    expect(part.locator('.q-option input[value="cao-766"]')).to_be_checked()
    expect(own).to_have_value("")
    buttons.nth(1).click()
    expect(part.locator(".q-wrong:not(:empty)")).to_have_count(1)
    expect(own).to_be_focused()


@pytest.mark.parametrize("part", ["basis", "grounds"])
def test_a_search_outlasts_the_language(at: Callable[..., Trainee], part: str) -> None:
    """Half a word in the search box stays with its caret, what it found too, and the choice that is not added yet."""
    trainee = at(part)
    section = trainee.desk.locator(f'section[data-item="{part}"]')
    search, shown = section.locator("input[type=search]"), section.locator(".q-option:visible")
    search.fill("781" if part == "basis" else "об")
    search.press("ArrowLeft")
    few = shown.count()
    assert 0 < few < section.locator(".q-option").count()
    shown.first.locator("input").check()
    chosen = shown.first.locator("input").input_value()
    search.focus()
    before = trainee.page.evaluate(HERE)
    trainee.page.evaluate("qorgauDesk.setLang('en')")
    expect(trainee.desk).to_have_attribute("lang", "en")
    assert trainee.page.evaluate(HERE) == before
    expect(section.locator(".q-option input:checked")).to_have_value(chosen)
    if part == "basis":
        assert shown.count() == few


def test_positions_that_stand_only_as_even_if_are_told(at: Callable[..., Trainee]) -> None:
    """A position beside which another fits only "even if" says so at once, and no more once it stands there."""
    trainee = at("positions")
    rows = trainee.desk.locator("[data-position]")
    trainee.desk.locator('[data-position="POS-NOT-PARTICIPANT"] select').first.select_option("primary")
    light = trainee.desk.locator('[data-position="POS-DISPROPORTIONATE"]')
    light.locator("select").first.select_option("secondary")
    expect(light.locator(".q-fit-only-even-if")).to_have_count(1)
    light.locator("select").first.select_option("arguendo")
    expect(light.locator(".q-fit-only-even-if")).to_have_count(0)
    expect(light.locator(".q-fit-even-if")).to_have_count(1)
    expect(rows.locator(".q-fit-contradiction")).to_have_count(0)


def test_a_ground_of_the_appeal_follows_the_part_of_grounds(at: Callable[..., Trainee]) -> None:
    """Motions and appeal rest on the grounds that were named; a ground that goes stays ticked where it was used."""
    trainee = at("grounds")
    part = trainee.desk.locator('section[data-item="grounds"]')
    part.locator('.q-option input[value="det-clock-shifted"]').check()
    part.locator(".q-address input").fill("dp 7")
    part.locator(".q-new > button").click()
    rests = trainee.desk.locator('[data-item="appeal.grounds"] input')
    rests.check()
    expect(part.locator('li[data-item^="ground:"] p').first).to_contain_text("DP.7")
    part.locator('[data-key^="remove ground:"]').click()
    expect(rests).to_be_checked()


@pytest.mark.parametrize("name", ["client", "pairs"])
def test_a_rule_leads_to_its_field(at: Callable[..., Trainee], name: str) -> None:
    """Enter on the button of any remark, on a phone with all parts shut too, puts the focus into the field it is about."""
    trainee = at(name, python=True, viewport={"width": 390, "height": 844}).saved()
    items = {
        "position": {"primary": ["POS-NOT-PARTICIPANT"], "secondary": ["POS-DISPROPORTIONATE"], "theory": ""},
        "fallback": {"trigger": "суд"},
        "appeal": {"date": "2019-06-21"},
        "client": {"contact": "мать"},
    }
    trainee.page.evaluate(
        "items => qorgauDesk.open.get('strategy').session.setAll(Object.entries(items))", items
    )
    buttons = trainee.desk.locator("[data-slot=rules] [data-go]")
    wanted = "pair:A+B" if name == "pairs" else "client.language"
    expect(trainee.desk.locator(f'[data-slot=rules] [data-go="{wanted}"]')).to_have_count(
        1, timeout=PYTHON_MS
    )
    trainee.saved()
    trainee.page.wait_for_timeout(500)
    fields = buttons.evaluate_all("all => all.map(one => one.dataset.go)")
    assert len(fields) >= 4
    for field in fields:
        trainee.desk.locator(f'[data-slot=rules] [data-go="{field}"]').first.focus()
        trainee.page.keyboard.press("Enter")
        found = trainee.page.evaluate(
            "[document.activeElement.closest('[data-item]')?.dataset.item, document.activeElement.checkVisibility()]"
        )
        kind = field.partition(".")[0].partition(":")[0]
        assert found[1], field
        assert found[0].startswith((field, kind, "rejected:")) or found[0] == PARTS.get(kind), (field, found)
