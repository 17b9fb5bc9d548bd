"""Texts that try to act: in a case file, in a workbook, in what a trainee writes. They are read and do nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect
from servers import Server, free_port, start
from trainee import PYTHON_MS, Trainee

from qorgau.course.group.page import page as group_page
from qorgau.course.group.read import read_group
from qorgau.course.group.report import report
from qorgau.course.group.teams import load_teams

CLONE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CLONE / "tests" / "group"))  # the made-up class lies beside the tests of the report

from classroom import write  # noqa: E402
from guard import Guard  # noqa: E402
from spoiled import spoiled_home, write_answers  # noqa: E402
from tests.hostile import EVIL, LONG  # noqa: E402

pytestmark = pytest.mark.browser

BOX = "qorgau.pending.w01..mark"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which case file, papers, workbook, questions and keys of W01 are hostile."""
    return spoiled_home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def hostile(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Self-study from that home, with the answers of somebody who wrote hostile words everywhere."""
    scratch = tmp_path_factory.mktemp("study")
    port, folder = free_port(), scratch / "answers"
    write_answers(folder / "w01")
    arguments = ["study", "--answers", str(folder), "--port", str(port), "--no-browser"]
    server = start(arguments, port, folder, scratch / "log.txt", "/", QORGAU_HOME=str(home))
    yield server
    server.stop()


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


def test_a_hostile_file_is_read_and_does_nothing(
    opened: Callable[..., tuple[Trainee, Guard]], shot: Callable[..., None]
) -> None:
    """Papers, form, answers, rules and feedback of a hostile file show its words; no script ran, no dialog came, nobody was asked."""
    trainee, guard = opened(python=True)
    trainee.saved()
    expect(trainee.cards).to_have_count(2)
    trainee.cards.nth(0).locator("[data-edit]").click()
    shot(trainee.page, "hostile-study")
    trainee.check()
    guard.quiet()
    shot(trainee.page, "hostile-study-feedback")
    trainee.exercise = "strategy"
    trainee.check()
    expect(trainee.desk.locator(".q-versions").first).to_be_visible(timeout=PYTHON_MS)
    for lang in ("kk", "en"):
        trainee.page.locator(f"[data-lang-switch={lang}]:visible").click()
        guard.quiet()
    guard.fits()
    shot(trainee.page, "hostile-study-strategy")
    trainee.page.set_viewport_size({"width": 320, "height": 800})
    guard.fits()
    shot(trainee.page, "hostile-study-phone")


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
    note = LONG
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
