"""What hints cost, and which defect the next one is about. Pure."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qorgau.exercises.mark.answer import MarkAnswer
from qorgau.exercises.mark.judge import HITS, Judgement
from qorgau.exercises.mark.key import KeyDefect, MarkKey, MarkRubric
from qorgau.exercises.score import Verdict

HINTED = "hinted"
"""The outcome of a verdict that says what the hints about one defect cost."""
LEVELS = 3
"""Hints about one defect: its document, its group of fields, its family."""
GROUP = 4
"""How many fields of a form one group has: 1 to 4, 5 to 8, and so on."""


@dataclass(frozen=True)
class Cost:
    """What the hints of one item cost, `raw` in the rubric's points."""

    item: str
    key: str
    raw: float

    def verdict(self, scale: float) -> Verdict:
        """The verdict with its points in points of the exercise, zero or negative."""
        return Verdict(self.item, self.key, HINTED, round(-self.raw * scale, 2) + 0.0)


@dataclass(frozen=True)
class Hint:
    """The hint `level` (1..LEVELS) about one defect; `item` is how the answers name it."""

    item: str
    level: int
    about: KeyDefect

    @property
    def document(self) -> str:
        """The document that holds the defect ("RP-1")."""
        return self.about.fields[0].rpartition(".")[0]

    @property
    def group(self) -> tuple[int, int]:
        """First and last number of the group of fields; the form may end before the last."""
        number = int(self.about.fields[0].rpartition(".")[2])
        first = (number - 1) // GROUP * GROUP + 1
        return first, first + GROUP - 1


def token(key: MarkKey, item: KeyDefect) -> str:
    """The item id under which hints about `item` stand in the answers.

    Made of the id and of the reason that only the key has: nobody can try out ids of defects against it. When an
    author rewrites the reason, hints about this defect that were given before are no longer found, and cost nothing.
    """
    text = "\n".join((key.case, item.id, item.why.to("ru")))
    return f"hint:{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def by_token(key: MarkKey) -> Mapping[str, KeyDefect]:
    """The graded defects by the item id of their hints."""
    return {token(key, item): item for item in key.graded}


def hint_costs(
    answer: MarkAnswer, key: MarkKey, rubric: MarkRubric, judgements: Sequence[Judgement]
) -> tuple[Cost, ...]:
    """What the hints in `answer` cost, in the order of the key: a share of the weight a hint, never more than was earned."""
    costs = []
    for name, item in by_token(key).items() if answer.hints else ():
        asked = min(answer.hints.get(name, 0), LEVELS)
        if asked:
            got = math.fsum(one.raw for one in judgements if one.key == item.id and one.raw > 0)
            costs.append(Cost(name, item.id, min(rubric.hint * rubric.weights[item.severity] * asked, got)))
    return tuple(costs)


def next_hint(
    answer: MarkAnswer, key: MarkKey, rubric: MarkRubric, judgements: Sequence[Verdict] | Sequence[Judgement]
) -> Hint | None:
    """The hint to give next: about the weightiest graded defect that no mark reaches and that has hints left.

    One defect is led to step by step before the next one is begun. None: there is nothing left to hint at.
    """
    reached = {one.key for one in judgements if one.outcome in HITS}
    open_items = [
        (name, item)
        for name, item in by_token(key).items()
        if item.id not in reached and answer.hints.get(name, 0) < LEVELS
    ]
    if not open_items:
        return None
    name, item = max(open_items, key=lambda one: rubric.weights[one[1].severity])
    return Hint(name, answer.hints.get(name, 0) + 1, item)
