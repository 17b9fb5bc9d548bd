"""Which step of the plan comes before which."""

from __future__ import annotations

from collections.abc import Mapping

from qorgau.exercises.strategy.items import MotionStep


def surely_before(one: MotionStep, other: MotionStep, places: Mapping[str, int]) -> bool:
    """Whether `one` stands before `other`: by stage (`places`), inside a stage by order.

    False while a stage, or inside one stage an order, is still open.
    """
    if one.stage is None or other.stage is None:
        return False
    if one.stage != other.stage:
        return places[one.stage] < places[other.stage]
    return one.order is not None and other.order is not None and one.order < other.order


def surely_not_before(one: MotionStep, other: MotionStep, places: Mapping[str, int]) -> bool:
    """Whether it is settled that `one` does not stand before `other`; False while that is still open."""
    if one.stage is None or other.stage is None:
        return False
    if one.stage != other.stage:
        return places[one.stage] > places[other.stage]
    return one.order is not None and other.order is not None and one.order >= other.order


def planned(motions: Mapping[str, MotionStep]) -> tuple[str, ...]:
    """The motions of a plan in its order; those without a place come last."""
    return tuple(
        sorted(motions, key=lambda name: (motions[name].order is None, motions[name].order or 0, name))
    )
