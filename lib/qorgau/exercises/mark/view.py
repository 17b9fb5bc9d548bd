"""The papers to mark, as HTML, and what the page needs to know to mark them; nothing of the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from qorgau.cases.case import Document
from qorgau.cases.catalogue import Choice
from qorgau.cases.compare import comparable
from qorgau.cases.likeness import Pair, kinds_with_twins, likeness
from qorgau.cases.render import likeness_list, paper
from qorgau.cases.words import Words
from qorgau.exercises.head import head
from qorgau.exercises.material import Material
from qorgau.law.citation import label
from qorgau.law.registry import Registry
from qorgau.markup import render
from qorgau.texts import LANGUAGES, say

KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("?",), "list"),
    (("Tab",), "document"),
    (("↑", "↓"), "field"),
    (("Enter",), "mark"),
    (("1",), "all"),
    (("2",), "tabs"),
    (("3",), "two"),
    (("←", "→"), "tab"),
    (("Shift", "←", "→"), "quote"),
    (("Esc",), "leave"),
    (("Ctrl", "Z"), "undo"),
    (("Ctrl", "Shift", "Z"), "redo"),
)
"""Keys as they are written on them, and the sentence of what they do: mark.key.…"""


@dataclass(frozen=True)
class _Twins:
    """Papers of one kind and how alike they are."""

    kind: str
    papers: tuple[str, ...]
    pairs: tuple[Pair, ...]


def _twins(documents: Sequence[Document], lang: str) -> tuple[_Twins, ...]:
    found = []
    for kind in kinds_with_twins(documents):
        papers = comparable(documents, kind)
        found.append(_Twins(kind, tuple(one.id for one in papers), likeness(papers, lang)))
    return tuple(found)


def html(material: Material, lang: str, *, live: bool, still: bool = True) -> Markup:
    """The exercise in `lang` as static HTML: task, documents with their mark buttons, empty margin and feedback.

    An exercise with a reading aid adds the reader's language to papers that stay in their own. `still` changes nothing:
    the papers that are read are those that are marked.
    """
    return render(
        "exercises/mark/view.html.j2",
        documents=material.case.documents,
        paper=partial(paper, aid=material.exercise.reading_aid),
        key_list=KEYS,
        twins=_twins(material.case.documents, lang),
        likeness=partial(likeness_list, lang),
        **head(material, lang, live=live, still=still),
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


def vocabulary(material: Material) -> dict[str, Any]:
    """Defects, families, norms and answer words for the page: the public vocabulary only."""
    catalogue = material.catalogue
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
        "norms": norms(material.registry, material.case.data.law_date),
        "words": {
            kind: _choices(getattr(catalogue.words, kind))
            for kind in ("consequences", "severities", "confidences", "stages")
        },
    }
