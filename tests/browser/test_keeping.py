"""Nothing is lost: reload, another browser, two tabs at once, a killed kernel, a closed page."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from servers import Server, until
from trainee import PYTHON_MS, Trainee

from qorgau.answers import JOURNAL

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
Kept = Callable[[str], dict[str, Any]]


def test_a_reload_brings_the_marks_back(visit: Visit, kept: Kept) -> None:
    """After a reload, in a browser that forgot everything of its own, the marks stand there again."""
    trainee = visit(python=True).mark("DP.7").name("det-clock-shifted").done().saved()
    trainee.page.evaluate("localStorage.clear()")
    trainee.page.reload(wait_until="domcontentloaded")
    trainee.ready().saved()
    expect(trainee.cards).to_have_count(1)
    expect(trainee.field("DP.7").locator(".q-flag")).to_have_text("1")
    assert len(kept("mark")) == 1


def test_another_browser_shows_the_same_marks(visit: Visit) -> None:
    """A second browser profile on the same machine has the marks of the first one."""
    visit(python=True).mark("DP.7").name("det-clock-shifted").done().saved()
    other = visit("/w01.en", python=True).saved()
    expect(other.cards).to_have_count(1)
    expect(other.cards.first).to_contain_text("Start of detention moved to a later time")


class Line:
    """A line between page and server that can be cut: what is said on it meanwhile reaches nobody."""

    def __init__(self) -> None:
        self.cut = False

    def lay(self, page: Page) -> None:
        """Put the line between `page` and Python; the clock of the page can be moved on."""
        page.clock.install()
        page.route_web_socket(lambda url: "/channels" in url, self._join)

    def _join(self, inside: WebSocketRoute) -> None:
        server = inside.connect_to_server()
        inside.on_message(lambda message: None if self.cut else server.send(message))
        server.on_message(lambda message: None if self.cut else inside.send(message))


def test_two_versions_of_a_mark_are_both_shown_and_one_is_chosen(visit: Visit, kept: Kept) -> None:
    """Two tabs change one mark without knowing of each other: both versions are offered, the chosen one stays."""
    one = visit(python=True).mark("DP.7").name("det-minutes-missing").done().saved()
    line = Line()
    other = visit(python=True, prepare=line.lay).saved()
    expect(other.cards).to_have_count(1)
    line.cut = True
    for trainee, defect in ((one, "det-clock-shifted"), (other, "det-record-missing")):
        trainee.cards.first.get_by_role("button", name="Изменить").click()
        trainee.name(defect).done()
    one.saved()
    other.page.clock.fast_forward(3_000)
    expect(other.status).to_have_attribute("data-status", "lost")
    line.cut = False
    other.page.clock.fast_forward(4_000)
    other.saved()
    versions = other.cards.first.locator(".q-version")
    expect(versions).to_have_count(2)
    versions.filter(has_text="Начало задержания сдвинуто на более позднее время").get_by_role(
        "button"
    ).click()
    other.saved()
    expect(versions).to_have_count(0)
    (value,) = kept("mark").values()
    assert value["defect"] == "det-clock-shifted"


def test_a_killed_kernel_loses_nothing(visit: Visit, study: Server, kept: Kept) -> None:
    """Within five seconds the page says that the line is lost; it brings a new kernel by itself and hands the work over."""
    trainee = visit(python=True).mark("DP.7").done().saved()
    before = set(study.kernels())
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    trainee.mark("DP.8").done()
    began = time.monotonic()
    expect(trainee.status).to_have_attribute("data-status", "lost", timeout=6_000)
    assert time.monotonic() - began < 5.5
    expect(trainee.status).to_contain_text("Ваша работа сохранена на этом устройстве")
    expect(trainee.cards).to_have_count(2)
    trainee.saved()
    assert {value["field"] for value in kept("mark").values()} == {"DP.7", "DP.8"}
    assert not before & set(study.kernels())


def test_a_closed_page_takes_its_kernel_with_it(visit: Visit, study: Server) -> None:
    """Leaving the page ends its kernel at once, not after half an hour."""
    trainee = visit(python=True).saved()
    assert len(study.kernels()) == 1
    trainee.page.goto("about:blank")
    until(lambda: not study.kernels(), 10, "the kernel ends", trainee.page)


def test_every_change_is_one_line_of_the_journal(visit: Visit, study: Server) -> None:
    """The journal beside the answers holds the steps in order: set, change, remove."""
    trainee = visit(python=True).saved()
    trainee.mark("DP.7").name("det-clock-shifted").done()
    trainee.cards.first.get_by_role("button", name="Удалить").click()
    expect(trainee.status).to_have_attribute("data-status", "saved", timeout=PYTHON_MS)
    lines = (study.folder / "w01" / JOURNAL).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["do"] for line in lines] == ["set", "set", "remove"]
