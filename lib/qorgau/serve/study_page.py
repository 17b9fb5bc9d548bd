"""The self-study page and its index: whole, readable and markable before any kernel runs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from markupsafe import Markup

from qorgau import places
from qorgau.exercises.material import load_setting
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.markup import render
from qorgau.serve import parts
from qorgau.serve.payload import payload
from qorgau.serve.practice import Copy
from qorgau.texts import LANGUAGES, for_page, say
from qorgau.widgets.bundle import bundle
from qorgau.widgets.files import page_stylesheet

_SAID = ("import.done", "import.refused", "import.later")
PATIENCE_MS = 20_000
"""How long the page waits for the first word from Python before it says that the work is kept in the browser."""


def script_json(value: object) -> Markup:
    """`value` as JSON that may stand inside a script element: no text can close the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # escaped above


def study_page(
    workbook_id: str,
    lang: str,
    frame: str,
    owner: str | None = None,
    *,
    home: Path | None = None,
    again: str | None = None,
) -> str:
    """The page of one workbook in `lang`; `frame` is the address of its notebook in Voilà.

    `home` is that of a practice copy, None the kit itself; `again` is the workbook that its closing part offers to
    practise with other times.

    Raises BadInput when workbook, case or catalogue cannot be read.
    """
    setting = replace(load_setting(workbook_id, home), owner=owner)
    workbook, case = setting.workbook, setting.case
    exercises = [
        payload(setting.material(exercise.id), owner=owner, lang=lang, live=False)
        for exercise in workbook.exercises
    ]
    every = {one: parts.introduction(workbook, one) for one in LANGUAGES}
    data = {
        "workbook": workbook.id,
        "owner": owner,
        "lang": lang,
        "langs": LANGUAGES,
        "frame": frame,
        "patience": PATIENCE_MS,
        "texts": {one: {key: for_page(one, key) for key in _SAID} for one in LANGUAGES},
        "exercises": exercises,
    }
    return render(
        "serve/page.html.j2",
        lang=lang,
        title=parts.title(workbook, lang),
        css=Markup(page_stylesheet()),  # our own file
        js=Markup(  # our own file
            bundle("page", frozenset(exercise.type for exercise in workbook.exercises))
        ),
        introduction=parts.in_every_language("intro", every, lang),
        case_file=parts.in_every_language(
            "case", {one: parts.case_file(case, setting.registry, one) for one in LANGUAGES if case}, lang
        ),
        closing=parts.in_every_language(
            "closing", {one: parts.closing(workbook, one, again) for one in LANGUAGES}, lang
        ),
        exercises=[
            {
                "id": exercise["exercise"],
                "html": Markup(exercise["html"][lang]),
            }  # rendered and escaped by the views
            for exercise in exercises
        ],
        data=script_json(data),
        languages=LANGUAGES,
        say=partial(say, lang),
        say_in=say,
    )


def practice_page(workbook_id: str, lang: str, sentence: str, *, waiting: bool) -> str:
    """A page with one sentence about a practice copy; while `waiting` it asks again by itself."""
    return render(
        "serve/practice_page.html.j2",
        lang=lang,
        workbook=workbook_id,
        title=say(lang, "practice.again"),
        sentence=sentence,
        waiting=waiting,
        css=Markup(page_stylesheet()),  # our own file
        say=partial(say, lang),
    )


def index_page(lang: str, folder: str, copies: Iterable[Copy] = ()) -> str:
    """The list of workbooks in `lang`, with the practice copies that were begun.

    `folder` is where the learner's answers are kept, as shown to them; `copies` are all practice copies.
    """
    begun: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.begun:
            begun.setdefault(copy.of, []).append(copy)
    return render(
        "serve/index.html.j2",
        lang=lang,
        languages=LANGUAGES,
        workbooks=[load_workbook(found) for found in workbook_folders(places.workbooks())],
        folder=folder,
        begun=begun,
        css=Markup(page_stylesheet()),  # our own file
        say=partial(say, lang),
    )
