"""The live workbook in JupyterLab: no code in sight, the notebook left alone, checks after the reveal."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from servers import Server, free_port, start, until
from trainee import Trainee

from qorgau import places
from qorgau.keys.reveal import reveal

pytestmark = pytest.mark.browser

TOKEN = "training"
SOLUTIONS = places.home() / "solutions"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`qorgau lab` in a folder of its own."""
    scratch = tmp_path_factory.mktemp("lab")
    port, folder = free_port(), scratch / "work"
    arguments = ["lab", "--folder", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, scratch / "log.txt", f"/api?token={TOKEN}", JUPYTER_TOKEN=TOKEN)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def notebook(lab: Server, browser: Browser) -> Iterator[Page]:
    """The workbook open in JupyterLab. It stays open for all stories: each runs it again, as people do."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    found = context.new_page()
    asked: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.goto(f"{lab.url}/lab/tree/w01/w01.ipynb?token={TOKEN}&reset", wait_until="domcontentloaded")
    expect(found.locator(".jp-Notebook .jp-Cell")).to_have_count(12, timeout=60_000)
    # The kernel is chosen by the notebook; its name appears when it is there.
    expect(found.locator(".jp-NotebookPanel-toolbar")).to_contain_text("Python 3", timeout=60_000)
    expect(found.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
        "data-status", "idle", timeout=60_000
    )
    yield found
    context.close()
    assert [url for url in asked if "127.0.0.1" not in url and not url.startswith(("data:", "blob:"))] == []


@pytest.fixture
def page(notebook: Page, show_when_failed: Callable[[Page], None]) -> Page:
    """The open workbook."""
    show_when_failed(notebook)
    return notebook


def run_all(page: Page) -> Trainee:
    """Menu Run → Run All Cells; gives the trainee in front of the marking exercise."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    trainee = Trainee(page)
    page.locator("[data-exercise=strategy][data-ready]").wait_for(state="attached", timeout=90_000)
    return trainee.saved()


def saved_cells(lab: Server, page: Page) -> list[dict[str, Any]]:
    """The cells of the notebook as JupyterLab saves them now."""
    path = lab.folder / "w01" / "w01.ipynb"
    before = path.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    # The file is empty for a moment while it is written.
    until(
        lambda: path.stat().st_mtime_ns != before and path.stat().st_size > 0,
        20,
        "the notebook is saved",
        page,
    )
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Saving completed")
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def journal(lab: Server) -> str:
    """The journal beside the notebook."""
    path = lab.folder / "w01" / "answers.journal.jsonl"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_no_code_is_seen_and_the_keys_of_the_widget_change_no_cell(
    lab: Server, page: Page, shot: Callable[..., None]
) -> None:
    """A lawyer sees papers, not cells; b, a, d, m and Enter inside the workbook do nothing to the notebook."""
    trainee = run_all(page)
    expect(page.locator(".jp-Notebook .jp-InputPlaceholder:visible")).to_have_count(0)
    expect(page.locator(".jp-CodeMirrorEditor:visible, .cm-editor:visible")).to_have_count(0)
    # What JupyterLab lays over the left edge of an output would fold the papers away at a click.
    expect(page.locator(".jp-OutputArea-promptOverlay:visible")).to_have_count(0)
    before = [(cell["id"], cell["cell_type"], cell["source"]) for cell in saved_cells(lab, page)]
    trainee.mark("DP.7")
    shot(page, "lab-form")
    trainee.form.locator("input[type=radio]").first.focus()
    for key in ("b", "a", "d", "d", "m", "y", "x", "Enter"):
        page.keyboard.press(key)
    trainee.form.locator("h3").focus()
    for key in ("b", "a", "d", "d", "m", "Enter"):
        page.keyboard.press(key)
    trainee.field("DP.9").locator("[data-mark]").focus()
    for key in ("b", "d", "d", "m"):
        page.keyboard.press(key)
    assert [(cell["id"], cell["cell_type"], cell["source"]) for cell in saved_cells(lab, page)] == before


def test_the_form_stands_beside_the_field_it_marks(page: Page) -> None:
    """After pressing Mark both the field and the form are in sight."""
    trainee = run_all(page)
    trainee.mark("AP.11")
    field, form = trainee.field("AP.11").bounding_box(), trainee.form.bounding_box()
    assert field is not None
    assert form is not None
    assert 0 <= field["y"] < 900
    assert 0 <= form["y"] < 900


def faint(page: Page, within: str) -> list[str]:
    """Words of a part of the page whose contrast is too low, or that axe cannot make out."""
    options = {
        "runOnly": {"type": "rule", "values": ["color-contrast"]},
        "resultTypes": ["violations", "incomplete"],
    }
    found = Axe().run(page, context=within, options=options).response
    return [node["html"][:120] for one in found["violations"] + found["incomplete"] for node in one["nodes"]]


def test_the_papers_can_be_read_in_both_themes(page: Page) -> None:
    """In the light and in the dark theme of JupyterLab every word of the exercise has contrast enough."""
    run_all(page).mark("DP.7").name("det-clock-shifted").done()
    for light in ("true", "false"):
        page.evaluate("light => document.body.dataset.jpThemeLight = light", light)
        assert (light, faint(page, "[data-exercise=mark] .q-desk")) == (light, [])
        background = page.locator("#paper-DP").evaluate("one => getComputedStyle(one).backgroundColor")
        assert (background == "rgb(255, 254, 249)") == (light == "true")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")


def test_marks_survive_a_killed_kernel_and_come_back_with_a_new_run(lab: Server, page: Page) -> None:
    """Kill the kernel: the page says so and keeps the next mark; restarted and run again, all of it is there and saved."""
    trainee = run_all(page)
    trainee.mark("DP.9").name("det-ground-boilerplate").done().saved()
    for pid in lab.kernels():
        os.kill(pid, signal.SIGSTOP)  # neither answers nor is restarted behind the page's back
    trainee.mark("DP.14").name("det-over-limit").done()
    expect(trainee.status).to_have_attribute("data-status", "lost", timeout=10_000)
    assert "det-over-limit" not in journal(lab)
    for pid in lab.kernels():
        os.kill(pid, signal.SIGKILL)
    # JupyterLab starts another kernel by itself and says so.
    page.locator(".jp-Dialog").get_by_role("button", name="Ok").click()
    run_all(page)
    until(lambda: "det-over-limit" in journal(lab), 60, "the mark made without Python is handed over", page)
    expect(trainee.cards.filter(has_text="DP.14")).to_have_count(1)
    expect(trainee.cards.filter(has_text="DP.9")).to_have_count(1)


def test_a_check_opens_with_the_reveal(lab: Server, page: Page, shot: Callable[..., None]) -> None:
    """Before the reveal no key lies beside the notebook and the check says who opens it; after it the comparison is shown."""
    trainee = run_all(page)
    sentences = [
        " ".join(item["why"]["ru"].split())
        for item in yaml.safe_load((SOLUTIONS / "cf01" / "mark.yaml").read_text(encoding="utf-8"))["defects"]
    ]
    lying = " ".join(
        " ".join(path.read_text(encoding="utf-8", errors="replace").split())
        for path in lab.folder.rglob("*")
        if path.is_file()
    )
    assert [one for one in sentences if one in lying] == []
    trainee.desk.locator("[data-check]").click()
    expect(trainee.desk.locator("[data-check-note]")).to_contain_text("тренер", timeout=20_000)
    expect(trainee.desk.locator(".q-feedback")).to_have_count(0)
    reveal("w01", "mark", SOLUTIONS, lab.folder / "w01" / "reveal")
    feedback = trainee.check()
    expect(trainee.desk.locator(".q-papers [data-review-row=missed]").first).to_be_visible()
    expect(feedback.locator("h3")).to_be_focused()
    expect(feedback.locator("h3")).to_be_in_viewport()
    shot(page, "lab-feedback")
    step = trainee.desk.locator("[data-slot=feedback] [data-step='1']")
    step.click()
    expect(trainee.desk.locator("[data-review-row]").first).to_be_focused()
    expect(trainee.desk.locator("[data-review-row]").first).to_be_in_viewport()
    shot(page, "lab-review")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert faint(page, "[data-exercise=mark]") == []
    shot(page, "lab-review-dark")
    step.scroll_into_view_if_needed()
    shot(page, "lab-review-figures-dark")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")


def test_the_answers_lie_beside_the_notebook(lab: Server, page: Page) -> None:
    """Journal and snapshot stand in the folder that is submitted, in no other."""
    run_all(page).mark("EX.7").name("prot-explanation-dictated").done().saved()
    folder = lab.folder / "w01"
    assert json.loads((folder / "answers.json").read_text(encoding="utf-8"))["workbook"] == "w01"
    assert [path.relative_to(lab.folder) for path in lab.folder.rglob("answers.json")] == [
        Path("w01/answers.json")
    ]


def test_the_drafts_arrive_in_jupyterlab_too(page: Page) -> None:
    """The button of the strategy hands over a Word file, as it does on the self-study page."""
    run_all(page)
    button = page.locator("[data-exercise=strategy] [data-drafts]")
    button.scroll_into_view_if_needed()
    with page.expect_download(timeout=60_000) as coming:
        button.click()
    assert coming.value.suggested_filename == "drafts-cf01.ru.docx"
    assert Path(coming.value.path()).read_bytes().startswith(b"PK")
