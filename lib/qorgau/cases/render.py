"""A document as the paper form a lawyer holds, in HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from qorgau.cases.case import Document
from qorgau.markup import render
from qorgau.texts import say


def paper(
    document: Document,
    lang: str,
    *,
    markable: bool = False,
    aid: bool = False,
    notes: Mapping[str, Markup] = MappingProxyType({}),
) -> Markup:
    """The document as a reader of `lang` meets it: form title, numbered rubrics, filled entries, signatures.

    A paper whose language is part of the case stays in it, and so does a line written in another language; each
    says its language. `aid` adds under such fields the same in the reader's language. `markable` adds the button
    that marks a field; `notes` are HTML in `lang` that stands under fields, by address. Everything from the case is escaped.
    """
    return render(
        "cases/paper.html.j2",
        document=document,
        lang=lang,
        own=document.language or lang,
        markable=markable,
        aid=aid,
        notes=notes,
        say=partial(say, lang),
    )
