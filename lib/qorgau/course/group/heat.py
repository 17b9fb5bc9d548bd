"""Where a group marked the papers: of each field, how many people marked it rightly, otherwise, or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qorgau.course.group.alphas import labels
from qorgau.course.group.few import People, Shown, counted, open_parts
from qorgau.course.group.person import Person
from qorgau.course.group.worth import Worth

LEVELS = 4
"""Steps of the pattern, beside 0 for a field that nobody marked."""


@dataclass(frozen=True)
class Place:
    """One field: how many marked it, how many of them rightly, share of the most frequent label (0..1).

    `level` 0..LEVELS is how dark the pattern is; None where the number is not shown.
    """

    field: str
    marked: Shown
    right: Shown
    same: Shown
    level: int | None


def heat(people: Sequence[Person], worth: Worth, fields: Iterable[str]) -> tuple[Place, ...]:
    """The places of an exercise of marking, in the order of the papers, of those who answered it."""
    made = {one.id: done.marks for one in people if (done := one.answered(worth.exercise)) is not None}
    everyone = frozenset(made)
    known = tuple(fields)
    said = {name: labels(marks, worth, known) for name, marks in made.items()}
    found = []
    for field in known:
        right = frozenset(n for n, marks in made.items() if any(m.field == field and m.right for m in marks))
        marked = frozenset(n for n, marks in made.items() if any(m.field == field for m in marks))
        found.append(_place(field, right, marked, everyone, {name: row[field] for name, row in said.items()}))
    return tuple(found)


def _place(field: str, right: People, marked: People, everyone: People, said: Mapping[str, str]) -> Place:
    whole = len(everyone)
    parts = {"right": right, "other": marked - right, "none": everyone - marked}
    shown = counted(len(marked), whole)
    both = {"right", "other", "none"} <= open_parts(parts, everyone)
    hits = counted(len(right), whole) if both or not right else Shown(None, None, "few")
    most = Counter(said.values()).most_common(1)
    same = Shown(None, None, "nothing")
    if most:
        same = (
            Shown(most[0][1] / whole)
            if counted(most[0][1], whole).value is not None
            else _hidden(most[0][1], whole)
        )
    return Place(field, shown, hits, same, level(shown, whole))


def _hidden(number: int, whole: int) -> Shown:
    return Shown(None, None, counted(number, whole).why)


def level(marked: Shown, whole: int) -> int | None:
    """The step of the pattern: 0 nobody, then quarters of the group; the darkest for all but a few."""
    if marked.why == "most":
        return LEVELS
    if marked.value is None:
        return None
    return 0 if not marked.value else min(LEVELS, 1 + int(LEVELS * (marked.value - 1e-9) / whole))
