"""A case file as a page of its own: nothing loaded from anywhere, every language said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from qorgau.cases.case import Case, Document
from qorgau.cases.compare import ComparedField, comparable
from qorgau.cases.likeness import likeness
from qorgau.cases.render import likeness_list, paper
from qorgau.law.registry import Registry
from qorgau.markup import render
from qorgau.problem import BadInput, Problem
from qorgau.serve import parts
from qorgau.texts import say
from qorgau.widgets.bundle import bundle
from qorgau.widgets.files import page_stylesheet


def _page(lang: str, title: str, body: Markup, js: str = "") -> str:
    return str(
        render(
            "serve/case_page.html.j2",
            lang=lang,
            title=title,
            body=body,
            css=Markup(page_stylesheet()),  # our own file
            js=Markup(js),  # our own file too
        )
    )


def case_page(
    case: Case, documents: Sequence[Document], registry: Registry, lang: str, *, aid: bool, whole: bool
) -> str:
    """`documents` of a case, after the case itself when the `whole` file is shown, as one HTML page.

    `aid` adds the reader's language to papers that stay in their own. Raises BadInput for a text that is not
    written in `lang`.
    """
    try:
        head = parts.case_file(case, registry, lang) if whole else Markup("")
        papers = [paper(document, lang, aid=aid) for document in documents]
        title = say(lang, "case.title", id=case.data.id, title=case.data.title.to(lang))
    except KeyError as error:
        raise BadInput(
            [
                Problem(
                    case.data.id, lang, f"some texts are not written in {error.args[0]} yet", "see case check"
                )
            ]
        ) from None
    desk = Markup('<div class="q-part"><div class="q-papers">{}</div></div>').format(Markup("").join(papers))
    return _page(lang, title, Markup('<div class="q-part">{}</div>{}').format(head, desk))


def compared_page(case: Case, fields: Sequence[ComparedField], kind: str, lang: str) -> str:
    """Papers side by side as one HTML page; words that differ are marked. Raises BadInput as above.

    Before them every pair of them with how alike it is.
    """
    try:
        pairs = likeness(comparable(case.documents, kind), lang)
        body = render(
            "serve/compared.html.j2",
            case=case,
            fields=fields,
            kind=kind,
            lang=lang,
            likeness=likeness_list(lang, kind, pairs, level=2) if pairs else "",
            say=partial(say, lang),
        )
    except KeyError as error:
        raise BadInput(
            [
                Problem(
                    case.data.id, lang, f"some texts are not written in {error.args[0]} yet", "see case check"
                )
            ]
        ) from None
    return _page(lang, say(lang, "compare.title", id=kind), body, bundle("compared"))
