"""The figures of a marked file as a page shows them: a sentence each, and beside it the same for the eye."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qorgau.exercises.score import Figure, Score
from qorgau.keys.checked import points_words
from qorgau.keys.mark_words import MarkWords
from qorgau.texts import say

BOXES = 24
"""More marks of one confidence than this are shown as their share only."""


@dataclass(frozen=True)
class Gauge:
    """One share: its sentence, percent, the percent below which `warning` is said; "" where nothing is to be said."""

    sentence: str
    percent: int
    low: int = 0
    warning: str = ""


@dataclass(frozen=True)
class Strip:
    """How often one confidence was right: its sentence, right and wrong marks in numbers, percent."""

    sentence: str
    right: int
    wrong: int
    percent: int

    @property
    def boxes(self) -> bool:
        """Whether the single marks are shown."""
        return self.right + self.wrong <= BOXES


def _number(figures: Mapping[str, Figure], name: str) -> float | None:
    value = figures.get(name)
    return float(value) if isinstance(value, int | float) else None


def gauges(lang: str, score: Score, low: float, *, model: bool) -> Iterator[Gauge]:
    """Precision and recall in `lang`, whichever there is; below `low` (0..1) a judge would stop reading.

    How many defects there are is said with the model answer only.
    """
    figures = score.figures
    precision, recall = _number(figures, "precision"), _number(figures, "recall")
    line = round(100 * low)
    if precision is not None:
        percent = round(100 * precision)
        values = {"right": figures["right"], "judged": figures["judged"], "percent": percent}
        warning = say(lang, "mark.feedback.below", percent=line) if precision < low else ""
        yield Gauge(say(lang, "mark.feedback.precision", **values), percent, line, warning)
    if recall is not None:
        percent = round(100 * recall)
        values = {"found": figures["found"], "graded": figures["graded"], "percent": percent}
        key = "mark.feedback.recall" if model else "mark.feedback.recall.share"
        yield Gauge(say(lang, key, **values), percent)


def strips(words: MarkWords, score: Score) -> Iterator[Strip]:
    """One strip a confidence that was chosen for judged marks, the surest first."""
    table = score.figures.get("calibration")
    for name, found in table.items() if isinstance(table, Mapping) else ():
        n, right = (_number(found, part) for part in ("n", "right")) if isinstance(found, Mapping) else (0, 0)
        if n and right is not None:
            sentence = say(
                words.lang, "mark.calibration.line", confidence=words.name(name), right=int(right), n=int(n)
            )
            yield Strip(sentence, int(right), int(n - right), round(100 * right / n))


def hints_line(lang: str, score: Score) -> str:
    """How many hints were taken and what they cost; "" without any."""
    count = _number(score.figures, "hints")
    if not count:
        return ""
    cost = points_words(lang, _number(score.figures, "hint_cost") or 0.0)
    return say(lang, "mark.feedback.hints", count=int(count), points=cost)
