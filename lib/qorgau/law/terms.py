"""Days that the law counts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from qorgau import data_file

LIMITS = Path(__file__).parent / "limits.yaml"


class Limit(BaseModel):
    """One limit in days and the provisions it comes from (registry ids)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    days: int = Field(gt=0)
    provisions: tuple[str, ...] = Field(min_length=1)


class _Limits(RootModel[dict[str, Limit]]):
    pass


@cache
def limits() -> dict[str, Limit]:
    """The limits by name. Raises BadInput with every error of the data file."""
    return data_file.load(LIMITS, _Limits).root


def last_safe_day(start: date, limit: Limit) -> date:
    """The last day of `limit`, counted from `start`.

    Takes the day of the event the term runs from and a limit in days; gives the calendar day on which
    a defender is safe on every reading: the starting day is not counted and a day off does not move
    the end (counting mode A0 of the case files). Source: the limit's own provisions.
    """
    return start + timedelta(days=limit.days)
