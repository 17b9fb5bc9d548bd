"""Everything that variants of one case are made and checked from: its sources, key and knobs, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from qorgau.cases.case_data import CaseData
from qorgau.cases.document import Change, DocumentData, Template
from qorgau.cases.knobs import Knobs
from qorgau.cases.load import load_papers, read_case_data
from qorgau.cases.variant import Deck, Variant
from qorgau.exercises.mark.key import MarkKey
from qorgau.keys.audit import Audited, audit
from qorgau.keys.knobs import load_knobs
from qorgau.keys.lesson import Lesson, accidental, lesson
from qorgau.keys.load import read_mark_key
from qorgau.keys.named_times import AuditedPaper, audited_papers
from qorgau.keys.switches import Switch, by_law, load_switches
from qorgau.law.clock import Law, law
from qorgau.law.registry import registry
from qorgau.problem import BadInput, Problem

NO_KNOBS = Knobs.model_construct(case="", knobs=(), changes=(), keep=())


@dataclass(frozen=True)
class Workshop:
    """One case with its key and knobs, nothing filled."""

    data: CaseData
    papers: tuple[tuple[DocumentData, Template], ...]
    key: MarkKey
    knobs: Knobs
    switches: tuple[Switch, ...]
    law: Law

    @cached_property
    def deck(self) -> Deck:
        """What variants are drawn from."""
        return Deck(self.data, self.knobs)

    @cached_property
    def _audited(self) -> dict[tuple[tuple[str, str], ...], tuple[AuditedPaper, ...]]:
        return {}

    def changed(self, choices: Mapping[str, str]) -> dict[str, dict[int, Change]]:
        """What these choices change, by document and field."""
        found: dict[str, dict[int, Change]] = {}
        for one in self.knobs.changes:
            if choices.get(one.when.knob) == one.when.is_:
                for document, fields in one.documents.items():
                    found.setdefault(document, {}).update(fields)
        return found

    def audited(self, variant: Variant) -> tuple[Audited, ...]:
        """What the clock says of a variant. Raises BadInput for times that contradict each other."""
        chosen = tuple(sorted(variant.choices.items()))
        papers = self._audited.get(chosen)
        if papers is None:
            papers = self._audited[chosen] = audited_papers(self.papers, self.changed(variant.choices))
        return audit(self.data, papers, variant.timing, self.law)

    def lesson(self, variant: Variant) -> Lesson:
        """What the key teaches in a variant."""
        return lesson(self.key, variant.timing, variant.choices)

    def graded(self, days: int = 0) -> tuple[str, ...]:
        """The items that carry points when the whole file is so many days later."""
        day = self.data.law_date + timedelta(days=days)
        key = by_law(self.key, day, registry(), self.switches)
        return tuple(item.id for item in key.graded)

    def faults(self, variant: Variant) -> Iterator[Problem]:
        """What is wrong with one variant: times that contradict each other, accidental defects, another lesson."""
        named = "" if variant.seed is None else f" (seed {variant.seed})"
        case = self.data.id.lower()
        yield from _out_of_order(self.deck, variant, f"{case}/knobs.yaml", named)
        same = self.deck.at({**self.deck.as_written.positions, **variant.choices}, None)
        taught = self.lesson(variant)
        if taught != self.lesson(same):
            message = f"times alone change the items of the key{named}"
            yield Problem(f"{case}/knobs.yaml", "keep", message, "keep the condition of `when`")
        try:
            found = self.audited(variant)
        except BadInput as error:
            yield from (
                Problem(f"{case}/knobs.yaml", one.field, one.message + named) for one in error.problems
            )
            return
        yield from accidental(found, taught, self.graded(variant.shifts.days), f"{case}/mark.yaml", named)


def _out_of_order(deck: Deck, variant: Variant, file: str, named: str) -> Iterator[Problem]:
    """Events that pass each other: what the papers tell in one order would have happened in another."""
    before = deck.as_written.timing.minutes
    order = sorted((event.id for event in deck.data.events), key=lambda name: before[name])
    now = variant.timing.minutes
    latest = order[0] if order else ""
    for name in order[1:]:
        if now[name] < now[latest] and before[name] > before[latest]:
            yield Problem(
                file, "keep", f"{name} comes before {latest}{named}", f"keep {{order: [{latest}, {name}]}}"
            )
        if now[name] >= now[latest]:
            latest = name


def workshop(folder: Path, templates: Path, solutions: Path) -> Workshop:
    """The workshop of the case in `folder`. Raises BadInput when one of its files cannot be read."""
    data = read_case_data(folder)
    keys = solutions / data.id.lower()
    return Workshop(
        data,
        load_papers(folder, templates),
        read_mark_key(keys / "mark.yaml"),
        load_knobs(keys) or NO_KNOBS,
        load_switches(solutions),
        law(),
    )
