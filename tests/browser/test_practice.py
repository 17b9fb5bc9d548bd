"""Practising again with other times: a copy of its own, found again, the original untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from servers import Server, free_port, start
from trainee import PYTHON_MS, Trainee

from qorgau.answers import JOURNAL
from qorgau.texts import say

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def again(trainee: Trainee) -> Trainee:
    """Follow the link of the closing part; gives the trainee in front of the copy."""
    trainee.page.locator("[data-part=closing]:visible [data-again]").click()
    trainee.page.wait_for_url("**/w01-s*", wait_until="domcontentloaded")
    return trainee.ready()


def started(trainee: Trainee) -> str:
    """The minute of the detention as the first report has it."""
    return trainee.field("RP-1.4").locator("[data-entry]").inner_text()


def test_a_copy_has_other_times_and_keeps_its_own_answers(
    visit: Callable[..., Trainee], study: Server, shot: Callable[..., None]
) -> None:
    """The link leads to other papers; a mark made there outlives a reload, is checked, and leaves the original alone."""
    trainee = visit("/w01.en", python=True).mark("DP.9").name("det-ground-boilerplate").done().saved()
    before = (study.folder / "w01" / JOURNAL).read_bytes()
    written = started(trainee)

    again(trainee)
    assert trainee.page.url.endswith("/w01-s1.en")
    assert started(trainee) != written
    expect(trainee.page.locator("[data-variant]:visible")).to_have_text(say("en", "practice.variant", seed=1))
    expect(trainee.cards).to_have_count(0)
    trainee.mark("DP.7").name("det-clock-shifted").done().saved()
    shot(trainee.page, "practice-laptop")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    expect(trainee.cards.filter(has_text="DP.7")).to_have_count(1)

    first = trainee.check()
    expect(first.locator("h4").first).to_have_text(say("en", "feedback.kind.right"))
    link = trainee.desk.locator("[data-slot=feedback] [data-again]")
    expect(link).to_have_count(0)
    trainee.check()
    expect(link).to_have_text(say("en", "practice.again"))
    link.scroll_into_view_if_needed()
    shot(trainee.page, "practice-link")
    assert (study.folder / "w01" / JOURNAL).read_bytes() == before
    assert (study.folder / "practice" / "w01-s1" / JOURNAL).is_file()

    link.click()
    trainee.page.wait_for_url("**/w01-s2.en", wait_until="domcontentloaded")
    # With Python there, its kernel ends with the page.
    expect(trainee.ready().saved().cards).to_have_count(0)


def test_the_index_leads_back_to_a_copy(visit: Callable[..., Trainee], shot: Callable[..., None]) -> None:
    """A copy that was worked in stands under its workbook, on a phone too; one that was only opened does not."""
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
    trainee = visit("/w01.again.kk", python=True, **phone).ready()
    shot(trainee.page, "practice-phone")
    index = visit("/kk", **phone).page
    expect(index.locator("[data-begun]")).to_have_count(0)
    trainee.mark("DP.7").name("det-clock-shifted").done().saved()
    trainee.page.locator("[data-part=closing]:visible [data-again]").scroll_into_view_if_needed()
    shot(trainee.page, "practice-phone-closing")
    index.reload()
    expect(index.locator("[data-begun] a")).to_have_text(say("kk", "practice.link", seed=1))
    shot(index, "practice-phone-index", full_page=True)
    index.locator("[data-begun] a").click()
    expect(index).to_have_title(
        say("kk", "practice.title", title="Істің анатомиясы: көшеден шағымға дейін", seed=1)
    )
    Trainee(index).ready()


def test_a_copy_comes_back_after_a_restart_of_the_server(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """Days later another server on the same folder shows the copy with its answers, in a browser that knows nothing."""

    def server() -> Server:
        port = free_port()
        arguments = ["study", "--answers", str(tmp_path / "answers"), "--port", str(port), "--no-browser"]
        return start(arguments, port, tmp_path / "answers", tmp_path / "log.txt", "/")

    for path in ("/w01.again.ru", "/w01-s1.ru"):
        running = server()
        try:
            trainee = Trainee(contexts().new_page())
            trainee.page.goto(running.url + path, wait_until="domcontentloaded")
            trainee.ready().saved()
            if path == "/w01.again.ru":
                trainee.mark("DP.7").name("det-clock-shifted").done().saved()
            expect(trainee.cards.filter(has_text="DP.7")).to_have_count(1, timeout=PYTHON_MS)
        finally:
            running.stop()
        assert trainee.errors == []


def test_a_workbook_without_variants_says_so(visit: Callable[..., Trainee]) -> None:
    """W00 offers no link; who types its address reads a sentence and a way back."""
    page = visit("/w00.ru").page
    expect(page.locator("[data-again]")).to_have_count(0)
    answer = page.goto(page.url.replace("w00.ru", "w00.again.ru"))
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main")).to_contain_text(say("ru", "practice.none"))
    expect(page.get_by_role("link", name=say("ru", "practice.back"))).to_be_visible()
