"""A key made to fit its case: conditional items decided, reasons for unchanged fields added, texts filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from qorgau.cases.case import Case
from qorgau.cases.conditions import hold, unknown
from qorgau.cases.filled import filled
from qorgau.exercises.mark.key import KeyDefect, KeyLookAlike, KeyUngraded, MarkKey
from qorgau.keys.plain import Reason
from qorgau.problem import Problem

AnyItem: TypeAlias = KeyDefect | KeyLookAlike | KeyUngraded
Item = TypeVar("Item", KeyDefect, KeyLookAlike, KeyUngraded)


def _fields(item: AnyItem) -> tuple[str, ...]:
    return item.fields if isinstance(item, KeyDefect) else (item.field,)


def _lists(key: MarkKey) -> tuple[tuple[str, tuple[AnyItem, ...]], ...]:
    return ("defects", key.defects), ("look_alikes", key.look_alikes), ("ungraded", key.ungraded)


def conditional(key: MarkKey) -> tuple[AnyItem, ...]:
    """The items that a key has only in some variants."""
    items: tuple[AnyItem, ...] = (*key.defects, *key.look_alikes, *key.ungraded)
    return tuple(item for item in items if item.when is not None)


def wrong_conditions(
    key: MarkKey, case: Case, knobs: Mapping[str, tuple[str, ...]], file: str
) -> list[Problem]:
    """Conditions that name what neither the case nor its choice knobs have."""
    return [
        Problem(
            file, f"{name}.{getattr(item, 'id', None) or _fields(item)[0]}.when", message, "see knobs.yaml"
        )
        for name, items in _lists(key)
        for item in items
        for message in unknown(item.when, case.moments.points, knobs)
    ]


def fitted_mark_key(key: MarkKey, case: Case, choices: Mapping[str, str]) -> MarkKey:
    """`key` with the items that hold for `case` under `choices`, by rule and not by hand.

    A `plain` reason stands for a field only where no item that holds explains it.
    """

    def kept(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(item for item in items if _holds(item, case, choices))

    sometimes = {field for item in conditional(key) for field in _fields(item)}
    if not sometimes:
        return key
    defects, twins, open_fields = kept(key.defects), kept(key.look_alikes), kept(key.ungraded)
    held: tuple[AnyItem, ...] = (*defects, *twins, *open_fields)
    now = {field for item in held for field in _fields(item)}
    plain = {field: why for field, why in key.plain.items() if field not in now & sometimes}
    return key.model_copy(
        update={"defects": defects, "look_alikes": twins, "ungraded": open_fields, "plain": plain}
    )


def _holds(item: AnyItem, case: Case, choices: Mapping[str, str]) -> bool:
    try:
        return hold(item.when, case.moments, choices)
    except KeyError:
        return False  # told by wrong_conditions


def filled_mark_key(
    key: MarkKey, case: Case, fallback: Mapping[str, Reason], file: str
) -> tuple[MarkKey, list[Problem]]:
    """`key` with its texts filled, and a reason of `fallback` for each field that the case leaves as it is."""
    own, problems = filled(key, case.filling, file)
    explained = {*key.holders, *key.look_alike, *key.open_field, *key.plain}
    plain = dict(own.plain)
    for document in case.documents:
        filling = case.fillings.get(document.id, case.filling)
        for field in document.fields:
            reason = fallback.get(f"{document.kind}.{field.number}")
            if reason is None or field.changed or field.address in explained:
                continue
            text, wrong = filling.fill(reason.why, "plain.yaml", f"{document.kind}.{field.number}")
            plain[field.address] = text
            problems += wrong
    return own.model_copy(update={"plain": plain}), problems


def decided(raw: dict[str, Any], key: MarkKey, case: Case, choices: Mapping[str, str]) -> dict[str, Any]:
    """The plain data `raw` of `key` with its conditions decided for `case`: what does not hold is left out."""
    fitted = fitted_mark_key(key, case, choices)
    left: dict[str, Any] = {
        **raw,
        "plain": {f: why for f, why in raw.get("plain", {}).items() if f in fitted.plain},
    }
    for name, items in _lists(key):
        found = raw.get(name) or []
        left[name] = [
            {part: value for part, value in one.items() if part != "when"}
            for one, item in zip(found, items, strict=True)
            if _holds(item, case, choices)
        ]
    return left
