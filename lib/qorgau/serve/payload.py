"""What a page needs to lay one exercise on the desk: its HTML in every language, vocabulary, texts."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.mark import view as mark_view
from qorgau.exercises.strategy import view as strategy_view
from qorgau.exercises.workbook import Exercise, Workbook
from qorgau.law.registry import Registry
from qorgau.texts import LANGUAGES, texts

_PREFIXES = {"mark": ("mark.", "law.status."), "strategy": ("strategy.",)}
_SHARED = ("quote", "check", "undo", "redo", "status.", "conflict", "choose", "found", "import.")


def page_texts(kind: str, lang: str) -> dict[str, str]:
    """The sentences that the page of one exercise type says itself, by key; nothing of the feedback."""
    wanted = (*_SHARED, *_PREFIXES[kind])
    return {
        key: sentence
        for key, sentence in texts(lang).items()
        if key.startswith(wanted) and ".feedback." not in key
    }


def still(exercise: Exercise, case: Case, lang: str, *, live: bool) -> Markup:
    """The exercise in `lang` as static HTML, the same that the widget comes alive in."""
    html = (
        partial(mark_view.html, aid=exercise.reading_aid) if exercise.type == "mark" else strategy_view.html
    )
    return html(
        case,
        exercise.title,
        exercise.task,
        exercise.steps,
        exercise.points,
        exercise.minutes,
        lang,
        live=live,
    )


def payload(
    workbook: Workbook,
    exercise: Exercise,
    case: Case,
    catalogue: Catalogue,
    registry: Registry,
    *,
    owner: str | None,
    lang: str,
    live: bool,
) -> dict[str, Any]:
    """Everything the page of `exercise` needs, as JSON: never anything of a key."""
    if exercise.type == "mark":
        words = mark_view.vocabulary(catalogue, registry, case.data.law_date)
    else:
        words = strategy_view.vocabulary(case, catalogue)
    return {
        "workbook": workbook.id,
        "exercise": exercise.id,
        "type": exercise.type,
        "owner": owner,
        "lang": lang,
        "html": {one: str(still(exercise, case, one, live=live)) for one in LANGUAGES},
        "texts": {one: page_texts(exercise.type, one) for one in LANGUAGES},
        **words,
    }
