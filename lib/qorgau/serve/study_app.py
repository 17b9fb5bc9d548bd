"""Voilà with the kit's own pages in front of it."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import tornado.web
from voila.app import Voila

from qorgau.answers import owner
from qorgau.serve.calculators import calculators_page
from qorgau.serve.study_page import index_page, study_page
from qorgau.texts import LANGUAGES

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'self'; "
    "form-action 'self'; base-uri 'self'"
)
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class _Page(tornado.web.RequestHandler):
    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-cache")


@cache
def _page(workbook: str, lang: str, frame: str) -> str:
    return study_page(workbook, lang, frame, owner(os.environ))


class _Index(_Page):
    def initialize(self, folder: str) -> None:
        self.folder = folder

    def get(self, lang: str = LANGUAGES[0]) -> None:
        self.finish(index_page(lang, self.folder))


class _Workbook(_Page):
    def initialize(self, workbooks: frozenset[str]) -> None:
        self.workbooks = workbooks

    def prepare(self) -> None:
        # Voilà's script gives this token back when the page closes: without it the kernel would live on for half an hour.
        _ = self.xsrf_token

    def get(self, workbook: str, lang: str) -> None:
        if workbook not in self.workbooks:
            raise tornado.web.HTTPError(404)
        self.finish(_page(workbook, lang, f"./voila/render/{workbook}.ipynb"))


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

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings with compression; on a loopback address, only for who calls it by a name of this machine."""
        settings: dict[str, Any] = super().init_settings()
        # Another site could give its own name this address and then talk to the kernels from the learner's browser.
        return {**settings, "compress_response": True, "allow_remote_access": self.ip not in LOOPBACK}

    def init_handlers(self) -> list[Any]:
        """The kit's pages, then Voilà's own handlers without its listings of folders."""
        languages = "|".join(LANGUAGES)
        mine = [
            (r"/", _Index, {"folder": self.answers_folder}),
            (rf"/({languages})", _Index, {"folder": self.answers_folder}),
            (rf"/clock\.({languages})", _Calculators),
            (rf"/(\w+)\.({languages})", _Workbook, {"workbooks": self.workbook_ids}),
        ]
        listings = ("/voila/tree", "/voila/api/contents", "/voila/files")
        theirs = [
            handler
            for handler in super().init_handlers()
            if handler[0] != self.server_url and not str(handler[0]).startswith(listings)
        ]
        return mine + theirs
