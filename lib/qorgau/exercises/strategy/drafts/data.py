"""cases/catalogue/drafts as a lawyer writes it: texts of drafts, what is asked, on which law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from qorgau.cases.words import Words

Listed: TypeAlias = Literal[
    "theory", "positions", "arguendo", "rejected", "facts", "evidence", "grounds", "people", "papers", "term"
]
"""What a draft takes from the strategy, the case or the clock."""
Shape: TypeAlias = Literal["body", "bullet", "number"]
LANGS = ("ru", "kk", "en")


class Strict(BaseModel):
    """A model that refuses what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(Strict):
    """A sentence with the norms it stands on, or a list that the strategy fills.

    Written short: {ru, kk, en, norms}. `kinds` narrows a list (statuses of facts, kinds of evidence or of papers,
    beginnings of the ids of people), `perishable` to what is lost soon; a `short` list of facts or evidence only names them; `empty` stands where a list has nothing.
    `dated`: the author knows that a norm of it was not law on the day of every case.
    """

    text: Words | None = None
    list_: Listed | None = Field(default=None, alias="list")
    kinds: tuple[str, ...] = ()
    perishable: bool = False
    short: bool = False
    empty: Words | None = None
    norms: tuple[str, ...] = ()
    dated: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and {"ru", "en"} & data.keys():
            words = {lang: data[lang] for lang in LANGS if lang in data}
            return {"text": words, **{name: one for name, one in data.items() if name not in LANGS}}
        return data

    @model_validator(mode="after")
    def _one_of_two(self) -> Paragraph:
        if (self.text is None) == (self.list_ is None):
            raise ValueError("give either a text in ru, kk, en or a list")
        if (self.list_ is None) != (self.empty is None):
            raise ValueError("a list, and only a list, says in `empty` what stands where it has nothing")
        return self


class Section(Strict):
    """A heading and what stands under it."""

    title: Words
    shape: Shape = "body"
    say: tuple[Paragraph, ...] = Field(min_length=1)


class Paper(Strict):
    """What every paper has; `paragraphs` are those of any of its parts, each with its place."""

    id: str = Field(pattern=r"^[A-Z]+(-[A-Z]+)*$")
    name: Words
    note: Words | None = None

    @property
    def paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        """Every paragraph with its place."""
        raise NotImplementedError


class Draft(Paper):
    """A paper to a police body, a court or a prosecutor; it is made when `motion` (else its own id) is planned.

    `with_appeal_day`: also when the strategy only names the day of an appeal.
    """

    motion: str | None = None
    with_appeal_day: bool = False
    heading: str
    to: str
    sender: str = "defender"
    facts: tuple[Paragraph, ...] = Field(min_length=1)
    law: tuple[Paragraph, ...] = Field(min_length=1)
    ask: tuple[Paragraph, ...] = Field(min_length=1)
    attach: tuple[Paragraph, ...] = ()

    @property
    def planned_by(self) -> str:
        """The motion of the plan that calls for this paper."""
        return self.motion or self.id

    @field_validator("law")
    @classmethod
    def _on_a_norm(cls, law: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        if any(one.text is not None and not one.norms for one in law):
            raise ValueError("every sentence of the law names its norms")
        return law

    @property
    def paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        """Every paragraph with its place."""
        for part in ("facts", "law", "ask", "attach"):
            yield from ((f"{part}.{place}", one) for place, one in enumerate(getattr(self, part)))


class Leaf(Paper):
    """A paper for the client or for the defender's own use, always made."""

    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        """Every paragraph with its place."""
        for number, section in enumerate(self.sections):
            yield from ((f"sections.{number}.say.{place}", one) for place, one in enumerate(section.say))


class DraftsFile(Strict):
    """Any other file of the folder."""

    drafts: tuple[Draft, ...] = ()
    leaves: tuple[Leaf, ...] = ()
