"""Score of the exercise `timeline`: a pure function of the answer, the key, the rubric and what the clock computed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from qorgau.cases.words import Words
from qorgau.exercises.score import Score, Verdict, rounded
from qorgau.exercises.timeline.answer import TimelineAnswer, Value
from qorgau.exercises.timeline.computed import Computed
from qorgau.exercises.timeline.key import KeyLimit, KeyMoment, KeyPair, TimelineKey, TimelineRubric


@dataclass(frozen=True)
class Judged:
    """What became of one part: its share of its weight (0..1), the weight, and whether it is graded."""

    item: str
    outcome: str
    share: float
    weight: float
    graded: bool
    why: Words | None = None
    norms: tuple[str, ...] = ()


def score(
    answer: TimelineAnswer, key: TimelineKey, rubric: TimelineRubric, computed: Computed, *, points: float
) -> Score:
    """The score of `answer`, in points of the exercise (0..`points`, two decimals).

    Sum of weight times share over the graded parts, divided by the sum of their weights. The order earns the
    share (right minus wrong neighbours) / neighbours, never less than nothing; an arguable statement, a limit that
    follows from one's own wrong start and a day that is merely early earn the rubric's half. Verdicts come in the
    order of the exercise. figures: right, answered, graded (numbers of parts), order (share).
    """
    judged = [_order(answer, key, rubric, computed)]
    judged += [_moment(one, answer, rubric) for one in key.moments]
    judged += [_limit(one, answer, key, rubric, computed) for one in key.limits]
    total = math.fsum(one.weight for one in judged if one.graded)
    scale = points / total if total else 0.0
    earned = math.fsum(one.weight * one.share for one in judged if one.graded) * scale
    return Score(
        value=rounded(max(earned, 0.0), points),
        maximum=points,
        verdicts=tuple(_verdict(one, scale) for one in judged),
        figures={
            "right": sum(one.share == 1 for one in judged),
            "answered": sum(one.outcome != "missed" for one in judged),
            "graded": sum(one.graded for one in judged),
            "order": round(judged[0].share, 4),
        },
        metadata={"exercise": key.exercise, "case": key.case},
    )


def _verdict(one: Judged, scale: float) -> Verdict:
    points = round(one.weight * one.share * scale, 2) if one.graded else 0.0
    outcome = one.outcome if one.graded else "ungraded"
    return Verdict(one.item, one.item, outcome, points, explanation=one.why, norms=one.norms)


def wrong_pairs(answer: TimelineAnswer, key: TimelineKey) -> Iterator[KeyPair]:
    """The pairs of the key that stand the wrong way round in the answer's order, in the order of the key."""
    place = {name: number for number, name in enumerate(answer.order)}
    if place:
        yield from (pair for pair in key.order.pairs if place[pair.first] > place[pair.then])


def _order(answer: TimelineAnswer, key: TimelineKey, rubric: TimelineRubric, computed: Computed) -> Judged:
    spec, right = key.order, computed.order
    neighbours = list(pairwise(right))
    place = {name: number for number, name in enumerate(answer.order)}
    if not place:
        return Judged("order", "missed", 0.0, rubric.order, spec.graded, norms=spec.norms)
    good = sum(place[first] < place[then] for first, then in neighbours)
    share = max(0.0, (2 * good - len(neighbours)) / len(neighbours))
    outcome = "right" if good == len(neighbours) else "partly" if share > 0 else "wrong"
    return Judged("order", outcome, share, rubric.order, spec.graded, norms=spec.norms)


def _moment(spec: KeyMoment, answer: TimelineAnswer, rubric: TimelineRubric) -> Judged:
    chosen, item = answer.moments.get(spec.id), f"moment:{spec.id}"
    if chosen is None:
        return Judged(item, "missed", 0.0, rubric.moment, spec.graded, norms=spec.norms)
    if chosen == spec.right:
        return Judged(item, "right", 1.0, rubric.moment, spec.graded, spec.why, spec.norms)
    arguable = chosen in spec.arguable
    outcome, share = ("arguable", rubric.half) if arguable else ("wrong", 0.0)
    return Judged(item, outcome, share, rubric.moment, spec.graded, spec.others[chosen], spec.norms)


def _limit(
    spec: KeyLimit, answer: TimelineAnswer, key: TimelineKey, rubric: TimelineRubric, computed: Computed
) -> Judged:
    item, right, norms = f"limit:{spec.id}", computed.values[spec.id], computed.norms(spec)

    def judged(outcome: str, share: float, why: Words | None) -> Judged:
        return Judged(item, outcome, share, rubric.limit, spec.graded, why, norms)

    given = answer.limits.get(spec.id)
    if given is None:
        return judged("missed", 0.0, None)
    if given == right:
        return judged("right", 1.0, spec.why.right)
    start = answer.moments.get(key.counts[spec.count].moment or "")
    if start is not None and computed.following[spec.id].get(start) == given:
        return judged("consistent", rubric.half, _reason(spec, given, right, computed))
    late = later(given, right)
    if not late and spec.early == "safe":
        return judged("early", rubric.half, _reason(spec, given, right, computed))
    # A minute or a lapse that is too great is wrong; only a day that is too late is lost for good.
    lost = late and not isinstance(right, datetime | timedelta)
    return judged("late" if lost else "wrong", 0.0, _reason(spec, given, right, computed))


def _reason(spec: KeyLimit, given: Value, right: Value, computed: Computed) -> Words:
    """The reason of that very value, where the key knows how one comes to it; else that of its side."""
    for value, confusion in computed.confusions[spec.id]:
        if value == given:
            return confusion.why
    return spec.why.late if later(given, right) else spec.why.early


def later(given: Value, right: Value) -> bool:
    """Whether a value lies after (for a lapse: is longer than) another one of its kind."""
    if isinstance(given, timedelta) and isinstance(right, timedelta):
        return given > right
    if isinstance(given, datetime) and isinstance(right, datetime):
        return given > right
    if isinstance(given, date) and isinstance(right, date):
        return given > right
    raise TypeError(f"{given!r} beside {right!r}")
