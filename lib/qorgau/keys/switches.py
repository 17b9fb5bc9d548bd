"""Which items carry points: the rule of confirmed norms, and one file that overrides it item by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.exercises.by_date.key import ByDateKey
from qorgau.exercises.cards.key import DeckKey
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.strategy.key import StrategyKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.exercises.timeline.computed import Computed
from qorgau.exercises.timeline.key import TimelineKey
from qorgau.law.registry import Registry, Status

APPEAL, BASIS = "appeal", "basis"
SWITCHES = "switches.yaml"


class Switch(BaseModel):
    """One item switched on or off, by whom and why; `case` is a workbook where the exercise is about no case."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    case: str
    exercise: str
    item: str
    graded: bool
    by: str = Field(min_length=1)
    why: str = Field(min_length=1)


class _Switches(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    switches: tuple[Switch, ...] = ()


def load_switches(solutions: Path) -> tuple[Switch, ...]:
    """The switches of a solutions folder, none without the file. Raises BadInput with every error at once."""
    path = solutions / SWITCHES
    return data_file.load(path, _Switches).switches if path.exists() else ()


def confirmed(norms: Iterable[str], day: date, registry: Registry) -> bool:
    """Whether at least one of `norms` is confirmed on `day`: then the point stands on a wording that was read."""
    return any(registry.at(norm, day).status is Status.CONFIRMED for norm in norms)


def _switched(switches: Iterable[Switch], case: str, exercise: str, item: str) -> bool | None:
    found = [one.graded for one in switches if (one.case, one.exercise, one.item) == (case, exercise, item)]
    return found[-1] if found else None


def is_graded(
    switches: Iterable[Switch],
    place: tuple[str, str, str],
    norms: Iterable[str],
    author: bool,
    day: date,
    registry: Registry,
) -> bool:
    """Whether the item at `place` (case or workbook, exercise, item) carries points on `day`.

    An item that rests on norms and on no confirmed one is ungraded; so is one that its author left ungraded. A
    switch for it decides otherwise. An item that rests on no norm at all is a matter of fact.
    """
    switch = _switched(switches, *place)
    cited = tuple(norms)
    return author and (not cited or confirmed(cited, day, registry)) if switch is None else switch


def by_law(key: MarkKey, day: date, registry: Registry, switches: Iterable[Switch]) -> MarkKey:
    """The key as it is graded for a case of `day`, each defect by the rule of is_graded."""
    known = tuple(switches)
    defects = tuple(
        item.model_copy(
            update={
                "graded": is_graded(
                    known, (key.case, key.exercise, item.id), item.norms, item.graded, day, registry
                )
            }
        )
        for item in key.defects
    )
    return key.model_copy(update={"defects": defects})


def timeline_by_law(
    key: TimelineKey, computed: Computed, day: date, registry: Registry, switches: Iterable[Switch]
) -> TimelineKey:
    """The key as it is graded for a case of `day`: the order, each moment and each limit by the rule of is_graded."""
    known = tuple(switches)

    def graded(item: str, norms: Iterable[str], author: bool) -> dict[str, bool]:
        place = (key.case, key.exercise, item)
        return {"graded": is_graded(known, place, norms, author, day, registry)}

    return key.model_copy(
        update={
            "order": key.order.model_copy(update=graded("order", key.order.norms, key.order.graded)),
            "moments": tuple(
                one.model_copy(update=graded(one.id, one.norms, one.graded)) for one in key.moments
            ),
            "limits": tuple(
                one.model_copy(update=graded(one.id, computed.norms(one), one.graded)) for one in key.limits
            ),
        }
    )


def by_date_by_law(key: ByDateKey, registry: Registry, switches: Iterable[Switch]) -> ByDateKey:
    """The key as it is graded: each item on each date ("tablet:2021-10-16") by the rule of is_graded on that date.

    A cell that is open stays so whatever a switch says: there is no right answer in it.
    """
    known = tuple(switches)
    items = []
    for item in key.items:
        dates = []
        for one in item.dates:
            place = (key.workbook, key.exercise, f"{item.id}:{one.date.isoformat()}")
            graded = is_graded(known, place, one.norms, one.graded, one.date, registry)
            dates.append(one.model_copy(update={"graded": graded}))
        items.append(item.model_copy(update={"dates": tuple(dates)}))
    return key.model_copy(update={"items": tuple(items)})


def deck_by_law(
    key: DeckKey, days: Mapping[str, date], registry: Registry, switches: Iterable[Switch]
) -> DeckKey:
    """The key as it is graded: each card ("K04") by the rule of is_graded on its own day, `days` by card."""
    known = tuple(switches)
    cards = []
    for one in key.cards:
        place = (key.workbook, key.exercise, one.drill)
        graded = is_graded(known, place, one.norms, one.graded, days[one.drill], registry)
        cards.append(one.model_copy(update={"graded": graded}))
    return replace(key, cards=tuple(cards))


def strategy_by_law(
    key: StrategyKey, day: date, registry: Registry, switches: Iterable[Switch]
) -> StrategyKey:
    """The key as it is graded for a case of `day`: each norm of the legal basis by the rule of is_graded."""
    known = tuple(switches)
    expected = tuple(
        norm.model_copy(
            update={
                "graded": is_graded(
                    known, (key.case, key.exercise, norm.item), norm.any, norm.graded, day, registry
                )
            }
        )
        for norm in key.basis.expected
    )
    return key.model_copy(update={"basis": key.basis.model_copy(update={"expected": expected})})


def basis_by_law(rubric: StrategyRubric, key: StrategyKey) -> StrategyRubric:
    """The rubric for a key as it is graded: without a graded norm the other dimensions share the points of the basis."""
    if any(norm.graded for norm in key.basis.expected):
        return rubric
    return _shared(rubric, BASIS)


def appeal_by_law(
    rubric: StrategyRubric,
    case: str,
    norms: Iterable[str],
    day: date,
    registry: Registry,
    switches: Iterable[Switch],
) -> StrategyRubric:
    """The rubric as it is used for a case of `day`.

    When no provision behind the term of appeal is confirmed and no switch turns the item "appeal" on, the
    date is worth nothing and the other dimensions share its points, so that the exercise keeps its maximum.
    """
    switch = _switched(switches, case, "strategy", APPEAL)
    if confirmed(norms, day, registry) if switch is None else switch:
        return rubric
    return _shared(rubric, APPEAL)


def _shared(rubric: StrategyRubric, dimension: str) -> StrategyRubric:
    points = rubric.dimensions.model_dump()
    rest = rubric.dimensions.total - points[dimension]
    shared = {
        name: 0.0 if name == dimension else value * rubric.dimensions.total / rest
        for name, value in points.items()
    }
    return rubric.model_copy(update={"dimensions": rubric.dimensions.model_copy(update=shared)})
