"""What a key teaches in one variant: which items hold, without their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qorgau.cases.conditions import Times, hold
from qorgau.exercises.mark.key import MarkKey
from qorgau.keys.audit import Audited
from qorgau.problem import Problem


@dataclass(frozen=True)
class Lesson:
    """Defects as (item, field, defect), look-alikes as (field, id), and the fields that stay open."""

    defects: frozenset[tuple[str, str, str]]
    look_alikes: frozenset[tuple[str, str]]
    open_fields: frozenset[str]


def lesson(key: MarkKey, times: Times, choices: Mapping[str, str]) -> Lesson:
    """The items of an author's key that hold under these times and choices. Raises KeyError for unknown names."""
    return Lesson(
        frozenset(
            (item.id, field, item.defect)
            for item in key.defects
            if hold(item.when, times, choices)
            for field in item.fields
        ),
        frozenset(
            (item.field, item.look_alike) for item in key.look_alikes if hold(item.when, times, choices)
        ),
        frozenset(item.field for item in key.ungraded if hold(item.when, times, choices)),
    )


def accidental(
    found: Iterable[Audited], taught: Lesson, graded: Sequence[str], file: str, named: str = ""
) -> list[Problem]:
    """Where the clock and the key disagree; `graded` are items that carry points, `named` says which variant.

    A field that the key leaves open agrees with every verdict.
    """
    problems = []
    for one in found:
        if taught.open_fields.intersection(one.fields):
            continue
        held = [
            item for item, field, defect in taught.defects if defect == one.defect and field in one.fields
        ]
        where = ", ".join(one.fields) if len(one.fields) < 3 else one.fields[0].rpartition(".")[0]
        if one.verdict == "must" and not held:
            problems.append(
                Problem(
                    file,
                    where,
                    f"by the clock it has {one.defect}, the key says nothing{named}",
                    "check both",
                )
            )
        elif one.verdict == "must-not" and held:
            message = f"by the clock it has no {one.defect}, {held[0]} says it has{named}"
            problems.append(Problem(file, where, message, "check both"))
        elif one.verdict == "open" and any(item in graded for item in held):
            message = f"{one.defect} hangs on a reading of the law, {held[0]} is graded{named}"
            problems.append(Problem(file, where, message, "set graded: false, or list it under ungraded"))
    return problems
