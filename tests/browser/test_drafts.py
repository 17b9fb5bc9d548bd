"""Papers from the strategy: a button of the page, a Word file in the hands of the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from trainee import PYTHON_MS, Trainee

from qorgau.texts import say

pytestmark = pytest.mark.browser

Visit = Callable[..., Trainee]
BUTTON = "[data-drafts]"
NOTE = "[data-drafts-note]"


def test_the_drafts_arrive_as_a_word_file(visit: Visit, tmp_path: Path, shot: Callable[..., None]) -> None:
    """The button brings a .docx with the motion of the plan, in the language of the page; saving goes on."""
    trainee = visit(python=True)
    trainee.exercise = "strategy"
    trainee.saved()
    part = trainee.desk.locator('section[data-item="motions"]')
    part.locator(".q-new select").select_option("M-STATUS-TIME")
    part.locator(".q-new button").click()
    trainee.page.locator("[data-lang-switch=kk]:visible").click()
    trainee.saved()
    with trainee.page.expect_download(timeout=PYTHON_MS) as coming:
        trainee.desk.locator(BUTTON).click()
    assert coming.value.suggested_filename == "drafts-cf01.kk.docx"
    file = tmp_path / "drafts.docx"
    coming.value.save_as(file)
    document = Document(str(file))
    said = "\n".join(one.text for one in document.paragraphs)
    assert "ұстап алудың нақты уақытын жазу туралы" in said
    assert "ОҚУ ЖОБАСЫ" in document.sections[0].header.paragraphs[0].text
    expect(trainee.desk.locator(NOTE)).to_have_text(
        say("kk", "strategy.form.drafts.ready", name="drafts-cf01.kk.docx")
    )
    trainee.saved()
    trainee.desk.locator(BUTTON).scroll_into_view_if_needed()
    shot(trainee.page, "laptop-drafts")


def test_before_python_the_button_says_so(visit: Visit) -> None:
    """Without Python there is no file yet: the page says it and nothing else changes."""
    trainee = visit()
    trainee.exercise = "strategy"
    trainee.desk.locator(BUTTON).click()
    expect(trainee.desk.locator(NOTE)).to_have_text(say("ru", "strategy.form.drafts.later"))
