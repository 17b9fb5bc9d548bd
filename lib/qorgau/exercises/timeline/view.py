"""The questions as a page to read, and what the page needs to ask them; nothing of the key."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from qorgau.cases.words import Words
from qorgau.exercises.head import head
from qorgau.exercises.material import Material
from qorgau.exercises.timeline.question import TimelineQuestion, load_question
from qorgau.markup import render
from qorgau.texts import LANGUAGES


def question_of(material: Material) -> TimelineQuestion:
    """The question of an exercise. Raises BadInput when it cannot be read."""
    return load_question(material.question_file, material.case)


def html(material: Material, lang: str, *, live: bool, still: bool = True) -> Markup:
    """The exercise in `lang` as static HTML: task, rows, moments and limits to read; empty form and feedback."""
    return render(
        "exercises/timeline/view.html.j2",
        question=question_of(material),
        **head(material, lang, live=live, still=still),
    )


def _words(words: Words) -> dict[str, str]:
    return {lang: words.to(lang) for lang in LANGUAGES}


def vocabulary(material: Material) -> dict[str, Any]:
    """Rows, moments with their statements, limits, and the day of the case for the date boxes."""
    question = question_of(material)
    return {
        "day": material.case.data.law_date.isoformat(),
        "rows": [{"id": one.id, "name": _words(one.name)} for one in question.rows],
        "moments": [
            {
                "id": one.id,
                "ask": _words(one.ask),
                "statements": [{"id": said.id, "says": _words(said.says)} for said in one.statements],
            }
            for one in question.moments
        ],
        "limits": [{"id": one.id, "kind": one.kind, "ask": _words(one.ask)} for one in question.limits],
    }
