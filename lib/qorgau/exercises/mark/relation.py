"""How one mark stands to one defect of the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from qorgau.exercises.mark.answer import Mark
from qorgau.exercises.mark.key import KeyDefect, MarkKey, MarkRubric

Relation = Literal["agreed", "neighbour", "sibling"]


def relation(field: str, defect: str, item: KeyDefect, families: Mapping[str, str]) -> Relation | None:
    """How the name `defect` in `field` stands to `item`.

    agreed: its name in its field; neighbour: its name in a neighbouring field; sibling: another name of
    its family in its field; None: not at all. `families` maps a defect to its family.
    """
    if defect == item.defect:
        if field in item.fields:
            return "agreed"
        return "neighbour" if field in item.neighbours else None
    if field in item.fields and families[defect] == families[item.defect]:
        return "sibling"
    return None


def relations(field: str, defect: str, key: MarkKey, families: Mapping[str, str]) -> dict[str, Relation]:
    """Key id → relation, in the order of the key.

    A mark that agrees with a defect stands for that one only: otherwise the same right mark made twice
    would earn a second defect of the family as its sibling.
    """
    found: dict[str, Relation] = {}
    for item in key.defects:
        stands = relation(field, defect, item, families)
        if stands is not None:
            found[item.id] = stands
    agrees = "agreed" in found.values()
    return {name: stands for name, stands in found.items() if stands == "agreed" or not agrees}


# From the least worth up.
_WORTH: tuple[Relation, ...] = ("sibling", "neighbour", "agreed")


def widest(found: Iterable[Mapping[str, Relation]]) -> dict[str, Relation]:
    """Key id → the best of several relations to it; nothing that one of them has is lost."""
    best: dict[str, Relation] = {}
    for relations_of_place in found:
        for name, stands in relations_of_place.items():
            best[name] = max(best.get(name, stands), stands, key=_WORTH.index)
    return best


def in_paper(field: str, defect: str, key: MarkKey) -> dict[str, Relation]:
    """Key id → relation of a mark on the whole paper of `field`: the right name, the place not exact."""
    paper = field.rpartition(".")[0]
    return {
        item.id: "neighbour"
        for item in key.defects
        if item.defect == defect and paper in {place.rpartition(".")[0] for place in item.fields}
    }


def right_parts(mark: Mark, item: KeyDefect) -> tuple[str, ...]:
    """Which of severity, consequence and stage the mark gives as the key accepts them."""
    accepted = {
        "severity": (mark.severity, (item.severity,)),
        "consequence": (mark.consequence, item.consequences),
        "stage": (mark.stage, item.stages),
    }
    return tuple(name for name, (given, right) in accepted.items() if given in right)


def earned(mark: Mark, item: KeyDefect, stands: Relation, rubric: MarkRubric) -> float:
    """What the mark is worth for the defect, in the rubric's points."""
    share = 1.0 if stands == "agreed" else rubric.half
    return rubric.weights[item.severity] * share + rubric.extras * len(right_parts(mark, item))
