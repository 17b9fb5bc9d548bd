"""case.yaml as an author writes it: people by role, events to the minute, evidence, facts, interview."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from qorgau.cases.words import Words


def _with_zone(value: object) -> object:
    # YAML turns an unquoted time into a datetime and silently drops the zone to UTC.
    if isinstance(value, datetime):
        raise ValueError('put the time in quotes, with its zone: "2019-06-10T13:02+06:00"')
    return value


Minute = Annotated[AwareDatetime, BeforeValidator(_with_zone)]
Look = Literal["hand", "print", "form", "sign"]
Lang = Literal["ru", "kk", "en"]
Sex = Literal["m", "f"]
Step = Literal["welcome", "story", "clock", "papers", "rights", "options", "teach-back", "after"]


Tag = Literal[
    "expulsion",
    "job",
    "school",
    "children",
    "disability-benefits",
    "repeat-charge",
    "third-persons",
    "health",
    "disability",
    "arrest",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Client(_Strict):
    """Whom the defence is for; `sex` picks in [[his|her]].

    `tags`: what the profile or the file says is at stake for this person; rules of a strategy look at them.
    """

    role: str
    sex: Sex
    age: int = Field(ge=0, le=120)
    minor: bool = False
    tags: tuple[Tag, ...] = ()
    id: str | None = None
    profile: Words
    voice: Words
    fears: Words
    wants: Words


class Charge(_Strict):
    norm: str
    text: Words


class FurtherClient(Client):
    """One more client of a file with several."""

    id: str


class Alleged(_Strict):
    """Time (id of a stated minute or an event) and place of the act as the protocol has them."""

    at: str
    place: str


class Stated(_Strict):
    """A minute that a paper claims: so many minutes after (before, when negative) what it is taken from."""

    id: str
    of: str
    minutes: int


class Computed(_Strict):
    """A moment or day that the statutory clock counts.

    `clock` names a limit of the law or one of limitation, appeal, arrest; what these need beside `from` stands
    in the other fields.
    """

    id: str
    clock: str
    from_: str = Field(alias="from")
    charge: str | None = None
    discovered: str | None = None
    received: str | None = None
    executed: str | None = None
    held_from: str | None = None
    days: int | None = Field(default=None, gt=0)


class Answer(_Strict):
    """What the client answers when asked, and which facts, evidence or fields that brings to light."""

    id: str = Field(pattern=r"^I\d+$")
    step: Step
    ask: Words
    answer: Words
    reveals: tuple[str, ...] = ()


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
    language: Lang
    zone: str
    level: int
    minutes: int
    seed: int | None = None
    client: Client
    further_clients: tuple[FurtherClient, ...] = ()
    charge: Charge
    alleged: Alleged
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    stated: tuple[Stated, ...] = ()
    computed: tuple[Computed, ...] = ()
    values: dict[str, Words | str]
    evidence: tuple[Evidence, ...]
    facts: tuple[Fact, ...]
    interview: tuple[Answer, ...] = ()
    unsaid: Words | None = None
    documents: tuple[str, ...] = Field(min_length=1)
