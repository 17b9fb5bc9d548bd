"""Whether a key fits its question, the catalogue and the registry: each wrong choice has its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.by_date.answer import STATUSES
from qorgau.exercises.by_date.key import ByDateKey, KeyDate
from qorgau.exercises.by_date.question import ByDateQuestion, SwitchItem
from qorgau.law.registry import Registry, Status
from qorgau.problem import Problem

Found = Iterator[tuple[str, str, str]]


def check_key(
    key: ByDateKey, question: ByDateQuestion, catalogue: Catalogue, registry: Registry, file: str
) -> tuple[Problem, ...]:
    """Everything in `key` that does not fit; empty when it is usable."""
    found = [*_same("items", [item.id for item in key.items], question.item)]
    for item in key.items:
        if item.id not in question.item:
            continue
        asked = question.item[item.id]
        path = f"items.{item.id}"
        days = [one.date.isoformat() for one in item.dates]
        found += _same(f"{path}.dates", days, [day.isoformat() for day in asked.dates])
        for one in item.dates:
            found += _date(one, asked, f"{path}.{one.date.isoformat()}", catalogue, registry)
    return tuple(Problem(file, path, message, hint) for path, message, hint in found)


def _same(path: str, here: Collection[str], there: Collection[str]) -> Found:
    for name in sorted(set(there) - set(here)):
        yield path, f"nothing is said about {name!r}", "the question has it: add it"
    for name in sorted(set(here) - set(there)):
        yield path, f"{name!r} is not in the question", "check the spelling"
    for name in sorted({one for one in here if list(here).count(one) > 1}):
        yield path, f"{name!r} stands twice", "keep one"


def _date(one: KeyDate, asked: SwitchItem, path: str, catalogue: Catalogue, registry: Registry) -> Found:
    if one.defect is not None and one.defect not in catalogue.defect:
        yield f"{path}.defect", f"no defect {one.defect!r}", "see cases/catalogue/defects.yaml"
    if one.look_alike is not None and one.look_alike not in catalogue.look_alike:
        yield (
            f"{path}.look_alike",
            f"no look-alike {one.look_alike!r}",
            "see cases/catalogue/look-alikes.yaml",
        )
    for norm in one.norms:
        if norm not in registry:
            yield f"{path}.norms", f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml"
        elif registry.at(norm, one.date).status is Status.NOT_IN_FORCE:
            yield f"{path}.norms", f"{norm} was not in force on {one.date}", "cite what was law on that day"
    if one.status == "open":
        return
    if one.reason not in asked.reason:
        yield f"{path}.reason", f"no reason {one.reason!r}", f"one of {', '.join(asked.reason)}"
    yield from _same(f"{path}.reasons", list(one.reasons), set(asked.reason) - {one.reason or ""})
    yield from _same(f"{path}.statuses", list(one.statuses), set(STATUSES) - {one.status})
