"""One small thing a trainee did: a line of the journal."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StrictBool,
    StringConstraints,
    ValidationError,
    model_validator,
)

from qorgau.answers.faults import as_problems, model_faults
from qorgau.answers.plain_json import DEPTH_LIMIT, Fault, cleaned, parse
from qorgau.problem import BadInput, Problem

LINE_LIMIT = 1_000_000
"""Bytes a line of the journal may have."""

Value = Mapping[str, JsonValue]
Do = Literal["set", "remove", "check", "note", "hint"]
HINT = "hint:"
"""How an item that stands for a hint begins; the rest is a token that only a holder of the key understands."""
LEVELS_LIMIT = 9


def moment(text: str) -> str:
    """Takes an ISO date and time; gives it back. Raises ValueError when it is none or has no zone."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("not a date and time such as 2026-11-23T10:00:00Z") from None
    if at.tzinfo is None:
        raise ValueError("the date and time has no zone; add Z or +05:00")
    return text


def _printable(text: str) -> str:
    if not text.isprintable() or not text.strip():
        raise ValueError("must be visible characters")
    return text


Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_printable)]
Moment = Annotated[str, AfterValidator(moment)]


def level_of(value: object) -> int:
    """How many hints an item of hints stands for, 0 when `value` is none."""
    level = value.get("level") if isinstance(value, Mapping) else None
    counts = isinstance(level, int) and not isinstance(level, bool) and 1 <= level <= LEVELS_LIMIT
    return level if isinstance(level, int) and counts else 0


class Operation(BaseModel):
    """What was done (`do`) to which item of which exercise, on which version (`base`), where and when."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    op: Id
    at: Moment
    tab: Id
    exercise: Id
    do: Do
    item: Id | None = None
    value: dict[str, JsonValue] | None = None
    base: Id | None = None
    owner: Id | None = None
    settles: StrictBool = Field(default=False)

    @model_validator(mode="after")
    def _fits(self) -> Operation:
        if self.do in ("set", "remove") and self.item is None:
            raise ValueError(f"{self.do} needs an item")
        if self.do == "set" and self.value is None:
            raise ValueError("set needs a value")
        if self.do == "remove" and self.value is not None:
            raise ValueError("remove takes no value")
        named = self.item is not None and self.item.startswith(HINT)
        if self.do == "hint" and not (named and level_of(self.value)):
            raise ValueError(f"hint needs an item {HINT}… and a level from 1 to {LEVELS_LIMIT}")
        # What was told cannot be taken back: no page writes or removes a hint like an answer.
        if named and self.do in ("set", "remove"):
            raise ValueError("this item is written by a hint alone")
        return self

    def line(self) -> bytes:
        """Gives the operation as one journal line, UTF-8, with its line end."""
        data = self.model_dump()
        if not self.settles:
            del data["settles"]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def new_operation(
    do: Do,
    exercise: str,
    item: str | None = None,
    value: Value | None = None,
    *,
    tab: str,
    base: str | None = None,
    owner: str | None = None,
    settles: bool = False,
    at: datetime | None = None,
) -> Operation:
    """Takes what was done (`at`: now when not given); gives an operation with a new id. Raises BadInput."""
    raw: dict[str, object] = {
        "op": str(uuid.uuid4()),
        "at": (at or datetime.now(UTC)).astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "tab": tab,
        "exercise": exercise,
        "do": do,
        "item": item,
        "value": value,
        "base": base,
        "owner": owner,
        "settles": settles,
    }
    return parse_operation(raw, "")


def examine(raw: object) -> tuple[Operation | None, list[Fault]]:
    """Takes an object as it came from a page or a line; gives the operation, or None and all faults."""
    # a value stands deeper in a snapshot than in an operation, and must be readable there too
    value, faults = cleaned(raw, DEPTH_LIMIT - 4)
    if not isinstance(value, dict):
        faults.append(Fault("", "not an operation", 'an object such as {"op": ..., "do": ...}'))
        return None, faults
    try:
        operation = Operation.model_validate(value)
    except ValidationError as error:
        return None, [*faults, *model_faults(error)]
    # a value that is refused for its text cannot be encoded either, so the length is asked last
    if not faults and (size := len(operation.line())) > LINE_LIMIT:
        faults.append(Fault("value", f"the operation has {size} bytes", f"at most {LINE_LIMIT}"))
    return (None, faults) if faults else (operation, [])


def examine_line(line: bytes) -> tuple[Operation | None, list[Fault]]:
    """Takes one journal line without its end; gives the operation, or None and all faults."""
    if len(line) > LINE_LIMIT:
        return None, [Fault("", f"the line has {len(line)} bytes", f"at most {LINE_LIMIT}")]
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return None, [Fault("", f"not UTF-8 at byte {error.start + 1}")]
    raw, fault = parse(text)
    return (None, [fault]) if fault else examine(raw)


def parse_operation(raw: object, file: str, where: str = "") -> Operation:
    """Takes an object and where it came from; gives the operation. Raises BadInput with every problem."""
    operation, faults = examine(raw)
    if operation is None:
        raise BadInput(as_problems(faults, file, where))
    return operation


def sift_operations(raws: Iterable[object], file: str) -> tuple[tuple[Operation, ...], tuple[Problem, ...]]:
    """Takes what a page sent; gives the operations that are good, and the problems of all others.

    One bad operation must not keep the good ones of the same message from being saved.
    """
    good: list[Operation] = []
    problems: list[Problem] = []
    for number, raw in enumerate(raws):
        operation, faults = examine(raw)
        if operation is None:
            problems.extend(as_problems(faults, file, f"operation {number + 1}"))
        else:
            good.append(operation)
    return tuple(good), tuple(problems)
