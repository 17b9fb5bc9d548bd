"""What a checked exercise gives: its score, its feedback as HTML in every language, what the page shows on the papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup

from qorgau.exercises.score import Score
from qorgau.keys.words import Said
from qorgau.markup import render
from qorgau.problem import Problem
from qorgau.texts import say

NOTHING = Markup("")
ORDER = ("right", "error", "question", "note", "model")


@dataclass(frozen=True)
class Row:
    """One line of the comparison with the model answer, in one language."""

    outcome: str
    own: str
    expert: str
    differences: tuple[str, ...]
    said: Said


@dataclass(frozen=True)
class Checked:
    """A checked exercise. `verdicts` and `expert` are for the page: own items with their outcome, expert's places."""

    exercise: str
    score: Score
    html: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    verdicts: tuple[Mapping[str, Any], ...] = ()
    expert: tuple[Mapping[str, Any], ...] = field(default=())

    def page(self) -> dict[str, Any]:
        """The part that the page of the exercise receives."""
        return {"html": dict(self.html), "verdicts": list(self.verdicts), "expert": list(self.expert)}


@lru_cache(maxsize=4096)
def points_words(lang: str, points: float) -> str:
    """Points as they are shown in `lang`: 12, 12.5 or 12,5."""
    return format_decimal(points, format="0.##", locale=lang)


def feedback_html(
    lang: str,
    score: Score,
    messages: Sequence[Said],
    rows: Sequence[Row],
    *,
    figures: str = "",
    calibration: Sequence[str] = (),
    more: str = "",
    live: bool = True,
    below: Markup = NOTHING,
    review: Markup = NOTHING,
) -> str:
    """The feedback of one exercise in `lang`: what is right, the worst error, one question, notes, comparison.

    `more` stands in place of the comparison when that is not shown yet; `live` adds buttons that lead to fields;
    `review` and `below` are HTML that was rendered already: what an exercise type shows in place of calibration and
    comparison, and what stands at the end. Everything else is escaped.
    """
    groups = [(kind, [one for one in messages if one.kind == kind]) for kind in ORDER]
    html = render(
        "keys/feedback.html.j2",
        lang=lang,
        points=points_words(lang, score.value),
        maximum=points_words(lang, score.maximum),
        groups=[(kind, found) for kind, found in groups if found],
        rows=rows,
        figures=figures,
        calibration=calibration,
        more=more,
        live=live,
        below=below,
        review=review,
        say=partial(say, lang),
    )
    # Plain text from here on: joined to Markup, a str would be escaped a second time.
    return str(html)
