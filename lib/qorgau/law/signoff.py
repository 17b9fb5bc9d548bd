"""Sign-offs: which wordings a practising lawyer compared with the registry, and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from qorgau import data_file

SIGNOFF = Path(__file__).parent / "signoff.yaml"


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


Day = Annotated[str, BeforeValidator(_day), Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class SignOff(BaseModel):
    """One wording of one provision, compared by a lawyer; `to` None means still in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    provision: str
    from_: Day = Field(alias="from")
    to: Day | None = None
    by: str = Field(min_length=1)
    when: Day
    source: str = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> SignOff:
        first, last, signed = date.fromisoformat(self.from_), self.to, date.fromisoformat(self.when)
        if last is not None and date.fromisoformat(last) < first:
            raise ValueError("to lies before from")
        if signed < first:
            raise ValueError("signed before the wording began")
        return self

    def covers(self, day: date) -> bool:
        """Whether `day` lies inside the interval that was compared."""
        return date.fromisoformat(self.from_) <= day and (
            self.to is None or day <= date.fromisoformat(self.to)
        )


class _SignOffs(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    signed: tuple[SignOff, ...] = ()


def load_signoffs(path: Path = SIGNOFF) -> tuple[SignOff, ...]:
    """The sign-offs in `path`. Raises BadInput with every error at once."""
    return data_file.load(path, _SignOffs).signed
