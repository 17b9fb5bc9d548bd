"""Every predicate by the name that rules.yaml calls it."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau.exercises.strategy.fact_predicates import (
    admitted_facts_fit,
    alibi_not_refuted,
    disputed_facts_covered,
    no_look_alike_ground,
)
from qorgau.exercises.strategy.hits import Predicate
from qorgau.exercises.strategy.motion_predicates import motion_windows, understanding_first
from qorgau.exercises.strategy.position_predicates import (
    arguendo_legal_only,
    consent_recorded,
    exactly_one_primary,
    no_contradiction,
    rejected_with_reasons,
)

PREDICATES: Mapping[str, Predicate] = {
    found.name: found
    for found in (
        exactly_one_primary,
        no_contradiction,
        arguendo_legal_only,
        rejected_with_reasons,
        admitted_facts_fit,
        alibi_not_refuted,
        consent_recorded,
        disputed_facts_covered,
        no_look_alike_ground,
        motion_windows,
        understanding_first,
    )
}
