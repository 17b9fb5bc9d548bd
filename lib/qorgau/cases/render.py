"""A document as the paper form a lawyer holds, in HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from qorgau.cases.case import Document
from qorgau.cases.likeness import Pair
from qorgau.markup import render
from qorgau.texts import for_page, say

START = 80
"""Where the threshold of a list of pairs stands at first, in percent."""


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


def likeness_list(
    lang: str, kind: str, pairs: Sequence[Pair], *, level: int = 3, compare: bool = False
) -> Markup:
    """Pairs of papers of one kind with how alike they are, in `lang`, as a list whose threshold a page can move.

    Its heading is of `level`. `compare` adds to each pair a button that the page may bring to life.
    """
    return render(
        "cases/likeness.html.j2",
        kind=kind,
        pairs=pairs,
        compare=compare,
        level=level,
        start=START,
        shown=json.dumps(for_page(lang, "likeness.shown"), ensure_ascii=False),
        say=partial(say, lang),
    )
