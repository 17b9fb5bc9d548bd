"""What a trainee does on the page, in the words of the stories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

PYTHON_MS = 45_000
"""How long a kernel may take to join on a busy machine."""


class Trainee:
    """One person in front of one page of a workbook."""

    def __init__(self, page: Page, exercise: str = "mark") -> None:
        self.page = page
        self.exercise = exercise
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def desk(self) -> Locator:
        """The exercise in hand."""
        return self.page.locator(f"[data-exercise={self.exercise}]")

    @property
    def status(self) -> Locator:
        """What the page says of saving."""
        return self.desk.locator("[data-status]")

    @property
    def form(self) -> Locator:
        """The open form of a mark."""
        return self.desk.locator("[data-form] .q-form")

    @property
    def cards(self) -> Locator:
        """The marks in the margin."""
        return self.desk.locator("[data-list] .q-card")

    def ready(self) -> Trainee:
        """Wait until the page is alive, with or without Python."""
        # Exercises come alive in their order: when the last one is ready all are.
        self.page.locator("[data-exercise][data-ready]").last.wait_for(state="attached")
        self.page.wait_for_function("!document.querySelector('[data-exercise]:not([data-ready])')")
        return self

    def saved(self, timeout: float = PYTHON_MS) -> Trainee:
        """Wait until Python has everything."""
        expect(self.status).to_have_attribute("data-status", "saved", timeout=timeout)
        return self

    def field(self, address: str) -> Locator:
        """A field of a paper."""
        return self.desk.locator(f'[data-field="{address}"]')

    def mark(self, address: str) -> Trainee:
        """Press the button that marks a field; its form opens."""
        self.field(address).locator("[data-mark]").click()
        expect(self.form).to_be_visible()
        return self

    def name(self, defect: str) -> Trainee:
        """Choose a defect in the open form by its id."""
        self.form.locator(f'.q-option input[value="{defect}"]').check()
        return self

    def done(self) -> Trainee:
        """Close the form."""
        self.form.locator("[data-close]").click()
        expect(self.form).to_have_count(0)
        return self

    def check(self) -> Locator:
        """Ask for the check; gives the feedback of it."""
        old = self.desk.locator("[data-slot=feedback] .q-feedback")
        if old.count():
            old.evaluate("one => one.dataset.old = ''")
        self.desk.locator("[data-check]").click()
        fresh = self.desk.locator("[data-slot=feedback] .q-feedback:not([data-old])")
        fresh.wait_for(timeout=PYTHON_MS)
        return fresh

    def download(self, to: Path) -> dict[str, Any]:
        """Download the answers with the button of the page."""
        with self.page.expect_download() as caught:
            self.page.locator("[data-export]:visible").click()
        caught.value.save_as(to)
        found: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
        return found

    def select_words(self, address: str, words: str) -> None:
        """Draw the mouse over words of a field."""
        entry = self.field(address).locator("[data-entry]")
        entry.scroll_into_view_if_needed()
        box = entry.evaluate(
            """(entry, words) => {
              const text = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
              for (let node = text.nextNode(); node; node = text.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const {left, right, top, bottom} = range.getBoundingClientRect();
                return {left, right, middle: (top + bottom) / 2};
              }
            }""",
            words,
        )
        self.page.mouse.move(box["left"] + 1, box["middle"])
        self.page.mouse.down()
        self.page.mouse.move((box["left"] + box["right"]) / 2, box["middle"])
        self.page.mouse.move(box["right"] - 1, box["middle"])
        self.page.mouse.up()
