"""What rules and scores need of a case file; nothing of any key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, cached_property
from itertools import combinations

from qorgau.cases.case import Case
from qorgau.cases.case_data import Client, Evidence
from qorgau.cases.catalogue import Catalogue, LookAlike
from qorgau.cases.words import Words
from qorgau.exercises.strategy.known import Known
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.law.provision import Status
from qorgau.law.registry import registry

MINOR = "minor"
"""The tag of a client who is under age."""


@dataclass(frozen=True)
class Seen:
    """Where a piece of evidence shows the client, from minute to minute."""

    place: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class CaseFact:
    """A statement on which a strategy takes a stand."""

    id: str
    text: Words
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseEvidence:
    """A piece of evidence, as far as a strategy can be checked against it."""

    id: str
    name: Words
    perishable: bool = False
    for_defence: bool = True
    seen: Seen | None = None


@dataclass(frozen=True)
class Defended:
    """A client whom the strategy is for: who of the people of the file it is, and what is at stake ("minor" too)."""

    person: str
    name: Words
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseView:
    """A case file as a strategy sees it: the act alleged, facts, evidence, and the vocabulary.

    `norms` are the provisions of the registry, each with whether it was law on the date of the case. `clients` are all
    clients of the file, `defended` those whom this strategy is for. `people` are those named in the file by their ids, the clients
    included, `papers` its entries, `appeals` the last safe days to appeal that the clock counts, by their ids.
    `documents` are the titles of its papers, `defect_norms` the norms that the catalogue founds each defect on.
    """

    case: str
    alleged_at: datetime
    alleged_place: str
    facts: tuple[CaseFact, ...]
    evidence: tuple[CaseEvidence, ...]
    events: Mapping[str, datetime]
    fields: tuple[str, ...]
    defects: Mapping[str, Words]
    look_alikes: Mapping[str, LookAlike]
    vocabulary: Vocabulary
    clients: tuple[str, ...] = ()
    norms: Mapping[str, bool] = field(default_factory=dict)
    defended: tuple[Defended, ...] = ()
    people: Mapping[str, Words] = field(default_factory=dict)
    papers: tuple[Words, ...] = ()
    appeals: Mapping[str, date] = field(default_factory=dict)
    documents: Mapping[str, Words] = field(default_factory=dict)
    defect_norms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def fact(self) -> Mapping[str, CaseFact]:
        """Facts by id, in the order of the case."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def exhibit(self) -> Mapping[str, CaseEvidence]:
        """Evidence by id, in the order of the case."""
        return {evidence.id: evidence for evidence in self.evidence}

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """What is at stake for the clients whom the strategy is for, each tag once."""
        return tuple(dict.fromkeys(tag for client in self.defended for tag in client.tags))

    @cached_property
    def known(self) -> Known:
        """The ids an answer may name."""
        return Known(
            positions=frozenset(self.vocabulary.position),
            facts=frozenset(self.fact),
            evidence=frozenset(self.exhibit),
            motions=frozenset(self.vocabulary.motion),
            stages=frozenset(self.vocabulary.stage),
            grounds=frozenset({*self.defects, *self.look_alikes}),
            fields=frozenset(self.fields),
            gates=frozenset(self.vocabulary.gates),
            consequences=frozenset(one.id for one in self.vocabulary.consequences),
            confidences=frozenset(one.id for one in self.vocabulary.confidences),
            pairs=frozenset(f"{one}+{other}" for one, other in combinations(self.clients, 2)),
            **{section: frozenset(words) for section, words in self.vocabulary.plan.by_id.items()},
        )


def case_view(
    case: Case, catalogue: Catalogue, vocabulary: Vocabulary, clients: Collection[str] = ()
) -> CaseView:
    """The view of a loaded case, for a strategy that is for `clients` of it (ids); for all of them when none is named.

    Raises KeyError when evidence names an event that the case has not.
    """
    data, people = case.data, {person.id: person.name for person in case.data.people}
    everybody = (data.client, *data.further_clients)
    own = [client for client in everybody if not clients or client.id in clients]
    return CaseView(
        case=data.id,
        alleged_at=case.alleged_at,
        alleged_place=data.alleged.place,
        facts=tuple(CaseFact(fact.id, fact.text, fact.tags) for fact in data.facts),
        evidence=tuple(_evidence(case, found) for found in data.evidence),
        events={event.id: event.at for event in data.events},
        fields=tuple(case.fields),
        defects={defect.id: defect.name for defect in catalogue.defects},
        look_alikes=catalogue.look_alike,
        vocabulary=vocabulary,
        clients=tuple(client.id or client.role for client in everybody),
        norms=_norms(data.law_date),
        defended=tuple(_defended(client, people) for client in own),
        people=people,
        papers=tuple(entry.entry for entry in case.fields.values()),
        appeals={
            one.id: case.moments.day(one.id)
            for one in data.computed
            if one.clock == "appeal" and one.id in case.moments.points
        },
        documents={document.id: document.title for document in case.documents},
        defect_norms={defect.id: defect.norms for defect in catalogue.defects},
    )


def _evidence(case: Case, found: Evidence) -> CaseEvidence:
    shown, minutes = found.puts_client, case.moments.minutes
    seen = Seen(shown.place, minutes[shown.from_], minutes[shown.to]) if shown else None
    return CaseEvidence(found.id, found.name, found.perishable, found.for_ == "defence", seen)


def _defended(client: Client, people: Mapping[str, Words]) -> Defended:
    name = people.get(client.role) or Words(ru=client.role, en=client.role, kk=client.role)
    return Defended(client.role, name, (*client.tags, MINOR) if client.minor else client.tags)


@cache
def _norms(day: date) -> Mapping[str, bool]:
    known = registry()
    return {name: known.at(name, day).status is not Status.NOT_IN_FORCE for name in known.ids()}
