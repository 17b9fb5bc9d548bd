"""Variants of a case: knobs turned by a seed, the same on every machine, until everything that must hold holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from qorgau.cases.case_data import CaseData
from qorgau.cases.knobs import Knobs
from qorgau.cases.timing import Counting, Shifts, Timing, minute_number, shifted_minutes
from qorgau.law.clock import law
from qorgau.problem import BadInput, Problem

MAX_TRIES = 20_000
"""How often knobs are turned before it is said that they cannot all hold."""

Position = int | str


@dataclass(frozen=True)
class Variant:
    """How the knobs of a case stand, and what follows for its times."""

    seed: int | None
    positions: Mapping[str, Position]
    choices: Mapping[str, str]
    shifts: Shifts
    timing: Timing


class Deck:
    """Everything that variants of one case are drawn from; made once for many seeds."""

    def __init__(self, data: CaseData, knobs: Knobs) -> None:
        self.data = data
        self.knobs = knobs
        self._base = {event.id: minute_number(event.at) for event in data.events}
        self._stated = tuple((one.id, one.of, one.minutes) for one in data.stated)
        self._counting = Counting(data, law())
        self._offers = tuple((knob, knob.positions) for knob in knobs.knobs)

    @cached_property
    def as_written(self) -> Variant:
        """The file as its author wrote it."""
        offsets = {one.id: one.minutes for one in self.data.stated}
        positions: dict[str, Position] = {}
        for knob in self.knobs.knobs:
            written = knob.choices[0] if knob.choices else offsets.get(knob.stated or "", 0)
            positions[knob.id] = written
        return self.at(positions, None)

    def draw(self, seed: int) -> Variant:
        """The variant named `seed`. Raises BadInput when the conditions of `keep` never hold together."""
        random = Random(f"{self.data.id}:{seed}")  # no secret hangs on it
        for _ in range(MAX_TRIES):
            positions = {
                knob.id: offered[int(random.random() * len(offered))] for knob, offered in self._offers
            }
            variant = self.at(positions, seed)
            if self.holds(variant):
                return variant
        file = f"solutions/{self.data.id.lower()}/knobs.yaml"
        hint = "widen the minutes or drop a condition"
        raise BadInput([Problem(file, "keep", f"never held in {MAX_TRIES} tries, seed {seed}", hint)])

    def holds(self, variant: Variant) -> bool:
        """Whether everything that must hold does. Raises KeyError for a name that the case does not have."""
        return all(one.holds(variant.timing, variant.choices) for one in self.knobs.keep)

    def at(self, positions: Mapping[str, Position], seed: int | None) -> Variant:
        """The variant with the knobs at these positions, whatever follows."""
        events: dict[str, int] = {}
        stated: dict[str, int] = {}
        choices: dict[str, str] = {}
        days = 0
        for knob, _ in self._offers:
            position = positions[knob.id]
            if isinstance(position, str):
                choices[knob.id] = position
            elif knob.shift:
                for name in knob.shift:
                    events[name] = events.get(name, 0) + position
            elif knob.stated is not None:
                stated[knob.stated] = position
            else:
                days += position
        shifts = Shifts(events, stated, days)
        minutes = shifted_minutes(self._base, self._stated, shifts)
        return Variant(seed, positions, choices, shifts, Timing(minutes, self._counting))
