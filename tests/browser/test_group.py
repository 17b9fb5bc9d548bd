"""The group report in a browser: accessible, narrow enough, and with live choices on the trainer's own server."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from servers import Server, free_port, start
from test_accessibility import faults_in_both_themes

from qorgau.course.group.page import page as group_page
from qorgau.course.group.read import read_group
from qorgau.course.group.report import report

CLONE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CLONE / "tests" / "group"))  # the made-up class lies beside the tests of the report

from classroom import write  # noqa: E402

pytestmark = pytest.mark.browser

Shot = Callable[..., None]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve trainees in two teams."""
    folder = write(tmp_path_factory.mktemp("group"), 12)
    lines = [f"trainee-{n:02d},{'red' if n < 6 else 'blue'}\n" for n in range(12)]
    (folder / "teams.csv").write_text("trainee,team\n" + "".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def live(course: Path, tmp_path: Path) -> Iterator[Server]:
    """`qorgau group --serve` on that course."""
    port = free_port()
    arguments = ["group", str(course), "w01", "--teams", str(course / "teams.csv"), "--lang", "en"]
    arguments += ["--serve", "--no-browser", "--port", str(port)]
    server = start(arguments, port, tmp_path, tmp_path / "log.txt", "/voila/static/voila.js")
    yield server
    server.stop()


def test_the_report_is_accessible(
    course: Path, contexts: Callable[..., BrowserContext], shot: Shot, tmp_path: Path
) -> None:
    """The page has no fault in either theme, nothing scrolls sideways on a phone, and it asks no other host for anything."""
    group = read_group(course, "w01", CLONE / "solutions")
    path = tmp_path / "report.html"
    path.write_text(group_page(report(group.people, group.asked), group.setting, "kk"), encoding="utf-8")
    page: Page = contexts().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert faults_in_both_themes(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [one for one in asked if one.startswith("http")] == []
    shot(page, "phone-group", full_page=True)


def test_a_trainer_chooses_a_team(live: Server, contexts: Callable[..., BrowserContext], shot: Shot) -> None:
    """The live page is seen, stays on this machine, and shows a chosen team without the papers of the whole group."""
    page = contexts().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live.url, wait_until="commit", timeout=90_000)
    page.wait_for_selector("#group-places", timeout=120_000)
    assert page.locator("body").bounding_box()["height"] > 1000  # type: ignore[index]
    page.locator("select").nth(1).select_option(label="red")
    page.wait_for_selector("#group-places", state="detached", timeout=60_000)
    assert page.locator("#group-overview table").is_visible()
    assert {one.split("/")[2] for one in asked if one.startswith("http")} == {live.url.split("/")[2]}
    shot(page, "laptop-group-live")
