"""Which error does the defence the most harm: the feedback speaks about that one first."""

from __future__ import annotations

from collections.abc import Sequence

from qorgau.exercises.mark.answer import MarkAnswer
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.score import Score, Verdict

# From the worst down; the second word is the severity of the defect, where the outcome has one.
ORDER: tuple[tuple[str, str | None], ...] = (
    ("look-alike", None),  # a lawful thing attacked: the judge stops trusting the other objections
    ("wrong-name", "fatal"),  # the strongest argument is lost although its place was seen
    ("missed", "fatal"),
    ("wrong-name", "serious"),
    ("false-alarm", None),
    ("missed", "serious"),
    ("sibling", "fatal"),
    ("sibling", "serious"),
    ("sibling", "curable"),
    ("wrong-name", "curable"),
    ("wrong-name", None),  # the defect was found by another mark
    ("neighbour", None),
    ("missed", "curable"),
)
CONFIDENCE = ("sure", "likely", "unsure", None)
ERRORS = frozenset(outcome for outcome, _ in ORDER)


def missed(score: Score) -> frozenset[str | None]:
    """Ids of the graded defects that no mark reached."""
    return frozenset(verdict.key for verdict in score.verdicts if verdict.outcome == "missed")


def by_harm(answer: MarkAnswer, score: Score, key: MarkKey) -> Sequence[Verdict]:
    """The errors among the verdicts, the most harmful first.

    Within one rank of ORDER the surer mark comes first, then the order of the key, then the field and
    the item.
    """
    unreached = missed(score)
    places = {item.id: place for place, item in enumerate(key.defects)}

    def rank(verdict: Verdict) -> int:
        severity = key.defect[verdict.key].severity if verdict.key else None
        found_anyway = verdict.outcome == "wrong-name" and verdict.key not in unreached
        if verdict.outcome == "neighbour" or found_anyway:
            severity = None
        line = (verdict.outcome, severity)
        return ORDER.index(line) if line in ORDER else len(ORDER)

    def order(verdict: Verdict) -> tuple[object, ...]:
        confidence = answer.marks[verdict.item].confidence if verdict.item else None
        document, _, number = (verdict.field or "").rpartition(".")
        place = places.get(verdict.key or "", len(places))
        field = (document, len(number), number)
        return rank(verdict), CONFIDENCE.index(confidence), place, field, verdict.item or ""

    return sorted((verdict for verdict in score.verdicts if verdict.outcome in ERRORS), key=order)
