"""Every exercise type of the kit as a trainee meets it: the one table a new type is entered in.

What holds keys has a table of its own, qorgau.keys.types, and the page one in types.js; a test compares the three.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from markupsafe import Markup

from qorgau.exercises.by_date import view as by_date
from qorgau.exercises.cards import view as cards
from qorgau.exercises.mark import view as mark
from qorgau.exercises.material import Material
from qorgau.exercises.strategy import view as strategy
from qorgau.exercises.strategy.drafts.offer import drafts
from qorgau.exercises.strategy.drafts.tree import Folder
from qorgau.exercises.strategy.live_rules import live_rules
from qorgau.exercises.strategy.picture.offer import picture_html
from qorgau.exercises.strategy.rules import Finding
from qorgau.exercises.timeline import view as timeline

Items = Mapping[str, object]


class Html(Protocol):
    """Gives an exercise in one language as static HTML; without `still`, only what its page comes alive in."""

    def __call__(self, material: Material, lang: str, *, live: bool, still: bool = True) -> Markup: ...


def _no_findings(_material: Material, _items: Items) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True)
class ExerciseType:
    """One type: its static HTML, the data its page works with, the beginnings of the sentences its page says.

    `findings` is what rules say of an answer while it is made; `needs_case` says whether it is about a case file;
    `drafts` makes papers from an answer, `picture` a drawing of it as HTML, where the type has any.
    """

    html: Html
    vocabulary: Callable[[Material], dict[str, Any]]
    sentences: tuple[str, ...]
    findings: Callable[[Material, Items], tuple[Finding, ...]] = _no_findings
    needs_case: bool = True
    drafts: Callable[[Material, Items, str], Folder] | None = None
    picture: Callable[[Material, Items, str], str] | None = None


TYPES: Mapping[str, ExerciseType] = {
    "mark": ExerciseType(mark.html, mark.vocabulary, ("mark.", "law.status.")),
    "strategy": ExerciseType(
        strategy.html, strategy.vocabulary, ("strategy.",), live_rules, drafts=drafts, picture=picture_html
    ),
    "timeline": ExerciseType(timeline.html, timeline.vocabulary, ("timeline.",)),
    "by-date": ExerciseType(by_date.html, by_date.vocabulary, ("by-date.",), needs_case=False),
    "cards": ExerciseType(cards.html, cards.vocabulary, ("cards.",), needs_case=False),
}
