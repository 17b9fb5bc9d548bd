"""What a mark may name in one case: its fields, and the closed lists of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue


@dataclass(frozen=True)
class Vocabulary:
    """Fields in the order of the file, defects with their family, and the other ids a mark or key may use."""

    fields: tuple[str, ...]
    families: Mapping[str, str]
    look_alikes: frozenset[str]
    norms: frozenset[str]
    consequences: frozenset[str]
    severities: frozenset[str]
    stages: frozenset[str]


def vocabulary(case: Case, catalogue: Catalogue, norms: Iterable[str]) -> Vocabulary:
    """The vocabulary of a loaded case; `norms` are the ids of the law registry."""
    words = catalogue.words
    return Vocabulary(
        fields=tuple(case.fields),
        families=catalogue.family_of,
        look_alikes=frozenset(catalogue.look_alike),
        norms=frozenset(norms),
        consequences=frozenset(choice.id for choice in words.consequences),
        severities=frozenset(choice.id for choice in words.severities),
        stages=frozenset(choice.id for choice in words.stages),
    )
