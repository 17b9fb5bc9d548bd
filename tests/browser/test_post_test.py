"""A live post-test in JupyterLab: the workbook on a variant, its key closed until the trainer's reveal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from servers import Server, free_port, start
from trainee import Trainee

pytestmark = pytest.mark.browser

TOKEN = "training"
SLOW_MS = 90_000


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Server]:
    """`qorgau lab --practice 7` in a folder of its own."""
    port, folder = free_port(), tmp_path / "work"
    arguments = ["lab", "--practice", "7", "--folder", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, tmp_path / "log.txt", f"/api?token={TOKEN}", JUPYTER_TOKEN=TOKEN)
    yield server
    server.stop()


def test_a_post_test_is_closed_until_its_own_key_is_revealed(
    lab: Server,
    contexts: Callable[..., BrowserContext],
    show_when_failed: Callable[[Page], None],
    shot: Callable[..., None],
) -> None:
    """The variant's papers open in JupyterLab; a check is refused, and after `qorgau reveal` shows the model answer."""
    page = contexts(viewport={"width": 1440, "height": 900}).new_page()
    show_when_failed(page)
    page.set_default_timeout(SLOW_MS)
    page.goto(f"{lab.url}/lab/tree/w01-s7/w01-s7.ipynb?token={TOKEN}&reset", wait_until="domcontentloaded")
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_contain_text("Python 3", timeout=SLOW_MS)
    expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
        "data-status", "idle", timeout=SLOW_MS
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator("[data-exercise=strategy][data-ready]").wait_for(state="attached")
    trainee = Trainee(page).saved()
    assert "13:02" not in trainee.field("RP-1.4").inner_text()
    expect(page.locator("[data-again]")).to_have_count(0)
    shot(page, "post-test-lab")

    trainee.desk.locator("[data-check]").click()
    expect(trainee.desk.locator("[data-check-note]")).to_contain_text("тренер", timeout=SLOW_MS)
    home = lab.folder.with_name("work-s7")
    to = lab.folder / "w01-s7" / "reveal"
    command = ["reveal", "w01-s7", "mark", "--to", str(to)]
    subprocess.run(
        [sys.executable, "-c", "from qorgau.cli import main; main()", *command],
        check=True,
        env={**os.environ, "QORGAU_HOME": str(home)},
    )
    trainee.check()
    expect(trainee.desk.locator(".q-papers [data-review-row=missed]").first).to_be_visible()
