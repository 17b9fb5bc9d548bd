"""Conditions on the times and choices of a case: what a variant must keep, when an item of a key holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Protocol, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def _choice(value: object) -> object:
    # YAML reads an unquoted yes as true.
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


ChoiceName = Annotated[str, BeforeValidator(_choice)]
_DAY = 24 * 60
_WAYS = ("longer", "at_most", "order", "same_day", "day_order", "off_the_hour", "knob")


class Times(Protocol):
    """Where a condition looks up its times, as whole numbers that can be compared and subtracted."""

    def minute_number(self, name: str) -> int:
        """The minute `name`. Raises KeyError."""
        ...

    def day_number(self, name: str) -> int:
        """The day of `name`. Raises KeyError."""
        ...


class Condition(BaseModel):
    """One condition, in one of seven ways; minutes are whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    longer: tuple[str, str, int] | None = None
    at_most: tuple[str, str, int] | None = None
    order: Annotated[tuple[str, ...], Field(min_length=2)] | None = None
    same_day: tuple[str, str] | None = None
    day_order: tuple[str, str] | None = None
    off_the_hour: tuple[str, Annotated[int, Field(ge=0, le=23)]] | None = None
    knob: str | None = None
    is_: ChoiceName | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(getattr(self, way) is not None for way in _WAYS) != 1:
            raise ValueError(f"a condition has one of {', '.join(_WAYS)}")
        if (self.knob is None) != (self.is_ is None):
            raise ValueError("a condition on a knob says what it is: {knob: hearing_aid, is: yes}")
        return self

    def holds(self, times: Times, choices: Mapping[str, str]) -> bool:
        """Whether it is so; a knob that is not there has no position. Raises KeyError for an unknown moment."""
        if self.longer is not None:
            first, then, minutes = self.longer
            return times.minute_number(then) - times.minute_number(first) > minutes
        if self.at_most is not None:
            first, then, minutes = self.at_most
            return times.minute_number(then) - times.minute_number(first) <= minutes
        if self.order is not None:
            numbers = [times.minute_number(name) for name in self.order]
            return all(one < other for one, other in pairwise(numbers))
        if self.same_day is not None:
            return times.day_number(self.same_day[0]) == times.day_number(self.same_day[1])
        if self.day_order is not None:
            return times.day_number(self.day_order[0]) <= times.day_number(self.day_order[1])
        if self.off_the_hour is not None:
            return times.minute_number(self.off_the_hour[0]) % _DAY != self.off_the_hour[1] * 60
        return choices.get(self.knob or "") == self.is_

    def names(self) -> Iterator[str]:
        """The moments it looks at."""
        for found in (self.longer, self.at_most):
            if found is not None:
                yield from found[:2]
        for names in (self.order, self.same_day, self.day_order):
            yield from names or ()
        if self.off_the_hour is not None:
            yield self.off_the_hour[0]


When = Condition | tuple[Condition, ...]


def conditions(when: When | None) -> tuple[Condition, ...]:
    """The conditions of a `when:`, all of which must hold; none without one."""
    if when is None:
        return ()
    return (when,) if isinstance(when, Condition) else when


def hold(when: When | None, times: Times, choices: Mapping[str, str]) -> bool:
    """Whether every condition holds. Raises KeyError for a name that is not there."""
    return all(one.holds(times, choices) for one in conditions(when))


def unknown(
    when: When | None, moments: Collection[str], knobs: Mapping[str, Collection[str]]
) -> Iterator[str]:
    """What the conditions name and the case or its knobs do not have, each in words."""
    for one in conditions(when):
        yield from (
            f"no event, stated minute or result {name!r}" for name in one.names() if name not in moments
        )
        if one.knob is not None and one.knob not in knobs:
            yield f"no choice knob {one.knob!r}"
        elif one.knob is not None and one.is_ not in knobs[one.knob]:
            yield f"the knob {one.knob} has no choice {one.is_!r}"
