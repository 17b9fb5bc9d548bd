"""Real Chromium on real servers: self-study by Voilà, the live workbook in JupyterLab."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # what the stories share lies beside them

from joint_file import joint_home  # noqa: E402
from servers import Server, free_port, start, until  # noqa: E402
from trainee import Trainee  # noqa: E402

from qorgau.answers import Journal  # noqa: E402

SCREENSHOTS = HERE.parents[1] / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP = {"width": 1280, "height": 800}

Visit = Callable[..., Trainee]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "the browser tests need Chromium: install the package 'chromium'"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def study_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`qorgau study` for the whole run."""
    scratch = tmp_path_factory.mktemp("study")
    port, folder = free_port(), scratch / "answers"
    arguments = ["study", "--answers", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, scratch / "log.txt", "/")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def joint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Self-study with the strategy of the file of nine clients."""
    scratch = tmp_path_factory.mktemp("joint")
    home = scratch / "home"
    home.mkdir()
    port, folder = free_port(), scratch / "answers"
    arguments = ["study", "--answers", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, scratch / "log.txt", "/", QORGAU_HOME=str(joint_home(home)))
    yield server
    server.stop()


@pytest.fixture
def study(study_server: Server) -> Server:
    """The study server with no answers of another test."""
    for workbook in ("w00", "w01", "wk", "practice"):
        shutil.rmtree(study_server.folder / workbook, ignore_errors=True)
    return study_server


def no_python(route: Route) -> None:
    """Keep Python away from the page, without a word."""
    route.fulfill(body="", content_type="text/html")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tell a story once more when it fails: pages, kernels and sockets of a busy machine; the summary says which."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


SHOWN = pytest.StashKey[list[Page]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Keep pictures of what the pages showed when a story failed."""
    report = yield
    if report.when == "call" and report.failed:
        SCREENSHOTS.mkdir(exist_ok=True)
        for number, page in enumerate(item.stash.get(SHOWN, [])):
            # The pages of a story's first telling are closed by its second.
            if not page.is_closed():
                page.screenshot(path=SCREENSHOTS / f"failed-{item.name}-{number}.png")
    return report


@pytest.fixture
def show_when_failed(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Name a page whose picture is wanted should the story fail."""
    return request.node.stash.setdefault(SHOWN, []).append


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Fresh browser profiles."""
    opened: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        options.setdefault("viewport", LAPTOP)
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def visit(
    study: Server, contexts: Callable[..., BrowserContext], show_when_failed: Callable[[Page], None]
) -> Iterator[Visit]:
    """Open a page of self-study: `visit("/w01.en", python=True, viewport=…)`; without Python unless asked for."""
    trainees: list[Trainee] = []

    def open_page(
        path: str = "/w01.ru",
        *,
        python: bool = False,
        context: BrowserContext | None = None,
        prepare: Callable[[Page], Any] = lambda page: None,
        **options: Any,
    ) -> Trainee:
        page = (context or contexts(**options)).new_page()
        show_when_failed(page)
        if not python:
            page.route("**/voila/render/**", no_python)
        prepare(page)
        trainee = Trainee(page)
        trainees.append(trainee)
        # Not "load": that waits for the frame, and the page must not.
        page.goto(study.url + path, wait_until="domcontentloaded")
        return trainee.ready() if path.startswith("/w") else trainee

    yield open_page
    for trainee in trainees:
        # Left first: a frame that asks for Python after the routes are gone would start a kernel for nobody.
        trainee.page.goto("about:blank")
        trainee.page.unroute_all()
    if trainees:
        try:
            until(lambda: not study.kernels(), 20, "the kernels end with their pages", trainees[0].page)
        except AssertionError:
            # The story that left them fails, not all that come after it.
            study.disown()
            raise
    assert [error for trainee in trainees for error in trainee.errors] == []


@pytest.fixture
def kept(study: Server) -> Callable[..., dict[str, Any]]:
    """What stands in the journal of an exercise on the disk: `kept("mark")`, `kept("by-date", "w00")`, by item."""

    def read(exercise: str, workbook: str = "w01") -> dict[str, Any]:
        return dict(Journal(study.folder / workbook, workbook).refresh().exercise(exercise).values)

    return read


@pytest.fixture(scope="session")
def shot() -> Callable[..., None]:
    """Keep a picture of a page for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)

    def take(page: Page, name: str, **options: Any) -> None:
        page.screenshot(path=SCREENSHOTS / f"{name}.png", **options)

    return take
