"""The papers to mark, as HTML, and what the page needs to know to mark them; nothing of the key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue, Choice
from qorgau.cases.render import paper
from qorgau.cases.words import Words
from qorgau.law.citation import label
from qorgau.law.registry import Registry
from qorgau.markup import render
from qorgau.texts import LANGUAGES, say


def html(
    case: Case,
    title: Words,
    task: Words,
    steps: Sequence[Words],
    points: int,
    minutes: int,
    lang: str,
    *,
    live: bool,
    aid: bool = False,
) -> Markup:
    """The exercise in `lang` as static HTML: task, documents with their mark buttons, empty margin and feedback.

    `aid` adds the reader's language to papers that stay in their own.
    """
    return render(
        "exercises/mark/view.html.j2",
        title=title.to(lang),
        task=task.to(lang),
        steps=[step.to(lang) for step in steps],
        points=say(lang, "exercise.points", points=points, minutes=minutes),
        documents=case.documents,
        lang=lang,
        live=live,
        paper=partial(paper, aid=aid),
        say=partial(say, lang),
    )


def _words(words: Words) -> dict[str, str]:
    return {lang: words.to(lang) for lang in LANGUAGES}


def _choices(choices: Sequence[Choice]) -> list[dict[str, Any]]:
    return [{"id": choice.id, "name": _words(choice.name)} for choice in choices]


def norms(registry: Registry, day: date) -> list[dict[str, Any]]:
    """Norms in force on `day` for the page's list: id, group, label and status, in every language."""
    return [
        {
            "id": wording.provision.id,
            "group": {
                lang: say(lang, f"law.instrument.{wording.provision.instrument}") for lang in LANGUAGES
            },
            "label": {lang: label(wording.provision, lang) for lang in LANGUAGES},
            "status": str(wording.status),
        }
        for wording in registry.in_force(day)
    ]


def vocabulary(catalogue: Catalogue, registry: Registry, day: date) -> dict[str, Any]:
    """Defects, families, norms and answer words for the page: the public vocabulary only."""
    return {
        "families": [{"id": family.id, "name": _words(family.name)} for family in catalogue.families],
        "defects": [
            {
                "id": defect.id,
                "family": defect.family,
                "name": _words(defect.name),
                "about": _words(defect.about),
            }
            for defect in catalogue.defects
        ],
        "norms": norms(registry, day),
        "words": {
            kind: _choices(getattr(catalogue.words, kind))
            for kind in ("consequences", "severities", "confidences", "stages")
        },
    }
