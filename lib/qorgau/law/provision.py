"""A provision of the registry: its models, as the data file has them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel


class Status(StrEnum):
    """How sure the kit is of a norm at a date."""

    CONFIRMED = "confirmed"
    UNREAD = "unread"
    UNKNOWN_DAY = "unknown-day"
    MEMORY = "memory"
    CONFLICT = "conflict"
    NOT_IN_FORCE = "not-in-force"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(_Strict):
    """Heading of a provision; Kazakh only where an official text was read."""

    ru: str
    en: str
    kk: str | None = None


class PlaceWords(_Strict):
    """How a place that is no article is named ("para 30", "No. 13 of 22 December 2016")."""

    ru: str
    en: str


def _real_day(end: str) -> str:
    date.fromisoformat(end if len(end) == 10 else f"{end}-01")
    return end


End = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$"), AfterValidator(_real_day)]


class Version(_Strict):
    """One interval of force. Ends are ISO days, or months ("2025-03") whose day is unknown."""

    from_: End | None = Field(alias="from")
    to: End | None
    wording: Literal["read", "unread"]
    note: str = ""


class Source(_Strict):
    """Where the text was read."""

    title: str
    url: str | None
    copy_: str | None = Field(default=None, alias="copy")


class Provision(_Strict):
    """One provision of the registry, paraphrased in our own words."""

    id: str
    instrument: str
    article: str
    part: str | None = None
    place: PlaceWords | None = None
    title: Title
    summary_en: str
    summary_ru: str
    summary_kk: str | None = None
    heading_kk: str | None = None
    valid: tuple[Version, ...] = Field(min_length=1)
    topics: tuple[str, ...]
    source: Source
    confidence: Literal["read", "memory", "conflict"]
    note: str = ""


class Provisions(RootModel[tuple[Provision, ...]]):
    """The whole data file."""
