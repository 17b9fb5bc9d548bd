"""What becomes of each mark and of each defect of the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qorgau.cases.words import Words
from qorgau.exercises.mark.answer import MarkAnswer
from qorgau.exercises.mark.claim import Claim, claims_of
from qorgau.exercises.mark.key import KeyDefect, MarkKey, MarkRubric
from qorgau.exercises.mark.matching import assign
from qorgau.exercises.mark.relation import earned, right_parts
from qorgau.exercises.score import Verdict

Outcome = Literal[
    "agreed",
    "neighbour",
    "sibling",
    "wrong-name",
    "look-alike",
    "false-alarm",
    "ungraded",
    "repeated",
    "incomplete",
    "missed",
]
HITS: frozenset[Outcome] = frozenset({"agreed", "neighbour", "sibling"})
JUDGED: frozenset[Outcome] = HITS | {"wrong-name", "look-alike", "false-alarm"}


@dataclass(frozen=True)
class Judgement:
    """A verdict before scaling: `raw` is in the rubric's points."""

    outcome: Outcome
    raw: float = 0.0
    item: str | None = None
    key: str | None = None
    field: str | None = None
    explanation: Words | None = None
    norms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def verdict(self, scale: float) -> Verdict:
        """The verdict with its points in points of the exercise."""
        points = round(self.raw * scale, 2) + 0.0
        return Verdict(
            self.item, self.key, self.outcome, points, self.field, self.explanation, self.norms, self.parts
        )


def judge(
    answer: MarkAnswer, key: MarkKey, rubric: MarkRubric, families: Mapping[str, str]
) -> tuple[Judgement, ...]:
    """One judgement a mark, in the order of the answer; then one a graded defect that no mark reached."""
    claims = claims_of(answer, key, families)
    worth = {
        number: {
            item.id: max(earned(mark, item, claim.stands[item.id], rubric) for mark in claim.marks.values())
            for item in key.graded
            if item.id in claim.stands
        }
        for number, claim in enumerate(claims)
    }
    given = assign(range(len(claims)), worth)
    by_item: dict[str, Judgement] = {}
    charged = _charged(claims, given, key, rubric)
    for number, claim in enumerate(claims):
        if number in given:
            judged = _matched(claim, key.defect[given[number]], rubric)
        else:
            judged = _unmatched(claim, key, rubric, charged=number in charged)
        by_item.update((found.item, found) for found in judged if found.item is not None)
    for item, mark in answer.marks.items():
        by_item.setdefault(item, Judgement("incomplete", item=item, field=mark.field))
    marks = [by_item[item] for item in answer.marks]
    damaged = [Judgement("incomplete", item=item) for item in answer.damaged]
    reached = set(given.values())
    missed = [_of_key("missed", item) for item in key.graded if item.id not in reached]
    return (*marks, *damaged, *missed)


def _of_key(outcome: Outcome, item: KeyDefect) -> Judgement:
    return Judgement(outcome, key=item.id, field=item.fields[0], explanation=item.why, norms=item.norms)


def _matched(claim: Claim, item: KeyDefect, rubric: MarkRubric) -> Iterable[Judgement]:
    stands = claim.stands[item.id]
    raw = {name: earned(mark, item, stands, rubric) for name, mark in claim.marks.items()}
    best = min(claim.marks, key=lambda name: (-raw[name], name))
    for name, mark in claim.marks.items():
        if name == best:
            why = item.confusion(claim.defect) or item.why
            parts = right_parts(mark, item)
            field = claim.at.get(item.id, claim.field)
            yield Judgement(stands, raw[name], name, item.id, field, why, item.norms, parts)
        else:
            yield _repeated(name, claim, item)


def _charged(
    claims: Sequence[Claim], given: Mapping[int, str], key: MarkKey, rubric: MarkRubric
) -> frozenset[int]:
    """Numbers of the claims that answer for a wrong thought.

    A name given to a field alone, to its contradiction and to its paper is one thought and costs once, the most
    that one of them costs.
    """
    worst: dict[tuple[str, str], tuple[float, int]] = {}
    for number, claim in enumerate(claims):
        graded = any(item.id in claim.stands for item in key.graded)
        if number not in given and not graded:
            thought = (claim.field, claim.defect)
            cost = (_placed(claim, key, rubric).raw, number)
            worst[thought] = min(worst.get(thought, cost), cost)
    return frozenset(number for _, number in worst.values())


def _unmatched(claim: Claim, key: MarkKey, rubric: MarkRubric, *, charged: bool) -> Iterable[Judgement]:
    graded = [item for item in key.graded if item.id in claim.stands]
    first, *others = claim.marks
    if graded:
        for name in claim.marks:
            yield _repeated(name, claim, graded[0])
        return
    yield _placed(claim, key, rubric) if charged else _repeated(first, claim, None)
    for name in others:
        yield _repeated(name, claim, None)


def _repeated(name: str, claim: Claim, item: KeyDefect | None) -> Judgement:
    if item is None:
        return Judgement("repeated", item=name, field=claim.field)
    return Judgement("repeated", 0.0, name, item.id, claim.field, item.why, item.norms)


def _placed(claim: Claim, key: MarkKey, rubric: MarkRubric) -> Judgement:
    """What the first mark of the claim is in the better of its fields."""
    first = next(iter(claim.marks))
    places = (_by_place(first, field, claim, key, rubric) for field in claim.fields)
    return max(places, key=lambda found: found.raw)


def _by_place(name: str, field: str, claim: Claim, key: MarkKey, rubric: MarkRubric) -> Judgement:
    holders = key.holders.get(field, ())
    named = [item for item in key.defects if item.id in claim.stands]
    ungraded_items = named or [item for item in holders if not item.graded]
    if ungraded_items:
        item = ungraded_items[0]
        return Judgement("ungraded", 0.0, name, item.id, field, item.why, item.norms)
    if field in key.look_alike:
        twin = key.look_alike[field]
        return Judgement("look-alike", rubric.look_alike, name, None, field, twin.why, twin.norms)
    if field in key.open_field:
        ungraded = key.open_field[field]
        return Judgement("ungraded", 0.0, name, None, field, ungraded.why, ungraded.norms)
    if holders:
        item = next((one for one in holders if one.confusion(claim.defect)), holders[0])
        why = item.confusion(claim.defect) or item.why
        return Judgement("wrong-name", 0.0, name, item.id, field, why, item.norms)
    return Judgement("false-alarm", rubric.plain, name, None, field, key.plain[field])
