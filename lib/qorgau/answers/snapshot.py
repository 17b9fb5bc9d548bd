"""The answers at one moment, as they are submitted, downloaded and scored."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StrictInt, ValidationError

from qorgau.answers.faults import as_problems, model_faults
from qorgau.answers.operation import Id, Moment, Value
from qorgau.answers.replay import State
from qorgau.problem import BadInput, Problem

SNAPSHOT = "answers.json"
SIZE_LIMIT = 2_000_000
"""Bytes a snapshot file may have."""
ITEMS_LIMIT = 2_000
"""Items an exercise may have."""
TRIES_LIMIT = 10_000


def _version_one(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or value != 1:
        raise ValueError(f"this is version {value!r:.20} of the answers file; version 1 is known here")
    return value


class ExerciseAnswers(BaseModel):
    """The answers of one exercise: item id → value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    items: Annotated[dict[Id, dict[str, JsonValue]], Field(max_length=ITEMS_LIMIT)] = {}


class Conflict(BaseModel):
    """An item that holds several versions, the present value first; null is a version without the item."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exercise: Id
    item: Id
    versions: Annotated[tuple[dict[str, JsonValue] | None, ...], Field(max_length=ITEMS_LIMIT)]


class Snapshot(BaseModel):
    """All answers of one owner in one workbook at one moment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    qorgau: Annotated[Literal[1], BeforeValidator(_version_one)]
    workbook: Id
    owner: Id | None = None
    lang: Literal["ru", "en", "kk"]
    made: Moment
    tries: dict[Id, Annotated[StrictInt, Field(ge=0, le=TRIES_LIMIT)]] = {}
    hints: dict[Id, Annotated[StrictInt, Field(ge=0, le=TRIES_LIMIT)]] = {}
    """How many hints were given, by exercise; which ones stands among the items of the exercise."""
    exercises: dict[Id, ExerciseAnswers]
    conflicts: tuple[Conflict, ...] = ()

    def items(self, exercise: str) -> Mapping[str, Value]:
        """Takes an exercise id; gives item id → value, empty when nothing was answered."""
        answers = self.exercises.get(exercise)
        return answers.items if answers else {}


def snapshot_of(state: State, *, workbook: str, owner: str | None, lang: str, made: datetime) -> Snapshot:
    """Takes the state, whose it is, the language of the page and the time; gives the snapshot.

    Raises BadInput: a language, an owner or a workbook id that cannot be.
    """
    conflicts = [
        # the journal keeps every version; a runaway page must not make the answers impossible to submit
        {
            "exercise": name,
            "item": item,
            "versions": [held.value, *(one.value for one in held.others)][:ITEMS_LIMIT],
        }
        for name, exercise in state.exercises.items()
        for item, held in exercise.conflicts.items()
    ]
    raw = {
        "qorgau": 1,
        "workbook": workbook,
        "owner": owner,
        "lang": lang,
        "made": made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "tries": {name: min(one.tries, TRIES_LIMIT) for name, one in state.exercises.items() if one.tries},
        "hints": {name: min(one.hinted, TRIES_LIMIT) for name, one in state.exercises.items() if one.hints},
        "exercises": {name: {"items": one.values} for name, one in state.exercises.items()},
        "conflicts": conflicts,
    }
    try:
        return Snapshot.model_validate(raw)
    except ValidationError as error:
        raise BadInput(as_problems(model_faults(error), SNAPSHOT)) from error


def snapshot_bytes(snapshot: Snapshot, file: str) -> bytes:
    """Takes a snapshot and the file it is for; gives its bytes. Raises BadInput when they are too many."""
    data = json.dumps(snapshot.model_dump(mode="json"), ensure_ascii=False, indent=1).encode() + b"\n"
    if len(data) > SIZE_LIMIT:
        message = f"the answers have {len(data)} bytes"
        raise BadInput([Problem(file, "", message, f"at most {SIZE_LIMIT}; shorten the longest notes")])
    return data


def unknown_ids(snapshot: Snapshot, known: Mapping[str, Collection[str]], file: str) -> tuple[Problem, ...]:
    """Takes a snapshot and exercise id → kinds of items; gives a problem for each id that is neither.

    A kind that ends in "-" or ":" is the beginning of an item id ("m-", "fact:"), any other is the whole id
    ("none"). Such answers are told to the trainer and worth nothing; the rest of the file stays good.
    """
    problems: list[Problem] = []
    for name, answers in snapshot.exercises.items():
        if name not in known:
            hint = "answers to another workbook?"
            problems.append(Problem(file, f"exercises.{name}", "no such exercise in this workbook", hint))
            continue
        for item in answers.items:
            if not any(item == kind or (kind[-1:] in "-:" and item.startswith(kind)) for kind in known[name]):
                field = f"exercises.{name}.items.{item}"
                hint = f"known kinds: {', '.join(sorted(known[name]))}"
                problems.append(Problem(file, field, "no such kind of answer in this exercise", hint))
    return tuple(problems)
