"""Every text inside a model filled, wherever it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from qorgau.cases.filling import Filling
from qorgau.cases.words import Words
from qorgau.problem import Problem

Model = TypeVar("Model", bound=BaseModel)


def filled(
    model: Model, filling: Filling, file: str, path: str = "", *, leave: Collection[str] = ()
) -> tuple[Model, list[Problem]]:
    """`model` with all its texts filled, and what could not be. Fields named in `leave` are left as they are."""
    problems: list[Problem] = []
    return _model(model, filling, file, path, frozenset(leave), problems), problems


def _model(
    model: Model, filling: Filling, file: str, path: str, leave: frozenset[str], problems: list[Problem]
) -> Model:
    changes = {}
    for name, value in model:
        if name not in leave:
            new = _value(value, filling, file, f"{path}.{name}" if path else name, problems)
            if new is not value:
                changes[name] = new
    return model.model_copy(update=changes) if changes else model


def _value(value: Any, filling: Filling, file: str, path: str, problems: list[Problem]) -> Any:
    if isinstance(value, Words):
        new, found = filling.fill(value, file, path)
        problems += found
        return new
    if isinstance(value, BaseModel):
        return _model(value, filling, file, path, frozenset(), problems)
    if isinstance(value, tuple):
        items = tuple(
            _value(one, filling, file, f"{path}.{_name(one, place)}", problems)
            for place, one in enumerate(value)
        )
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Mapping):
        return {name: _value(one, filling, file, f"{path}.{name}", problems) for name, one in value.items()}
    return value


def _name(item: object, place: int) -> str:
    for attribute in ("id", "field", "defect"):
        found = getattr(item, attribute, None)
        if isinstance(found, str):
            return found
    return str(place)
