"""One trainee's scored answers, as the statistics of a group take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qorgau.answers import Snapshot
from qorgau.exercises.mark.judge import HITS, JUDGED
from qorgau.exercises.score import Score

MARK = "mark"
"""The exercise type whose answers are marks on the papers."""


@dataclass(frozen=True)
class Made:
    """A judged mark: where, which name, how sure, what became of it and which item of the key it reached."""

    field: str
    defect: str
    confidence: str | None
    outcome: str
    key: str | None

    @property
    def right(self) -> bool:
        """Whether it reached a defect of the key by its name, its place or its family."""
        return self.outcome in HITS


@dataclass(frozen=True)
class Done:
    """What one trainee did in one exercise. `answered` is False where the exercise was left blank."""

    answered: bool
    score: Score
    marks: tuple[Made, ...] = ()

    @property
    def share(self) -> float:
        """Share of the points, 0..1."""
        return self.score.value / self.score.maximum if self.score.maximum else 0.0


@dataclass(frozen=True)
class Person:
    """A trainee. `minutes` by exercise from the journal, None where there is none; `hints` likewise from the answers."""

    id: str
    team: str | None = None
    done: Mapping[str, Done] = field(default_factory=dict)
    minutes: Mapping[str, float] | None = None
    hints: Mapping[str, float] | None = None

    def answered(self, exercise: str) -> Done | None:
        """What was done in an exercise, None where it was left blank."""
        found = self.done.get(exercise)
        return found if found is not None and found.answered else None

    def marks(self, exercise: str) -> tuple[Made, ...]:
        """The judged marks of an exercise."""
        found = self.answered(exercise)
        return found.marks if found else ()


def done(exercise: str, score: Score, snapshot: Snapshot) -> Done:
    """A scored exercise of a snapshot. Items of other exercise types than marking are no marks."""
    items = snapshot.items(exercise)
    marks = []
    for verdict in score.verdicts:
        value = items.get(verdict.item or "")
        if value is None or verdict.field is None or verdict.outcome not in (*JUDGED, "ungraded"):
            continue
        if isinstance(defect := value.get("defect"), str):
            sure = value.get("confidence")
            confidence = sure if isinstance(sure, str) else None
            marks.append(Made(verdict.field, defect, confidence, verdict.outcome, verdict.key))
    return Done(bool(items), score, tuple(marks))
