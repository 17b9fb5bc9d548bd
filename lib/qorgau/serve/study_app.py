"""Voilà with the kit's own pages in front of it."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import tornado.web
from tornado.ioloop import PeriodicCallback
from voila.app import Voila

from qorgau.answers import owner
from qorgau.problem import BadInput
from qorgau.serve.calculators import calculators_page
from qorgau.serve.practice import Copy, Making, Practice, served_notebook
from qorgau.serve.study_page import index_page, practice_page, study_page
from qorgau.serve.unclaimed import EVERY, Unclaimed, end_unclaimed
from qorgau.texts import LANGUAGES, say

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'; "
    "form-action 'self'; base-uri 'self'"
)
KEPT_PAGES = 24
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class _Page(tornado.web.RequestHandler):
    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-cache")


@lru_cache(maxsize=KEPT_PAGES)
def _page(workbook: str, lang: str, home: Path | None, again: str | None) -> str:
    frame = f"./voila/render/{workbook}.ipynb"
    return study_page(workbook, lang, frame, owner(os.environ), home=home, again=again)


class _Index(_Page):
    def initialize(self, folder: str, practice: Practice) -> None:
        self.folder = folder
        self.practice = practice

    def get(self, lang: str = LANGUAGES[0]) -> None:
        self.finish(index_page(lang, self.folder, self.practice.copies()))


class _Workbook(_Page):
    def initialize(self, workbooks: frozenset[str], practice: Practice) -> None:
        self.workbooks = workbooks
        self.practice = practice

    def prepare(self) -> None:
        # Voilà's script gives this token back when the page closes: without it the kernel would live on for half an hour.
        _ = self.xsrf_token

    def get(self, workbook: str, lang: str) -> None:
        if workbook in self.workbooks:
            again = workbook if self.practice.offered(workbook) else None
            self.finish(_page(workbook, lang, None, again))
            return
        copy = self.practice.find(workbook)
        if copy is None or copy.of not in self.workbooks:
            raise tornado.web.HTTPError(404)
        try:
            page = _page(copy.id, lang, copy.home, copy.of)
        except (
            BadInput
        ) as error:  # files of an older or a newer kit; the kit's own are checked before it is given out
            self.set_status(500)
            page = practice_page(
                copy.of, lang, say(lang, "practice.failed", reason=str(error)), waiting=False
            )
        self.finish(page)


class _Again(_Page):
    """Leads to a practice copy of a workbook. Asking twice changes nothing: a copy is new only once it was worked in."""

    def initialize(self, workbooks: frozenset[str], practice: Practice, making: Making) -> None:
        self.workbooks = workbooks
        self.practice = practice
        self.making = making

    async def get(self, workbook: str, lang: str) -> None:
        if workbook not in self.workbooks:
            raise tornado.web.HTTPError(404)
        self.set_header("Cache-Control", "no-store")
        if not self.practice.offered(workbook):
            self.set_status(404)
            self.finish(practice_page(workbook, lang, say(lang, "practice.none"), waiting=False))
            return
        try:
            copy = await self.making.copy(workbook)
        except (BadInput, OSError) as error:
            sentence = say(lang, "practice.failed", reason=str(error))
            self.set_status(500)
            self.finish(practice_page(workbook, lang, sentence, waiting=False))
            return
        if copy is None:
            self.finish(practice_page(workbook, lang, say(lang, "practice.making"), waiting=True))
            return
        self.redirect(f"./{copy.id}.{lang}", status=303)


class _Calculators(_Page):
    def check_xsrf_cookie(self) -> None:
        # The form changes nothing and nothing of it is kept; it goes by POST so that no history or log holds a date.
        return

    def get(self, lang: str) -> None:
        self.finish(calculators_page(lang, {}))

    def post(self, lang: str) -> None:
        self.set_header("Cache-Control", "no-store")
        self.finish(
            calculators_page(
                lang, {name: self.get_body_argument(name) for name in self.request.body_arguments}
            )
        )


class StudyApp(Voila):
    """Voilà that serves self-study: the index, one page a workbook, and the notebooks behind them.

    Everything it sends is compressed where the browser can read that: the first page must come through
    a slow line.
    """

    answers_folder = ""
    workbook_ids: frozenset[str] = frozenset()
    notebooks: Path
    practice: Practice

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings with compression; on a loopback address, only for who calls it by a name of this machine."""
        settings: dict[str, Any] = super().init_settings()
        # Another site could give its own name this address and then talk to the kernels from the learner's browser.
        return {**settings, "compress_response": True, "allow_remote_access": self.ip not in LOOPBACK}

    def init_handlers(self) -> list[Any]:
        """The kit's pages, then Voilà's own handlers without its listings of folders."""
        languages = "|".join(LANGUAGES)
        index = {"folder": self.answers_folder, "practice": self.practice}
        known = {"workbooks": self.workbook_ids, "practice": self.practice}
        mine = [
            (r"/", _Index, index),
            (rf"/({languages})", _Index, index),
            (rf"/clock\.({languages})", _Calculators),
            (rf"/(\w+)\.again\.({languages})", _Again, {**known, "making": Making(self._next)}),
            (rf"/([\w-]+)\.({languages})", _Workbook, known),
        ]
        listings = ("/voila/tree", "/voila/api/contents", "/voila/files")
        theirs = [
            handler
            for handler in super().init_handlers()
            if handler[0] != self.server_url and not str(handler[0]).startswith(listings)
        ]
        return mine + theirs

    def listen(self) -> None:
        """Serve; kernels of pages that were left while they loaded do not stay until they are culled."""
        unclaimed = Unclaimed()

        async def look() -> None:
            await end_unclaimed(unclaimed, self.kernel_manager, time.monotonic)

        PeriodicCallback(look, EVERY * 1000).start()
        super().listen()

    def _next(self, workbook: str) -> Copy:
        copy = self.practice.next(workbook)
        served_notebook(copy, self.notebooks)
        return copy
