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
from qorgau.data_file import problems_of
from qorgau.problem import BadInput, Problem

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
    named = {one.knob for _, when in _conditions(data, "") if isinstance(when, tuple) for one in when}
    offered = [[(name, choice) for choice in knobs[name]] for name in knobs if name in named]
    return tuple(dict(found) for found in product(*offered))


def variant_name(choices: Choices) -> str:
    """How a message says which variant it is about; nothing without choices."""
    return f" ({', '.join(f'{name}: {choice}' for name, choice in choices.items())})" if choices else ""


def wrong_choices(data: Any, knobs: Knobs, file: str) -> list[Problem]:
    """Conditions that cannot be read, name what the knobs do not have or hang on a time; alternatives that meet."""
    problems: list[Problem] = []
    for path, when in _conditions(data, ""):
        if isinstance(when, ValidationError):
            problems += [
                Problem(file, path, one.message, "{knob: video, is: camera}")
                for one in problems_of(when, file)
            ]
            continue
        for one in when:
            if one.knob is None:
                problems.append(
                    Problem(file, path, "hangs on a time", "a strategy follows choices: {knob: …, is: …}")
                )
            else:
                problems += [Problem(file, path, told, "see knobs.yaml") for told in unknown(one, (), knobs)]
    if problems:
        return problems
    for choices in combinations(data, knobs):
        for path, found in _alternatives(data, ""):
            if (standing := len(_standing(found, choices))) > 1:
                message = f"{standing} of its alternatives stand{variant_name(choices)}"
                problems.append(Problem(file, path, message, "no more than one for each choice"))
    return problems


def readable(data: Any, knobs: Knobs, file: str) -> None:
    """Raises BadInput with every wrong condition of a key, if it has any."""
    if problems := wrong_choices(data, knobs, file):
        raise BadInput(problems)


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


def _standing(alternatives: list[Any], choices: Choices) -> list[Any]:
    """Those whose condition holds, or else those without one."""
    conditional = [one for one in alternatives if isinstance(one, dict) and WHEN in one]
    plain = [one for one in alternatives if one not in conditional]
    return [one for one in conditional if _holds(one, choices)] or plain


def _bare(value: Any) -> Any:
    alone = isinstance(value, dict) and len(value) == 1 and next(iter(value)) in BARE
    return next(iter(value.values())) if alone else value


def _holds(node: Any, choices: Choices) -> bool:
    if not isinstance(node, dict) or WHEN not in node:
        return True
    try:
        return hold(_CONDITION.validate_python(node[WHEN]), _NoTimes(), choices)
    except (ValidationError, KeyError):
        return False


def _conditions(node: Any, path: str) -> Iterator[tuple[str, tuple[Condition, ...] | ValidationError]]:
    for at, found in _walked(node, path):
        if WHEN in found:
            try:
                yield f"{at}.{WHEN}".lstrip("."), conditions(_CONDITION.validate_python(found[WHEN]))
            except ValidationError as error:
                yield f"{at}.{WHEN}".lstrip("."), error


def _alternatives(node: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    return ((f"{at}.{ONE_OF}", found[ONE_OF]) for at, found in _walked(node, path) if ONE_OF in found)


def _walked(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            if name != WHEN:
                yield from _walked(value, f"{path}.{name}" if path else str(name))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            name = value.get("id", place) if isinstance(value, dict) else place
            yield from _walked(value, f"{path}.{name}")
