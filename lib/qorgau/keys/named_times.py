"""Which moments the papers of a case name, field by field, before anything is filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qorgau.cases.conditions import Times
from qorgau.cases.document import Change, DocumentData, Template
from qorgau.cases.filling import PLACEHOLDER

MINUTES = ("at",)
DAYS = ("on", "daymonth")


@dataclass(frozen=True)
class NamedTimes:
    """Ids of the minutes and of the days that one field names, in the order of its text."""

    minutes: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuditedPaper:
    """One paper as the audit reads it: what its fields name. `events` are its own meanings of usual names."""

    id: str
    kind: str
    fields: Mapping[int, NamedTimes]
    events: Mapping[str, str] = field(default_factory=dict)

    def minute(self, name: str, times: Times) -> int:
        """The minute that `name` means in this paper. Raises KeyError."""
        return times.minute_number(self.events.get(name, name))

    def day(self, name: str, times: Times) -> int:
        """The day that `name` means in this paper. Raises KeyError."""
        return times.day_number(self.events.get(name, name))

    def has(self, name: str, times: Times) -> bool:
        """Whether the case has what `name` means in this paper, to the minute."""
        try:
            self.minute(name, times)
        except KeyError:
            return False
        return True


def named_times(text: str) -> NamedTimes:
    """The moments that an unfilled text names."""
    found = [name.partition(".") for name in PLACEHOLDER.findall(text)]
    return NamedTimes(
        tuple(rest for kind, _, rest in found if kind in MINUTES and rest),
        tuple(rest for kind, _, rest in found if kind in DAYS and rest),
    )


def audited_papers(
    papers: Iterable[tuple[DocumentData, Template]],
    turned: Mapping[str, Mapping[int, Change]],
) -> tuple[AuditedPaper, ...]:
    """The papers of a case with what its choices `turned`, as the audit reads them."""
    found = []
    for paper, form in papers:
        changes = {**paper.fields, **turned.get(paper.id, {})}
        fields = {one.number: named_times(changes.get(one.number, one).entry.ru) for one in form.fields}
        found.append(AuditedPaper(paper.id, paper.kind, fields, paper.events))
    return tuple(found)
