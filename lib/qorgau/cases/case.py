"""The case file: people by role, events to the minute, evidence, facts, documents."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from qorgau.cases.words import Words

KINDS = {
    "DP": 16,
    "AP": 20,
    "RP": 8,
    "EX": 8,
    "WS": 8,
    "SP": 10,
    "VM": 8,
    "HM": 14,
    "CD": 16,
    "AR": 10,
    "NT": 8,
    "RL": 8,
}


def _with_zone(value: object) -> object:
    # YAML turns an unquoted time into a datetime and silently drops the zone to UTC.
    if isinstance(value, datetime):
        raise ValueError('put the time in quotes, with its zone: "2019-06-10T13:02+06:00"')
    return value


Minute = Annotated[AwareDatetime, BeforeValidator(_with_zone)]
Look = Literal["hand", "print", "form", "sign"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Client(_Strict):
    role: str
    age: int = Field(ge=0, le=120)
    profile: Words
    voice: Words
    fears: Words
    wants: Words


class Charge(_Strict):
    norm: str
    text: Words


class Alleged(_Strict):
    """Time and place of the act as the protocol has them."""

    at: Minute
    place: str


class Person(_Strict):
    id: str
    name: Words
    post: Words


class Place(_Strict):
    id: str
    name: Words


class Event(_Strict):
    """Something that happened, to the minute, and how the defence knows of it."""

    id: str
    at: Minute
    what: Words
    known_from: Words


class PutsClient(_Strict):
    """Where a piece of evidence shows the client, between two events."""

    place: str
    from_: str = Field(alias="from")
    to: str


class Evidence(_Strict):
    id: str = Field(pattern=r"^E-[A-Z0-9-]+$")
    name: Words
    kind: Literal["document", "video", "witness", "thing", "expert", "official-reply"]
    shows: Words
    custodian: Words
    perishes: Words
    perishable: bool
    for_: Literal["defence", "prosecution"] = Field(alias="for")
    puts_client: PutsClient | None = None


class Fact(_Strict):
    """A statement on which a strategy takes a stand."""

    id: str = Field(pattern=r"^F\d+$")
    text: Words
    tags: tuple[str, ...]


class CaseData(_Strict):
    """case.yaml as an author writes it."""

    id: str
    title: Words
    law_date: date
    law_set: str
    language: Literal["ru", "kk", "en"]
    zone: str
    level: int
    minutes: int
    client: Client
    charge: Charge
    alleged: Alleged
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    values: dict[str, Words | str]
    evidence: tuple[Evidence, ...]
    facts: tuple[Fact, ...]
    documents: tuple[str, ...] = Field(min_length=1)


class FieldEntry(_Strict):
    """One filled field of a document."""

    address: str
    number: int
    rubric: Words
    entry: Words
    look: Look


class Document(_Strict):
    """One paper of the file, every field filled."""

    id: str
    kind: str
    title: Words
    fields: tuple[FieldEntry, ...]


class Case(_Strict):
    """A loaded case file: its data and its documents with every placeholder resolved."""

    data: CaseData
    documents: tuple[Document, ...]

    @cached_property
    def fields(self) -> dict[str, FieldEntry]:
        """Fields by address, in the order of the file."""
        return {field.address: field for document in self.documents for field in document.fields}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.data.events}
