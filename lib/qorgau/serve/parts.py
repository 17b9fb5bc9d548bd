"""The words around the exercises: introduction, case file, closing; the same in Voilà, JupyterLab and print."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.exercises.workbook import Workbook
from qorgau.law.citation import cite
from qorgau.law.registry import Registry
from qorgau.law.terms import charge_provision
from qorgau.markup import render
from qorgau.texts import LANGUAGES, say


def title(workbook: Workbook, lang: str) -> str:
    """The title of a workbook; a variant says which one it is."""
    words = workbook.title.to(lang)
    return words if workbook.seed is None else say(lang, "practice.title", title=words, seed=workbook.seed)


def introduction(workbook: Workbook, lang: str) -> Markup:
    """Title, notice, minutes, questions, objectives, and the tools of the page."""
    return render(
        "serve/intro.html.j2",
        workbook=workbook,
        title=title(workbook, lang),
        lang=lang,
        languages=LANGUAGES,
        say=partial(say, lang),
    )


def case_file(case: Case, registry: Registry, lang: str) -> Markup:
    """The client, his voice, the charge with its norm and status, and the evidence within reach."""
    citation = cite(registry, charge_provision(case.data.charge.norm), case.data.law_date, lang)
    return render("serve/case_file.html.j2", case=case, lang=lang, citation=citation, say=partial(say, lang))


def closing(workbook: Workbook, lang: str, again: str | None = None) -> Markup:
    """The key points, and the link that begins the workbook `again` with other times, where there is one."""
    link = Markup("") if again is None else practise_again(again, lang)
    return render("serve/closing.html.j2", workbook=workbook, lang=lang, link=link, say=partial(say, lang))


def practise_again(workbook_id: str, lang: str) -> Markup:
    """The link of a page of self-study to a practice copy of a workbook."""
    return render("serve/again.html.j2", workbook=workbook_id, lang=lang, say=partial(say, lang))


def in_every_language(part: str, html: dict[str, Markup], shown: str) -> Markup:
    """One part in every language, all but `shown` hidden: switching needs no Python."""
    pieces = Markup("").join(
        Markup('<section class="q-part" data-part="{}" data-lang-part lang="{}"{}>{}</section>').format(
            part, lang, Markup("") if lang == shown else Markup(" hidden"), text
        )
        for lang, text in html.items()
    )
    return Markup(pieces)
