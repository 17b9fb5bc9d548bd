"""What an answer says about the file: marks gathered to thoughts, and how each stands to the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.mark.relation import Relation, in_paper, relations, widest


@dataclass(frozen=True)
class Claim:
    """All marks that give the same name to the same place: one thought, however often it is marked.

    `against` is the other field of a contradiction, "" without one. `at` says for a defect of the key which of the
    two fields earns it.
    """

    field: str
    against: str
    defect: str
    marks: Mapping[str, Mark]
    stands: Mapping[str, Relation]
    at: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Its own field first."""
        return (self.field, self.against) if self.against else (self.field,)


def claims_of(answer: MarkAnswer, key: MarkKey, families: Mapping[str, str]) -> list[Claim]:
    """The claims of an answer; marks without a name claim nothing. `families` maps a defect to its family."""
    # Sorted, so that the score does not depend on the order in which the marks were made.
    grouped: dict[tuple[str, str, bool, str], dict[str, Mark]] = {}
    for item, mark in sorted(answer.marks.items()):
        if mark.defect is not None:
            place = (mark.field, mark.against or "", mark.kind == "document", mark.defect)
            grouped.setdefault(place, {})[item] = mark
    return [
        _claim(field, against, defect, marks, key, families, whole=whole)
        for (field, against, whole, defect), marks in sorted(grouped.items())
    ]


def _claim(
    field: str,
    against: str,
    defect: str,
    marks: Mapping[str, Mark],
    key: MarkKey,
    families: Mapping[str, str],
    *,
    whole: bool,
) -> Claim:
    """A contradiction counts as a mark in either of its fields; a whole paper also as its own field."""
    own = relations(field, defect, key, families)
    other = relations(against, defect, key, families) if against else {}
    stands = widest((own, other, in_paper(field, defect, key) if whole else {}))
    at = {name: against for name in other if stands[name] == other[name] != own.get(name)}
    return Claim(field, against, defect, marks, stands, at)
