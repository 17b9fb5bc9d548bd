"""A strategy key decided by the choices of a variant: what stands under `when:` stays or goes, before it is a model.

In a list an item with `when:` stands where its condition holds; a bare name is written `{when: …, id: M-X}` there,
any other bare value `{when: …, value: [M-X, M-Y]}`. Below a name a value with `when:` stands where it holds, and
`one_of:` lists alternatives, of which one without `when:` stands where no other does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from pydantic import TypeAdapter, ValidationError

from qorgau.cases.conditions import Condition, When, conditions, hold, unknown
from qorgau.problem import Problem

WHEN, ONE_OF = "when", "one_of"
BARE = ("id", "value")
Choices = Mapping[str, str]
Knobs = Mapping[str, tuple[str, ...]]
_CONDITION: TypeAdapter[When] = TypeAdapter(When)
_GONE = object()


class _NoTimes:
    """A strategy follows choices: no time stands in its conditions."""

    def minute_number(self, name: str) -> int:
        raise KeyError(name)

    def day_number(self, name: str) -> int:
        raise KeyError(name)


def follows_choices(data: Any) -> bool:
    """Whether anything in the plain data of a key stands under a choice."""
    if isinstance(data, dict):
        return WHEN in data or ONE_OF in data or any(follows_choices(value) for value in data.values())
    return isinstance(data, list) and any(follows_choices(value) for value in data)


def decided_by_choice(data: Any, choices: Choices) -> Any:
    """The plain data of a key with its conditions decided: what does not hold is left out.

    Of alternatives that stand together the first is taken; that and conditions of no knob are told by wrong_choices.
    """
    decided = _decided(data, choices)
    return None if decided is _GONE else decided


def combinations(data: Any, knobs: Knobs) -> tuple[dict[str, str], ...]:
    """Every way in which the knobs that the key names can stand, the file as written first."""
    named = {one.knob for _, when in _conditions(data) for one in when or ()}
    offered = [[(name, choice) for choice in knobs[name]] for name in knobs if name in named]
    return tuple(dict(found) for found in product(*offered))


def variant_name(choices: Choices) -> str:
    """How a message says which variant it is about; nothing without choices."""
    return f" ({', '.join(f'{name}: {choice}' for name, choice in choices.items())})" if choices else ""


def wrong_choices(data: Any, knobs: Knobs, file: str) -> list[Problem]:
    """Conditions that cannot be read, name what the knobs do not have or hang on a time; alternatives that meet."""
    hint = "a strategy follows choices: {knob: video, is: camera}"
    problems: list[Problem] = []
    for path, when in _conditions(data):
        if when is None:
            problems.append(Problem(file, path, "is no condition", hint))
        elif any(one.knob is None for one in when):
            problems.append(Problem(file, path, "hangs on a time", hint))
        problems += [
            Problem(file, path, told, "see knobs.yaml")
            for one in when or ()
            if one.knob is not None
            for told in unknown(one, (), knobs)
        ]
    for path, node in _walked(data):
        if ONE_OF in node and len(node) > 1:
            problems.append(Problem(file, path, f"says more than {ONE_OF}", "put it into the alternatives"))
    if problems:
        return problems
    for choices in combinations(data, knobs):
        for path, node in _walked(data):
            if ONE_OF in node and (standing := len(_standing(node[ONE_OF], choices))) > 1:
                message = f"{standing} of its alternatives stand{variant_name(choices)}"
                problems.append(
                    Problem(file, f"{path}.{ONE_OF}", message, "no more than one for each choice")
                )
    return problems


def _decided(node: Any, choices: Choices) -> Any:
    if isinstance(node, list):
        found = (_decided(one, choices) for one in node)
        return [one for one in found if one is not _GONE]
    if not isinstance(node, dict):
        return node
    if ONE_OF in node:
        standing = _standing(node[ONE_OF], choices)
        return _bare(_decided(standing[0], choices)) if standing else _GONE
    if not _holds(node, choices):
        return _GONE
    values = {name: _decided(value, choices) for name, value in node.items() if name != WHEN}
    left = {name: value for name, value in values.items() if value is not _GONE}
    return _bare(left) if WHEN in node else left


def _standing(alternatives: Any, choices: Choices) -> list[Any]:
    """Those whose condition holds, or else those without one."""
    found = alternatives if isinstance(alternatives, list) else [alternatives]
    conditional = [one for one in found if isinstance(one, dict) and WHEN in one]
    plain = [one for one in found if one not in conditional]
    return [one for one in conditional if _holds(one, choices)] or plain


def _bare(value: Any) -> Any:
    alone = isinstance(value, dict) and len(value) == 1 and next(iter(value)) in BARE
    return next(iter(value.values())) if alone else value


def _holds(node: dict[str, Any], choices: Choices) -> bool:
    try:
        return hold(_read(node[WHEN]), _NoTimes(), choices) if WHEN in node else True
    except KeyError:
        return False


def _read(when: Any) -> tuple[Condition, ...] | None:
    try:
        return conditions(_CONDITION.validate_python(when))
    except ValidationError:
        return None


def _conditions(data: Any) -> Iterator[tuple[str, tuple[Condition, ...] | None]]:
    return ((f"{path}.{WHEN}".lstrip("."), _read(node[WHEN])) for path, node in _walked(data) if WHEN in node)


def _walked(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            if name != WHEN:
                yield from _walked(value, f"{path}.{name}" if path else str(name))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            name = value.get("id", place) if isinstance(value, dict) else place
            yield from _walked(value, f"{path}.{name}")
