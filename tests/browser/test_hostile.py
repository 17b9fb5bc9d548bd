"""Texts that try to act: in a case file, in a workbook, in what a trainee writes. They are read and do nothing."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Dialog, Page, expect
from servers import Server, free_port, start
from trainee import PYTHON_MS, Trainee

from qorgau import places
from qorgau.answers import Journal, new_operation
from qorgau.course.group.page import page as group_page
from qorgau.course.group.read import read_group
from qorgau.course.group.report import report
from qorgau.course.group.teams import load_teams

CLONE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CLONE / "tests" / "group"))  # the made-up class lies beside the tests of the report

from classroom import write  # noqa: E402

pytestmark = pytest.mark.browser

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EVIL = (
    '"><img src=x onerror="window.evil=1"><script>window.evil=1;alert(1)</script><svg onload=window.evil=1>'
    "</textarea></title><a href='javascript:window.evil=1'>press</a> \u202edenrut\u2066 😀👩\u200d⚖️ Z"
    + "\u0301"
    * 40
)
LONG = (EVIL + " слово ") * 400
BOX = "qorgau.pending.w01..mark"


def spoiled(value: Any) -> Any:
    """A file of the kit whose every sentence ends in hostile words."""
    if isinstance(value, dict):
        if {"ru", "en"} <= set(value) and all(isinstance(one, str) for one in value.values()):
            return {lang: f"{text} {EVIL}" for lang, text in value.items()}
        return {name: spoiled(one) for name, one in value.items()}
    return [spoiled(one) for one in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which case file, papers, workbook and questions of W01 are hostile."""
    found = tmp_path_factory.mktemp("home")
    for part in ("cases", "workbooks", "solutions"):
        shutil.copytree(places.home() / part, found / part)
    case = next((found / "cases").glob("cf01-*"))
    for path in [*case.rglob("*.yaml"), *(found / "workbooks" / "w01").rglob("*.yaml")]:
        read = spoiled(yaml.safe_load(path.read_text(encoding="utf-8")))
        path.write_text(yaml.safe_dump(read, sort_keys=False), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def hostile(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Self-study from that home, with the answers of somebody who wrote hostile words everywhere."""
    scratch = tmp_path_factory.mktemp("study")
    port, folder = free_port(), scratch / "answers"
    (folder / "w01").mkdir(parents=True)
    blank = {"norm": None, "consequence": None, "severity": None, "stage": None, "confidence": None}
    mark = {**blank, "field": "DP.7", "kind": "field", "quote": None, "defect": "det-clock-shifted"}
    words = {**mark, "field": "DP.8", "kind": "quote", "quote": {"exact": EVIL, "start": 0, "lang": "ru"}}
    position = {"main": ["no-event"], "fallback": [], "alternative": []}
    wrote: list[tuple[str, str, dict[str, Any]]] = [
        ("mark", "m-1", {**mark, "note": LONG[:20_000]}),
        ("mark", "m-2", {**words, "note": EVIL}),
        ("strategy", "position", {**position, "theory": EVIL}),
        ("strategy", "position", {**position, "theory": LONG[:19_000]}),
        ("strategy", "rejected:no-event", {"why": EVIL}),
    ]
    journal = Journal(folder / "w01", "w01")
    journal.append(
        [
            new_operation("set", exercise, item, value, tab=f"t-{n}")
            for n, (exercise, item, value) in enumerate(wrote)
        ]
    )
    arguments = ["study", "--answers", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, scratch / "log.txt", "/", QORGAU_HOME=str(home))
    yield server
    server.stop()


class Guard:
    """Hears whether anything in a page acted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heard: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._asked(request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if url.endswith("/x") or not url.startswith(
            ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "file:")
        ):
            self.heard.append(f"request {url}")

    def quiet(self) -> None:
        """Nothing acted, nothing was made an element, nothing turns the words around it."""
        page = self.page
        page.wait_for_timeout(300)
        assert self.heard == []
        assert page.evaluate("window.evil ?? null") is None
        assert page.locator('img[src="x"], svg[onload], a[href^="javascript"], [onerror]').count() == 0
        shown = page.evaluate("document.body.innerText")
        assert "denrut" in shown
        assert [f"U+{ord(one):04X}" for one in TURNING if one in shown] == []
        names = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel).join(' ')")
        assert [f"U+{ord(one):04X}" for one in TURNING if one in names] == []


@pytest.fixture
def opened(hostile: Server, contexts: Callable[..., BrowserContext]) -> Callable[..., tuple[Trainee, Guard]]:
    """`opened(python=True, kept=[…])`: W01 in Chromium, with operations that its storage keeps."""

    def visit(*, python: bool, kept: list[dict[str, Any]] | None = None) -> tuple[Trainee, Guard]:
        page = contexts().new_page()
        guard = Guard(page)
        if not python:
            page.route("**/voila/render/**", lambda route: route.fulfill(body="", content_type="text/html"))
        if kept:
            page.add_init_script(f"localStorage.setItem({json.dumps(BOX)}, {json.dumps(json.dumps(kept))})")
        page.goto(f"{hostile.url}/w01.ru", wait_until="domcontentloaded")
        return Trainee(page).ready(), guard

    return visit


def test_a_hostile_file_is_read_and_does_nothing(opened: Callable[..., tuple[Trainee, Guard]]) -> None:
    """Papers, form, answers, rules and feedback of a hostile file show its words; no script ran, no dialog came, nobody was asked."""
    trainee, guard = opened(python=True)
    trainee.saved()
    expect(trainee.cards).to_have_count(2)
    trainee.cards.nth(0).locator("[data-edit]").click()
    trainee.check()
    guard.quiet()
    trainee.exercise = "strategy"
    trainee.check()
    expect(trainee.desk.locator(".q-versions").first).to_be_visible(timeout=PYTHON_MS)
    for lang in ("kk", "en"):
        trainee.page.locator(f"[data-lang-switch={lang}]:visible").click()
        guard.quiet()


def test_a_very_long_version_is_shown_in_brief(opened: Callable[..., tuple[Trainee, Guard]]) -> None:
    """Of two versions of a theory the long one shows its beginning; the rest comes when it is asked for."""
    trainee, guard = opened(python=True)
    trainee.exercise = "strategy"
    trainee.saved()
    long = trainee.desk.locator(".q-versions details.q-brief").first
    expect(long).to_be_visible()
    assert len(long.inner_text()) < 400
    long.locator("summary").click()
    assert len(long.inner_text()) > 15_000
    guard.quiet()


def test_a_note_of_a_hundred_thousand_letters_freezes_nothing(
    opened: Callable[..., tuple[Trainee, Guard]],
) -> None:
    """Notes and words of 100,000 letters in the browser's storage: the page comes alive, the form opens within two seconds."""
    note = "".join((EVIL, " ")) * 700
    value = {"field": "DP.9", "kind": "quote", "quote": {"exact": note[:100_000], "start": 0, "lang": "ru"}}
    value |= {
        "defect": None,
        "norm": None,
        "consequence": None,
        "severity": None,
        "stage": None,
        "confidence": None,
    }
    kept = [
        {
            "op": f"o-{n}",
            "at": "2026-11-23T10:00:00Z",
            "tab": "t",
            "exercise": "mark",
            "do": "set",
            "item": f"m-{n}",
        }
        | {"value": {**value, "note": note[:100_000]}, "base": None}
        for n in range(3)
    ]
    trainee, guard = opened(python=False, kept=kept)
    expect(trainee.cards).to_have_count(3)
    assert len(trainee.cards.first.inner_text()) < 2_000
    took = trainee.page.evaluate(
        """async () => {
          const start = performance.now();
          document.querySelector('[data-list] [data-edit]').click();
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - start;
        }"""
    )
    expect(trainee.form).to_be_visible()
    assert took < 2_000
    guard.quiet()


def test_the_report_of_a_group_shows_hostile_names_as_words(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """Teams whose names are markup, people whose answers are: the report is words and figures."""
    write(tmp_path, 12)
    team = EVIL.replace('"', "'").replace(",", " ")
    lines = [f'trainee-{n:02d},"{team}"\n' if n < 6 else f"trainee-{n:02d},blue\n" for n in range(12)]
    (tmp_path / "teams.csv").write_text("trainee,team\n" + "".join(lines), encoding="utf-8")
    for path in tmp_path.glob("submitted/*/w01/answers.json"):
        answers = json.loads(path.read_text(encoding="utf-8"))
        for item in answers["exercises"]["mark"]["items"].values():
            item["note"] = EVIL
        path.write_text(json.dumps(answers), encoding="utf-8")
    group = read_group(tmp_path, "w01", CLONE / "solutions", load_teams(tmp_path / "teams.csv"))
    made = report(group.people, group.asked, group.problems, names=True)
    (tmp_path / "report.html").write_text(group_page(made, group.setting, "ru"), encoding="utf-8")
    page = contexts().new_page()
    guard = Guard(page)
    page.goto((tmp_path / "report.html").as_uri())
    guard.quiet()
