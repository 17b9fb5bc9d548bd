"""After the second check: own marks and the expert's in the papers, filtered and stepped through; hints that cost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from servers import Server
from trainee import Trainee

from qorgau import places
from qorgau.answers import Journal, new_operation
from qorgau.exercises.material import load_setting
from qorgau.keys.reader import Reader
from qorgau.texts import say
from qorgau.widgets.files import page_stylesheet

pytestmark = pytest.mark.browser


def checked_twice(trainee: Trainee) -> Trainee:
    """Mark rightly, rashly and not at all; check, and check again."""
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.mark("DP.3").name("det-record-missing").done()
    trainee.saved()
    trainee.check()
    trainee.check()
    return trainee


def test_own_and_expert_stand_in_the_papers_and_are_stepped_through(
    visit: Callable[..., Trainee], shot: Callable[..., None]
) -> None:
    """Each field has own mark, expert's and outcome; n and p lead from one to the next, a filter leaves some out."""
    trainee = visit(python=True)
    # Before the second check nothing of the key is in the papers.
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.saved()
    trainee.check()
    expect(trainee.desk.locator("[data-review-row], [data-review-bar]")).to_have_count(0)
    trainee.mark("DP.3").name("det-record-missing").done()
    trainee.saved()
    trainee.check()
    page = trainee.page

    rows = trainee.desk.locator(".q-papers [data-review-row]")
    agreed = trainee.field("DP.7").locator("[data-review-row=agreed]")
    expect(agreed.locator(".q-half-own")).to_contain_text("DP.7")
    expect(agreed.locator(".q-half-expert strong")).to_have_text(say("ru", "mark.outcome.agreed"))
    expect(trainee.field("DP.3").locator("[data-review-row=false-alarm]")).to_be_visible()
    missed = trainee.desk.locator(".q-papers [data-review-row=missed]")
    assert missed.count() > 1
    expect(trainee.desk.locator("[data-slot=feedback] [data-review-row]")).to_have_count(0)

    # By keyboard: the first step from the feedback, then n and p.
    trainee.desk.locator("[data-slot=feedback] [data-step='1']").focus()
    page.keyboard.press("Enter")
    where = trainee.desk.locator(".q-review-at")
    count = rows.count()
    first = rows.nth(0)
    expect(first).to_be_focused()
    expect(where).to_contain_text(f"1 из {count}: ")
    page.keyboard.press("n")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("p")
    expect(first).to_be_focused()
    page.keyboard.press("p")
    expect(where).to_have_text(say("ru", "mark.review.start"))
    expect(first).to_be_focused()

    # Only what was missed.
    for box in trainee.desk.locator("[data-filter]:not([data-filter=missed])").all():
        box.uncheck()
    expect(agreed).to_be_hidden()
    expect(where).to_contain_text(f"{missed.count()}")
    trainee.desk.locator("[data-review-bar] [data-step='1']").click()
    expect(missed.nth(0)).to_be_focused()
    expect(where).to_contain_text(f"1 из {missed.count()}: {say('ru', 'mark.outcome.missed')}")
    shot(page, "laptop-review")

    # The keys act in the feedback alone: where somebody types, n is a letter.
    trainee.desk.locator("[data-filter=agreed]").focus()
    page.keyboard.press("n")
    expect(trainee.desk.locator("[data-filter=agreed]")).to_be_focused()

    # Another language has the same places, and none twice.
    page.locator("[data-lang-switch=kk]:visible").click()
    expect(rows).to_have_count(count)
    expect(rows.nth(0)).to_have_attribute("lang", "kk")


def test_a_group_without_a_place_that_is_shown_has_no_heading(
    visit: Callable[..., Trainee], study: Server
) -> None:
    """What belongs to no paper stays in the feedback under its heading; filtered away, the heading goes too."""
    broken = {"field": "DP.3", "kind": "field", "defect": None, "confidence": "certain"}
    (study.folder / "w01").mkdir(parents=True, exist_ok=True)
    Journal(study.folder / "w01", "w01").append([new_operation("set", "mark", "m-x", broken, tab="t")])
    trainee = checked_twice(visit(python=True).saved())
    heading = trainee.desk.locator("[data-slot=feedback] [data-review-paper] h5")
    expect(heading).to_have_text(say("ru", "mark.feedback.row.elsewhere"))
    box = trainee.desk.locator("[data-filter=open]")
    box.uncheck()
    expect(heading).to_be_hidden()
    box.check()
    expect(heading).to_be_visible()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("phone", {"viewport": {"width": 390, "height": 844}}),
        ("narrow", {"viewport": {"width": 320, "height": 640}}),
        ("dark", {"color_scheme": "dark"}),
    ],
)
def test_the_review_fits_every_window(
    visit: Callable[..., Trainee], shot: Callable[..., None], name: str, options: dict[str, Any]
) -> None:
    """On a phone, at 320 px and in the dark the review is there without sideways scrolling."""
    trainee = checked_twice(visit(python=True, **options))
    page = trainee.page
    shot(page, f"{name}-review-figures")
    step = trainee.desk.locator("[data-slot=feedback] [data-step='1']")
    assert (step.bounding_box() or {})["height"] >= 44
    step.click()
    expect(trainee.desk.locator("[data-review-row]").first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, f"{name}-review")
    page.emulate_media(media="print")
    shot(page, f"{name}-review-print", full_page=True)


def test_a_hint_is_confirmed_told_kept_and_paid_for(
    visit: Callable[..., Trainee],
    study: Server,
    shot: Callable[..., None],
    kept: Callable[..., dict[str, Any]],
) -> None:
    """Nothing of a hint is in the page before it is asked for; then it is told, stays, and stands in journal and answers."""
    trainee = visit(python=True).saved()
    page, desk = trainee.page, trainee.desk
    ask = desk.locator("[data-hint-ask]")
    ask.click()
    expect(desk.locator("[data-hint-confirm] h4")).to_be_focused()
    expect(desk.locator("[data-hint-take]")).to_contain_text("10 %")
    shot(page, "laptop-hint-confirm")
    page.keyboard.press("Escape")
    expect(ask).to_be_focused()
    assert not kept("mark")
    ask.click()
    desk.locator("[data-hint-take]").click()
    hints = desk.locator("[data-hints] li")
    expect(hints).to_have_count(1)
    expect(hints.first).to_be_focused()
    ask.click()
    desk.locator("[data-hint-take]").click()
    expect(hints).to_have_count(2)
    expect(hints.nth(1)).to_be_focused()
    shot(page, "laptop-hints")
    given = {name: value for name, value in kept("mark").items() if name.startswith("hint:")}
    assert list(given.values()) == [{"level": 2}]
    lines = (study.folder / "w01" / "answers.journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert [one["do"] for one in map(json.loads, lines)] == ["hint", "hint"]
    assert json.loads((study.folder / "w01" / "answers.json").read_text(encoding="utf-8"))["hints"] == {
        "mark": 2
    }
    # They are there again after a reload, and nobody undoes them.
    page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    expect(hints).to_have_count(2)
    expect(desk.locator("[data-undo]")).to_be_disabled()
    # Once the model answer is there, no hint is sold any more.
    trainee.check()
    expect(ask).to_be_visible()
    trainee.check()
    expect(ask).to_be_hidden()
    expect(hints).to_have_count(2)


def test_the_page_of_nbgrader_is_read_and_filtered_without_a_script(
    contexts: Callable[..., Any], shot: Callable[..., None]
) -> None:
    """All places stand in the order of the papers with their entries; the boxes filter them with no script at all."""
    solutions = places.home() / "solutions"
    answers = json.loads((solutions / "w01" / "answers" / "partial.json").read_text(encoding="utf-8"))
    found = Reader(load_setting("w01"), solutions).check(
        "mark", answers["exercises"]["mark"]["items"], model=True, live=False
    )
    whole = (
        f"<!DOCTYPE html><html lang=kk><meta charset=utf-8><title>-</title>"
        f"<meta name=viewport content='width=device-width'><style>{page_stylesheet()}</style>"
        f"<body class='q-page qorgau'><main class=q-part>{found.html['kk']}</main>"
    )
    assert "<script" not in whole
    page = contexts(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    page.set_content(whole)
    rows = page.locator("[data-review-row]")
    order = [row.get_attribute("data-at") for row in rows.all() if row.get_attribute("data-at")]
    fields = list(load_setting("w01").material("mark").case.fields)
    assert order == sorted(order, key=fields.index)
    expect(rows.first.locator(".q-entry")).to_be_visible()
    missed = page.locator("[data-review-row=missed]")
    expect(missed.first).to_be_visible()
    shot(page, "static-review", full_page=True)
    page.locator("[data-filter=missed]").uncheck()
    expect(missed.first).to_be_hidden()
    expect(page.locator("[data-review-row=agreed]").first).to_be_visible()
