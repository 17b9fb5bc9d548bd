"""Statistics of a group. Pure: numbers in, numbers out; whatever fewer than five people stand behind is left out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qorgau.course.group.observed import Item, Observed
from qorgau.keys.agreement import alpha_of_counts

FEWEST = 5
"""Of fewer people nothing is shown: a number would be a person."""
RIGHT = frozenset({"agreed", "neighbour", "sibling"})
NOTHING = "-"


@dataclass(frozen=True)
class ItemFigure:
    """`facility`: share of trainees that reached the item, 0..1. `discrimination`: correlation of reaching it with
    the points of all other items, -1..1, None where all or none reached it."""

    item: Item
    facility: float
    discrimination: float | None


@dataclass(frozen=True)
class Heat:
    """How many trainees marked a field at all, and how many of them rightly, as a look-alike, or wrongly otherwise."""

    field: str
    marked: int
    right: int
    look_alike: int
    wrong: int


@dataclass(frozen=True)
class Confused:
    """The expert names `expert`, so many trainees named `named` in its place."""

    expert: str
    named: str
    trainees: int


@dataclass(frozen=True)
class Sureness:
    """Of so many judged marks made with this confidence, so many were right."""

    confidence: str
    judged: int
    right: int


@dataclass(frozen=True)
class Team:
    """A team of at least five: how many, mean points."""

    name: str
    size: int
    mean: float


@dataclass(frozen=True)
class Group:
    """Everything a report shows. Empty where the group is under five."""

    size: int
    mean: Mapping[str, float]
    items: tuple[ItemFigure, ...] = ()
    heat: tuple[Heat, ...] = ()
    confused: tuple[Confused, ...] = ()
    sureness: tuple[Sureness, ...] = ()
    competences: Mapping[str, float] | None = None
    dimensions: Mapping[str, float] | None = None
    checks: Mapping[str, float] | None = None
    teams: tuple[Team, ...] = ()
    with_expert: float | None = None
    among_trainees: float | None = None

    @property
    def shown(self) -> bool:
        """Whether enough people stand behind the numbers."""
        return self.size >= FEWEST


def group(observed: Sequence[Observed], items: Sequence[Item], fields: Sequence[str]) -> Group:
    """The statistics of a group; `items` are the graded ones of the key, `fields` all of the case file in order."""
    size = len(observed)
    if size < FEWEST:
        return Group(size, {})
    figures = tuple(_item(item, observed) for item in items)
    expert = {field: item.defect for item in items for field in item.fields}
    return Group(
        size,
        {name: _mean([one.points[name] for one in observed]) for name in observed[0].points},
        figures,
        _heat(observed, fields),
        _confused(observed, items),
        _sureness(observed),
        _by_family(figures),
        {name: _mean([one.shares[name] for one in observed]) for name in observed[0].shares},
        {name: _mean([float(one.checks.get(name, 0)) for one in observed]) for name in observed[0].points},
        _teams(observed),
        with_expert(observed, expert, fields),
        among_trainees(observed, fields),
    )


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _item(item: Item, observed: Sequence[Observed]) -> ItemFigure:
    reached = [float(item.id in one.reached) for one in observed]
    rest = [float(len(one.reached - {item.id})) for one in observed]
    return ItemFigure(item, _mean(reached), correlation(reached, rest))


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation, None where one of the two never changes."""
    middle, centre = _mean(one), _mean(other)
    across = math.fsum((a - middle) * (b - centre) for a, b in zip(one, other, strict=True))
    spread = math.fsum((a - middle) ** 2 for a in one) * math.fsum((b - centre) ** 2 for b in other)
    return across / math.sqrt(spread) if spread > 0 else None


def _heat(observed: Sequence[Observed], fields: Sequence[str]) -> tuple[Heat, ...]:
    """A trainee counts once a field, for the best that became of it."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in observed:
        best: dict[str, str] = {}
        for mark in one.marks:
            kind = (
                "right"
                if mark.outcome in RIGHT
                else "look_alike"
                if mark.outcome == "look-alike"
                else "wrong"
            )
            if best.get(mark.field) != "right":
                best[mark.field] = kind
        for field, kind in best.items():
            counts[field][kind] += 1
    return tuple(
        Heat(field, found.total(), found["right"], found["look_alike"], found["wrong"])
        for field in fields
        if (found := counts.get(field))
    )


def _confused(observed: Sequence[Observed], items: Sequence[Item]) -> tuple[Confused, ...]:
    named = {item.id: item.defect for item in items}
    pairs = Counter(
        pair
        for one in observed
        for pair in {
            (named[mark.key], mark.defect)
            for mark in one.marks
            if mark.outcome in ("wrong-name", "sibling") and mark.key in named and mark.defect
        }
    )
    ordered = sorted(pairs.items(), key=lambda found: (-found[1], found[0]))
    return tuple(Confused(expert, name, count) for (expert, name), count in ordered if count >= FEWEST)


def _sureness(observed: Sequence[Observed]) -> tuple[Sureness, ...]:
    found = []
    for confidence in ("sure", "likely", "unsure"):
        judged = [
            mark.outcome in RIGHT
            for one in observed
            for mark in one.marks
            if mark.confidence == confidence
            and mark.outcome in {*RIGHT, "wrong-name", "look-alike", "false-alarm"}
        ]
        people = sum(any(mark.confidence == confidence for mark in one.marks) for one in observed)
        if people >= FEWEST and judged:
            found.append(Sureness(confidence, len(judged), sum(judged)))
    return tuple(found)


def _by_family(figures: Sequence[ItemFigure]) -> dict[str, float]:
    families: defaultdict[str, list[float]] = defaultdict(list)
    for one in figures:
        families[one.item.family].append(one.facility)
    return {name: _mean(values) for name, values in sorted(families.items())}


def _teams(observed: Sequence[Observed]) -> tuple[Team, ...]:
    teams: defaultdict[str, list[float]] = defaultdict(list)
    for one in observed:
        if one.team:
            teams[one.team].append(one.total)
    return tuple(
        Team(name, len(totals), _mean(totals))
        for name, totals in sorted(teams.items())
        if len(totals) >= FEWEST
    )


def _labels(one: Observed) -> dict[str, str]:
    """What a trainee says of each field that is marked; the first name that was given."""
    said: dict[str, str] = {}
    for mark in one.marks:
        if mark.defect:
            said.setdefault(mark.field, mark.defect)
    return said


def among_trainees(observed: Sequence[Observed], fields: Sequence[str]) -> float | None:
    """Krippendorff's alpha among trainees: for each field of the file the defect each named there, or none."""
    said = [_labels(one) for one in observed]
    return alpha_of_counts([Counter(one.get(field, NOTHING) for one in said) for field in fields])


def with_expert(
    observed: Sequence[Observed], expert: Mapping[str, str], fields: Sequence[str]
) -> float | None:
    """The mean over trainees of alpha between a trainee and the expert. None when there is nothing to compare."""
    found = []
    for one in observed:
        said = _labels(one)
        pairs = [Counter((said.get(field, NOTHING), expert.get(field, NOTHING))) for field in fields]
        if (agreed := alpha_of_counts(pairs)) is not None:
            found.append(agreed)
    return _mean(found) if found else None
