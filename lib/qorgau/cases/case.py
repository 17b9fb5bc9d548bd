"""A loaded case file: its data and its papers, every field filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from qorgau.cases.case_data import CaseData, Event, Lang, Look
from qorgau.cases.filling import Filling
from qorgau.cases.moments import Moments
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
    "LG": 8,
}


@dataclass(frozen=True)
class FieldEntry:
    """One filled field of a document.

    `changed`: the case writes it, instead of leaving the default of the form. `language`: the entry is in this
    language whatever the paper is in.
    """

    address: str
    number: int
    rubric: Words
    entry: Words
    look: Look
    language: Lang | None = None
    changed: bool = False


@dataclass(frozen=True)
class Document:
    """One paper of the file, every field filled. With a `language` the paper is always shown in it."""

    id: str
    kind: str
    title: Words
    fields: tuple[FieldEntry, ...]
    language: Lang | None = None


@dataclass(frozen=True)
class Case:
    """A loaded case file: its data and its documents with every placeholder resolved.

    `filling` fills other texts about this case (keys) in the same way, `fillings` those about one document.
    """

    data: CaseData
    documents: tuple[Document, ...]
    moments: Moments
    filling: Filling
    fillings: Mapping[str, Filling] = field(default_factory=lambda: MappingProxyType({}))

    # The same file is the same case: what is made from it may be remembered by it.
    __hash__ = object.__hash__

    @cached_property
    def fields(self) -> dict[str, FieldEntry]:
        """Fields by address, in the order of the file."""
        return {field.address: field for document in self.documents for field in document.fields}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.data.events}

    @cached_property
    def document(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @property
    def alleged_at(self) -> datetime:
        """The minute of the act as the protocol has it."""
        return self.moments.minute(self.data.alleged.at)
