"""Hostile words in JupyterLab: in the case file, in answers that were kept, in what is typed now; nothing acts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guard import Guard
from playwright.sync_api import Browser, expect
from servers import Server, free_port, start, until
from spoiled import spoiled_home, write_answers
from test_jupyterlab import TOKEN, run_all
from tests.hostile import EVIL, LONG
from trainee import Trainee

from qorgau.answers import Journal
from qorgau.keys.reveal import reveal

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile home."""
    return spoiled_home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def lab(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`qorgau lab` of that home, for somebody with a hostile name and hostile answers."""
    scratch = tmp_path_factory.mktemp("lab")
    port, folder = free_port(), scratch / "work"
    write_answers(folder / "w01")
    arguments = ["lab", "--folder", str(folder), "--port", str(port), "--no-browser"]
    named = {"QORGAU_HOME": str(home), "QORGAU_OWNER": EVIL[:150], "JUPYTER_TOKEN": TOKEN}
    server = start(arguments, port, folder, scratch / "log.txt", f"/api?token={TOKEN}", **named)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def opened(lab: Server, browser: Browser) -> Iterator[tuple[Trainee, Guard]]:
    """The workbook, run, and what heard whether anything acted since the page was asked for."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    guard = Guard(page)
    page.goto(f"{lab.url}/lab/tree/w01/w01.ipynb?token={TOKEN}&reset", wait_until="domcontentloaded")
    expect(page.locator(".jp-Notebook .jp-Cell")).to_have_count(12, timeout=60_000)
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_contain_text("Python 3", timeout=60_000)
    expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
        "data-status", "idle", timeout=60_000
    )
    yield run_all(page), guard
    context.close()


def test_a_hostile_file_is_read_in_jupyterlab(
    opened: tuple[Trainee, Guard], shot: Callable[..., None]
) -> None:
    """Papers, kept marks and the open form show their words in JupyterLab; nothing acts, nothing is wider than its place."""
    trainee, guard = opened
    expect(trainee.cards).to_have_count(2)
    shot(trainee.page, "hostile-lab-papers")
    trainee.cards.nth(1).locator("[data-edit]").click()
    expect(trainee.form).to_be_visible()
    guard.quiet()
    shot(trainee.page, "hostile-lab-form")
    exercise = trainee.page.locator("[data-exercise=mark]")
    assert exercise.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    trainee.done()


def test_what_is_typed_is_kept_as_it_was_typed(
    lab: Server, opened: tuple[Trainee, Guard], shot: Callable[..., None]
) -> None:
    """A hostile note typed now is in the journal, composed, comes back after a new run, and is shown still."""
    trainee, guard = opened
    trainee.mark("DP.9").name("det-ground-boilerplate")
    trainee.form.locator("textarea:not([aria-readonly])").last.fill(EVIL)
    trainee.done().saved()
    guard.quiet()

    composed = unicodedata.normalize("NFC", EVIL)

    def kept() -> list[str]:
        return [
            one["note"]
            for one in Journal(lab.folder / "w01", "w01").refresh().exercise("mark").values.values()
        ]

    until(lambda: composed in kept(), 20, "the note is kept", trainee.page)
    again = run_all(trainee.page)
    expect(again.cards).to_have_count(3)
    again.cards.nth(2).locator("[data-edit]").click()
    expect(again.form.locator("textarea:not([aria-readonly])").last).to_have_value(composed)
    guard.quiet()
    shot(trainee.page, "hostile-lab-note")
    again.done()


def test_a_note_of_a_hundred_thousand_letters_breaks_nothing(
    opened: tuple[Trainee, Guard], shot: Callable[..., None]
) -> None:
    """The form takes the first 20,000 of it and saves them; it stays a form."""
    trainee, guard = opened
    trainee.mark("DP.10")
    note = trainee.form.locator("textarea:not([aria-readonly])").last
    note.fill(LONG[:100_000])
    trainee.saved()
    assert len(note.input_value()) <= 20_000
    guard.quiet()
    shot(trainee.page, "hostile-lab-long")
    trainee.done().saved()
    guard.quiet()


def test_feedback_from_a_hostile_key_is_read(
    home: Path, lab: Server, opened: tuple[Trainee, Guard], shot: Callable[..., None]
) -> None:
    """After the reveal reasons, questions and the expert's marks of a hostile key are words."""
    trainee, guard = opened
    reveal("w01", "mark", home / "solutions", lab.folder / "w01" / "reveal")
    trainee.check()
    guard.quiet()
    shot(trainee.page, "hostile-lab-feedback")
