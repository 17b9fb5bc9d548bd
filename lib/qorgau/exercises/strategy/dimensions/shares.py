"""How well a choice of several matches the right one."""

from __future__ import annotations


def overlap(chosen: tuple[str, ...], right: tuple[str, ...]) -> float:
    """What both name, as a share of what either names; 1 when neither names anything."""
    either = {*chosen} | {*right}
    return len({*chosen} & {*right}) / len(either) if either else 1.0
