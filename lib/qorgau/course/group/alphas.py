"""How far trainees agree with each other and with the expert on what stands in each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from qorgau.course.group.few import Mean
from qorgau.course.group.person import Made, Person
from qorgau.course.group.worth import Worth
from qorgau.keys.agreement import alpha
from qorgau.keys.passes import AND, PLAIN


@dataclass(frozen=True)
class Alphas:
    """Krippendorff's alpha among trainees, and the median of the alphas of each trainee with the expert (-1..1)."""

    exercise: str
    among: Mean
    expert: Mean


def labels(marks: Iterable[Made], worth: Worth, fields: Iterable[str]) -> dict[str, str]:
    """What one reader says of each field: defects, or `plain`.

    A mark that found a defect by its right name counts in the expert's field, wherever else it may stand too.
    """
    found: dict[str, set[str]] = {field: set() for field in fields}
    for mark in marks:
        item = worth.place.get(mark.key or "")
        agreed = mark.outcome == "agreed" and item is not None and item.field
        found.setdefault(str(item.field) if agreed and item else mark.field, set()).add(mark.defect)
    return {field: AND.join(sorted(said)) or PLAIN for field, said in found.items()}


def alphas(people: Sequence[Person], worth: Worth, fields: Iterable[str]) -> Alphas:
    """The agreement of those who answered an exercise of marking, over all fields of the papers."""
    known = tuple(fields)
    said: Mapping[str, Mapping[str, str]] = {
        one.id: labels(done.marks, worth, known)
        for one in people
        if (done := one.answered(worth.exercise)) is not None
    }
    everyone = frozenset(said)
    expert = dict.fromkeys(known, PLAIN)
    for field in known:
        names = {item.defect for item in worth.items if item.field == field and item.defect}
        expert[field] = AND.join(sorted(names)) or PLAIN
    among = alpha([tuple(row[field] for row in said.values()) for field in known])
    each = {name: alpha([(row[field], expert[field]) for field in known]) for name, row in said.items()}
    known_to = {name: value for name, value in each.items() if value is not None}
    with_expert = Mean(median(known_to.values()) if known_to else None, frozenset(known_to))
    return Alphas(worth.exercise, Mean(among, everyone), with_expert)
