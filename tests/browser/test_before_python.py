"""The page before Python answers, and when it answers late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from servers import Server
from trainee import Trainee

from qorgau.answers import JOURNAL

pytestmark = pytest.mark.browser


def test_the_papers_can_be_read_before_any_kernel_answers(
    visit: Callable[..., Trainee], study: Server
) -> None:
    """Title, case and all 90 fields stand on the page while no kernel runs at all."""
    trainee = visit()
    assert study.kernels() == []
    expect(trainee.page.get_by_role("heading", level=1)).to_be_visible()
    assert trainee.desk.locator("[data-field] [data-entry]").count() == 90
    assert "17:30" in trainee.field("DP.7").inner_text()


def test_a_mark_made_before_python_is_handed_over_when_it_comes(
    visit: Callable[..., Trainee], study: Server, kept: Callable[[str], dict[str, Any]]
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


def impatient(page: Page) -> None:
    """A page that waits one second for Python, and whose first frame never comes."""

    def shorten(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"patience":20000', '"patience":1000'))

    page.route("**/w01.ru", shorten)
    page.route("**/voila/render/**", lambda route: route.abort(), times=1)


def test_a_page_whose_first_frame_failed_says_so_and_joins_by_itself(visit: Callable[..., Trainee]) -> None:
    """When Python does not come in time the reader is told that the work is kept, and the page tries again."""
    trainee = visit(python=True, prepare=impatient)
    trainee.mark("DP.7").done()
    expect(trainee.status).to_have_attribute("data-status", "lost")
    expect(trainee.status).to_contain_text("сохранена на этом устройстве")
    trainee.saved()
