"""Which items carry points: the rule of confirmed norms, and one file that overrides it item by item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.strategy.rubric import StrategyRubric
from qorgau.law.registry import Registry, Status

APPEAL = "appeal"
SWITCHES = "switches.yaml"


class Switch(BaseModel):
    """One item switched on or off, by whom and why."""

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


def by_law(key: MarkKey, day: date, registry: Registry, switches: Iterable[Switch]) -> MarkKey:
    """The key as it is graded for a case of `day`.

    An item that rests on no confirmed norm becomes ungraded; a switch for it decides otherwise. An item
    that the author left ungraded stays so unless a switch turns it on.
    """
    known = tuple(switches)

    def graded(item_id: str, norms: Iterable[str], author: bool) -> bool:
        switch = _switched(known, key.case, key.exercise, item_id)
        return (author and confirmed(norms, day, registry)) if switch is None else switch

    defects = tuple(
        item.model_copy(update={"graded": graded(item.id, item.norms, item.graded)}) for item in key.defects
    )
    return key.model_copy(update={"defects": defects})


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
    points = rubric.dimensions.model_dump()
    rest = rubric.dimensions.total - points[APPEAL]
    shared = {
        name: 0.0 if name == APPEAL else value * rubric.dimensions.total / rest
        for name, value in points.items()
    }
    return rubric.model_copy(update={"dimensions": rubric.dimensions.model_copy(update=shared)})
