"""Hears whether anything that was only to be read has acted."""

from __future__ import annotations

import re

from playwright.sync_api import Dialog, Page
from tests.hostile import TURNING

MADE = (
    'img[src="x"], svg[onload], [onerror], [onfocus], a[href^="javascript"], '
    'iframe[srcdoc*="evil"], meta[http-equiv="refresh"], link[href*="example.org"]'
)
"""Elements that only hostile words ask for."""
WIDER = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = Array.from(document.querySelectorAll("body *")).filter(one => one.getBoundingClientRect().right > page.clientWidth + 1);
  return wide.filter(one => !wide.includes(one.parentElement)).concat(wide.slice(-3)).map(one => one.outerHTML.slice(0, 150));
}"""
"""The elements that reach beyond the window, when the page can be scrolled sideways."""


class Guard:
    """Hears whether anything in a page acted."""

    def __init__(self, page: Page, known: tuple[str, ...] = ()) -> None:
        """`known` are beginnings of addresses that the page asks for by itself."""
        self.page = page
        self.known = known
        self.heard: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._asked(request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if url.endswith("/x") or not url.startswith(
            ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "file:", *self.known)
        ):
            self.heard.append(f"request {url}")

    def quiet(self, *, said: str = "denrut", turning: bool = False) -> None:
        """Nothing acted, nothing was made an element, nothing turns or covers the words around it; `said` is read.

        `turning` lets turn and cover: on pages of other tools only acting counts.
        """
        page = self.page
        page.wait_for_timeout(300)
        assert self.heard == []
        assert page.evaluate("window.evil ?? null") is None
        assert page.locator(MADE).count() == 0
        shown = page.evaluate("document.body.innerText")
        names = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel).join(' ')")
        assert said in shown
        for text in () if turning else (shown, names):
            assert [f"U+{ord(one):04X}" for one in TURNING if one in text] == []
            assert re.search("\u0301{5}", text) is None

    def fits(self) -> None:
        """Nothing makes the page wider than its window."""
        wider = self.page.evaluate(WIDER)
        assert wider == [], wider
