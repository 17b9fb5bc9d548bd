"""Nothing is shown that rests on fewer than five people, neither by itself nor by taking one figure from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FEWEST = 5
"""The least number of people behind anything that is shown."""

People = frozenset[str]
Why = Literal["", "few", "most", "nothing"]


@dataclass(frozen=True)
class Mean:
    """A figure over `people` (a mean, a median, an agreement); `value` None where nothing can be said of them."""

    value: float | None
    people: People


@dataclass(frozen=True)
class Shown:
    """A figure as it may be shown.

    `people`: how many stand behind it, None where that number itself is not shown. `why` the value is None: `few`,
    fewer than five people; `most`, all but fewer than five; `nothing`, nobody or nothing to be said.
    """

    value: float | None
    people: int | None = None
    why: Why = ""


def tellable(part: int, whole: int) -> bool:
    """Whether a number of people may be told of a whole: it leaves neither one to four people in nor out."""
    return whole >= FEWEST and all(number == 0 or number >= FEWEST for number in (part, whole - part))


def counted(part: int, whole: int) -> Shown:
    """How many people of `whole` it is, as far as that may be told."""
    if tellable(part, whole):
        return Shown(float(part), part)
    few = whole < FEWEST or part < FEWEST
    return Shown(None, None, "few" if few else "most")


def meant(mean: Mean, whole: int) -> Shown:
    """A figure over some of a group of `whole` people, as far as it may be shown."""
    if mean.people and len(mean.people) < FEWEST:
        return Shown(None, None, "few")
    if mean.value is None or not mean.people:
        return Shown(None, None, "nothing")
    return Shown(mean.value, counted(len(mean.people), whole).people)


def open_parts(parts: Mapping[str, People], whole: People) -> frozenset[str]:
    """The parts that may be shown beside the figure of the whole.

    Parts do not overlap. A part of fewer than five is hidden; while what is hidden altogether is one to four people,
    whom the whole less the shown parts would give away, the smallest shown part is hidden too. Empty parts are open.
    """
    if len(whole) < FEWEST:
        return frozenset()
    shown = {name for name, people in parts.items() if not people or len(people) >= FEWEST}
    while True:
        hidden = len(whole) - sum(len(parts[name]) for name in shown)
        full = [name for name in shown if parts[name]]
        if hidden == 0 or hidden >= FEWEST or not full:
            return frozenset(shown)
        shown.remove(min(full, key=lambda name: (len(parts[name]), name)))
