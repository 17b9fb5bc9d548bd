"""A document as the paper form a lawyer holds, in HTML."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from qorgau.cases.case import Document
from qorgau.markup import render
from qorgau.texts import say


def paper(document: Document, lang: str, *, markable: bool = False) -> Markup:
    """The document in `lang`: form title, numbered rubrics, filled entries, signatures as drawn marks.

    `markable` adds the button that marks a field. Everything from the case is escaped.
    """
    return render(
        "cases/paper.html.j2", document=document, lang=lang, markable=markable, say=partial(say, lang)
    )
