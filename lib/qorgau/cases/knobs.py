"""What may be turned in a case: events that move together, stated minutes, whole days, choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from qorgau.cases.conditions import ChoiceName, Condition
from qorgau.cases.document import Change
from qorgau.cases.words import Words


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Range(_Strict):
    """Whole minutes, both ends included."""

    from_: int = Field(alias="from")
    to: int
    step: int = Field(default=1, gt=0)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every number of the range."""
        return tuple(range(self.from_, self.to + 1, self.step))


class Knob(_Strict):
    """One knob, of one of four kinds.

    `shift` events move together by `minutes`; the `stated` minute gets the offset `minutes`; the whole file moves
    by one of `days`; one of `choices` is made, the first as the file is written.
    """

    id: str
    shift: tuple[str, ...] = ()
    stated: str | None = None
    minutes: Range | None = None
    days: tuple[int, ...] = ()
    choices: tuple[ChoiceName, ...] = ()

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = [bool(self.shift), self.stated is not None, bool(self.days), bool(self.choices)]
        if sum(kinds) != 1:
            raise ValueError("a knob has one of shift, stated, days, choices")
        if (kinds[0] or kinds[1]) != (self.minutes is not None):
            raise ValueError("minutes belong to shift or stated")
        if self.minutes is not None and not self.minutes.numbers:
            raise ValueError("minutes: from lies after to")
        return self

    @property
    def positions(self) -> tuple[int | str, ...]:
        """Everything it can be turned to."""
        if self.minutes is not None:
            return self.minutes.numbers
        return self.days or self.choices


class OnChoice(_Strict):
    """The choice under which something changes."""

    knob: str
    is_: ChoiceName = Field(alias="is")


class Turned(_Strict):
    """What a choice changes in the papers and values of a case."""

    when: OnChoice
    documents: Mapping[str, Mapping[int, Change]] = {}
    values: Mapping[str, Words | str] = {}


class Knobs(_Strict):
    """solutions/cfNN/knobs.yaml."""

    case: str
    knobs: tuple[Knob, ...] = Field(min_length=1)
    changes: tuple[Turned, ...] = ()
    keep: tuple[Condition, ...] = ()

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """What each choice knob offers, the file as written first."""
        return {knob.id: knob.choices for knob in self.knobs if knob.choices}
