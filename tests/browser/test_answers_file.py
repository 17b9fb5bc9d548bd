"""Answers as a file of the reader's own: out, scored, in again; a broken one changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from servers import Server
from trainee import Trainee

from qorgau.answers import JOURNAL
from qorgau.texts import say

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]


def load(trainee: Trainee, file: Path) -> None:
    """Choose a file behind the button "load answers"."""
    with trainee.page.expect_file_chooser() as chooser:
        trainee.page.locator("[data-import]:visible").click()
    chooser.value.set_files(file)


def score(file: Path) -> dict[str, Any]:
    """What `qorgau score` prints of an answers file."""
    command = [
        sys.executable,
        "-c",
        "from qorgau.cli import main; main()",
        "score",
        "w01",
        str(file),
        "--json",
    ]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def test_the_file_of_answers_is_scored_and_loads_into_a_fresh_profile(
    visit: Visit, study: Server, kept: Callable[[str], dict[str, Any]], tmp_path: Path
) -> None:
    """What the page lets one download is accepted by `qorgau score`, and an empty self-study takes it back in."""
    file = tmp_path / "answers-w01.json"
    writer = visit().mark("DP.7").name("det-clock-shifted").done()
    writer.download(file)
    assert score(file)["exercises"][0]["points"] > 0
    assert not (study.folder / "w01" / JOURNAL).exists()

    reader = visit("/w01.en", python=True).saved()
    expect(reader.cards).to_have_count(0)
    load(reader, file)
    expect(reader.page.locator("[data-import-result]:visible")).to_have_text("1 answer loaded")
    expect(reader.page.locator(".q-announce").filter(has_text="1 answer loaded")).to_have_count(1)
    expect(reader.cards).to_have_count(1)
    expect(reader.cards.first).to_contain_text("DP.7")
    (value,) = kept("mark").values()
    assert value["defect"] == "det-clock-shifted"


def test_what_was_loaded_is_said_in_each_language(
    visit: Visit, tmp_path: Path, shot: Callable[..., None]
) -> None:
    """On a phone the number of loaded answers stands in its plural form, and in the other language after a switch."""
    file = tmp_path / "answers-w01.json"
    visit().mark("DP.7").name("det-clock-shifted").done().mark("DP.8").done().download(file)
    reader = visit("/w01.ru", python=True, viewport={"width": 320, "height": 640}).saved()
    load(reader, file)
    result = reader.page.locator("[data-import-result]:visible")
    expect(result).to_have_text("Загружены 2 ответа")
    result.scroll_into_view_if_needed()
    shot(reader.page, "phone-answers-loaded")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    for lang, sentence in (("kk", "2 жауап жүктелді"), ("en", "2 answers loaded")):
        reader.page.locator(f"[data-lang-switch={lang}]:visible").click()
        expect(result).to_have_text(sentence)


BROKEN = ("{", '{"qorgau": 1, "workbook": "w99", "lang": "ru", "made": "now", "exercises": {}}', "[]", "")


def test_a_broken_file_is_refused_and_nothing_changes(visit: Visit, study: Server, tmp_path: Path) -> None:
    """A file that is no answers file of this workbook is named as such; marks and journal stay as they are."""
    trainee = visit(python=True).mark("DP.7").done().saved()
    before = (study.folder / "w01" / JOURNAL).read_bytes()
    result = trainee.page.locator("[data-import-result]:visible")
    for number, text in enumerate(BROKEN):
        broken = tmp_path / f"broken-{number}.json"
        broken.write_text(text, encoding="utf-8")
        load(trainee, broken)
        expect(result).to_contain_text(broken.name)
        expect(result).to_contain_text(say("ru", "import.refused"))
    expect(trainee.cards).to_have_count(1)
    assert (study.folder / "w01" / JOURNAL).read_bytes() == before
    trainee.saved()


def test_loading_without_python_is_put_off(visit: Visit, tmp_path: Path) -> None:
    """Without Python the page says when a file can be loaded."""
    file = tmp_path / "answers.json"
    trainee = visit().mark("DP.7").done()
    trainee.download(file)
    load(trainee, file)
    expect(trainee.page.locator("[data-import-result]:visible")).to_have_text(say("ru", "import.later"))
