"""Every predicate by the name that rules.yaml calls it."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau.exercises.strategy import (
    appeal_predicates,
    basis_predicates,
    client_predicates,
    evidence_predicates,
    fact_predicates,
    ground_predicates,
    motion_predicates,
    position_predicates,
    text_predicates,
)
from qorgau.exercises.strategy.hits import Predicate

PREDICATES: Mapping[str, Predicate] = {
    found.name: found
    for module in (
        position_predicates,
        fact_predicates,
        evidence_predicates,
        ground_predicates,
        motion_predicates,
        basis_predicates,
        client_predicates,
        appeal_predicates,
        text_predicates,
    )
    for found in vars(module).values()
    if isinstance(found, Predicate)
}
