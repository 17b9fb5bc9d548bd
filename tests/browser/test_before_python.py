"""The page before Python answers, and when it answers late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from servers import Server, until
from trainee import Trainee

from qorgau.answers import JOURNAL
from qorgau.texts import say

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]


def test_the_papers_can_be_read_before_any_kernel_answers(visit: Visit, study: Server) -> None:
    """Title, case and all 90 fields stand on the page while no kernel runs at all."""
    trainee = visit()
    assert study.kernels() == []
    expect(trainee.page.get_by_role("heading", level=1)).to_be_visible()
    assert trainee.desk.locator("[data-field] [data-entry]").count() == 90
    assert "17:30" in trainee.field("DP.7").inner_text()


def test_a_mark_made_before_python_is_handed_over_when_it_comes(
    visit: Visit, study: Server, kept: Callable[[str], dict[str, Any]]
) -> None:
    """A mark made while the kernel is still on its way lies in the journal as soon as it has come."""
    held: list[Route] = []
    trainee = visit(
        python=True, prepare=lambda page: page.route("**/voila/render/**", lambda route: held.append(route))
    )
    trainee.mark("DP.7").name("det-clock-shifted").done()
    expect(trainee.status).to_have_attribute("data-status", "starting")
    assert not (study.folder / "w01" / JOURNAL).exists()
    held[0].continue_()
    trainee.saved()
    (value,) = kept("mark").values()
    assert (value["field"], value["defect"]) == ("DP.7", "det-clock-shifted")


def test_a_page_whose_first_frame_failed_says_so_and_joins_by_itself(visit: Visit) -> None:
    """When Python does not come in 20 seconds the reader is told that the work is kept; then the page tries again."""

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route("**/voila/render/**", lambda route: route.abort(), times=1)

    trainee = visit(python=True, prepare=prepare)
    trainee.mark("DP.7").done()
    expect(trainee.status).to_have_attribute("data-status", "starting")
    trainee.page.clock.fast_forward(20_000)
    expect(trainee.status).to_have_attribute("data-status", "lost")
    expect(trainee.status).to_have_text(say("ru", "status.lost"))
    trainee.page.clock.fast_forward(8_000)
    trainee.saved()


def test_a_page_without_python_tries_again_more_and_more_slowly(visit: Visit) -> None:
    """A server that stays away is asked again after 8, 16, 32 seconds, then each minute, and never given up."""
    asked: list[str] = []

    def prepare(page: Page) -> None:
        page.clock.install()
        page.on(
            "request", lambda request: asked.append(request.url) if "/voila/render/" in request.url else None
        )

    page = visit(prepare=prepare).page
    page.clock.fast_forward(20_000)
    for count, seconds in enumerate((8, 16, 32, 60, 60, 60), 2):
        page.clock.fast_forward(seconds * 500)
        assert len(asked) == count - 1
        page.clock.fast_forward(seconds * 500)
        until(
            lambda wanted=count: len(asked) == wanted, 5, f"the frame is asked for the {count}th time", page
        )
