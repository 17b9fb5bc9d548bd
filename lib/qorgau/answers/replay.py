"""Operations in the order of the journal become the present answers. Pure.

An operation supersedes the version it was made on, and no other: a version that nobody superseded knowingly
stays, as the value of its item or among `others`. Two versions with the same value are one version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pydantic import JsonValue

from qorgau.answers.operation import Operation, Value, level_of


@dataclass(frozen=True)
class Version:
    """A value (None: removed) and its head, the operation that made it; `same` made the same value."""

    value: Value | None
    head: str
    same: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """Gives the value as text; two values are the same when these are."""
        return json.dumps(self.value, sort_keys=True)


@dataclass(frozen=True)
class Item:
    """The present version of an item, and the versions that stand against it, newest first."""

    present: Version
    others: tuple[Version, ...] = ()

    @property
    def value(self) -> Value:
        """Gives the present value."""
        return self.present.value or {}

    @property
    def head(self) -> str:
        """Gives the id of the operation to be named as base by the next one."""
        return self.present.head


@dataclass(frozen=True)
class ExerciseState:
    """What a trainee did in one exercise.

    `removed` keeps the last version of items that are gone; `hints` holds how many hints each item of hints stands
    for: they only ever grow.
    """

    items: Mapping[str, Item] = field(default_factory=dict)
    tries: int = 0
    notes: tuple[Operation, ...] = ()
    removed: Mapping[str, Version] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Value]:
        """Gives item id → present value, hints among them."""
        hints: dict[str, Value] = {name: {"level": level} for name, level in self.hints.items()}
        return {name: item.value for name, item in self.items.items()} | hints

    @property
    def hinted(self) -> int:
        """Gives how many hints were given."""
        return sum(self.hints.values())

    @property
    def conflicts(self) -> dict[str, Item]:
        """Gives the items that hold more than one version."""
        return {name: item for name, item in self.items.items() if item.others}

    def to_json(self) -> dict[str, JsonValue]:
        """Gives the state as a page takes it: items with value, head and others, the number of tries, the hints."""
        items: dict[str, JsonValue] = {
            name: {
                "value": dict(item.value),
                "head": item.head,
                "others": [_version_json(one) for one in item.others],
            }
            for name, item in self.items.items()
        }
        return {"items": items, "tries": self.tries, "hints": dict(self.hints)}


@dataclass(frozen=True)
class State:
    """All answers of one owner in one workbook, and the ids of the operations that made them."""

    exercises: Mapping[str, ExerciseState] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()

    def exercise(self, name: str) -> ExerciseState:
        """Takes an exercise id; gives its state, empty when nothing was done in it."""
        return self.exercises.get(name, ExerciseState())


def same_value(one: Value | None, two: Value | None) -> bool:
    """Takes two values; gives True when they are the same JSON (true is not 1, the order of keys is free)."""
    return Version(one, "").text == Version(two, "").text


def replay(operations: Iterable[Operation], since: State | None = None) -> State:
    """Takes operations in journal order and the state before them; gives the state after them.

    Operations whose id was seen before are ignored.
    """
    state = since or State()
    seen = set(state.seen)
    drafts: dict[str, _Draft] = {}
    for operation in operations:
        if operation.op in seen:
            continue
        seen.add(operation.op)
        name = operation.exercise
        if name not in drafts:
            drafts[name] = _Draft.of(state.exercise(name))
        drafts[name].take(operation)
    if not drafts:
        return state
    changed = {name: draft.done() for name, draft in drafts.items()}
    return State({**state.exercises, **changed}, frozenset(seen))


@dataclass
class _Draft:
    """One exercise while operations are being taken in."""

    before: ExerciseState
    items: dict[str, Item]
    removed: dict[str, Version]
    tries: int
    notes: list[Operation]
    hints: dict[str, int]

    @classmethod
    def of(cls, state: ExerciseState) -> _Draft:
        kept = dict(state.items), dict(state.removed)
        return cls(state, *kept, state.tries, list(state.notes), dict(state.hints))

    def done(self) -> ExerciseState:
        return ExerciseState(self.items, self.tries, tuple(self.notes), self.removed, self.hints)

    def take(self, operation: Operation) -> None:
        if operation.do == "check":
            self.tries += 1
        elif operation.do == "note":
            self.notes.append(operation)
        elif operation.do == "hint" and operation.item is not None:
            told = level_of(operation.value)
            self.hints[operation.item] = max(told, self.hints.get(operation.item, 0))
        elif operation.item is not None:
            self.keep(operation.item, _merge(self.versions(operation.item), operation))

    def versions(self, name: str) -> list[Version]:
        if item := self.items.get(name):
            return [item.present, *item.others]
        return [self.removed[name]] if name in self.removed else []

    def keep(self, name: str, versions: list[Version]) -> None:
        first, *others = versions
        if first.value is None:
            self.items.pop(name, None)
            self.removed[name] = first
        else:
            self.removed.pop(name, None)
            self.items[name] = Item(first, tuple(others))


def _merge(versions: list[Version], operation: Operation) -> list[Version]:
    """Takes the versions of an item, present one first; gives them after a set or remove operation."""
    rest = [one for one in versions if not _knows(operation, one)]
    if operation.settles and versions and _knows(operation, versions[0]):
        rest = []
    if operation.base is None and all(one.value is None for one in rest):
        # whoever makes an item anew where one was removed contradicts nobody
        rest = []
    new = Version(operation.value if operation.do == "set" else None, operation.op)
    for twin in [one for one in rest if one.text == new.text]:
        rest.remove(twin)
        new = replace(new, same=new.same | twin.same | {twin.head})
    versions = [new, *rest]
    # a removal never hides a value that its maker did not know: the newest of these stays the value
    live = next((i for i, one in enumerate(versions) if one.value is not None), 0)
    return [versions.pop(live), *versions]


def _knows(operation: Operation, version: Version) -> bool:
    return operation.base is not None and (operation.base == version.head or operation.base in version.same)


def _version_json(version: Version) -> JsonValue:
    return {"value": None if version.value is None else dict(version.value), "head": version.head}
