"""Read one YAML data file into a model, with every error at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from qorgau.problem import BadInput, Problem
from qorgau.unseen import still, unseen

Model = TypeVar("Model", bound=BaseModel)

MAX_BYTES = 4_000_000

_HINTS = {
    "missing": "add this field",
    "extra_forbidden": "check the spelling, or remove it",
    "string_type": "put the text in quotes",
    "string_too_short": "write the text",
    "string_pattern_mismatch": "see how the others of its kind are written",
    "literal_error": "use one of the words listed",
    "enum": "use one of the words listed",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "names with values below them, not a single text or a list",
    "dict_type": "names with values below them, not a single text or a list",
    "tuple_type": "a list: one line with a dash for each",
    "list_type": "a list: one line with a dash for each",
    "too_short": "give at least one",
    "timezone_aware": "add the zone, like +06:00",
    "value_error": "write it as the message says",
}
_KINDS = {"date": "a day, like 2019-06-10", "datetime": 'a time in quotes, like "2019-06-10T13:02+06:00"'}
_OTHERWISE = "compare with the same field of another file"


def _hint(kind: str) -> str:
    found = _HINTS.get(kind)
    return found or _KINDS.get(kind.split("_")[0]) or _OTHERWISE


class _OneKeyOnce(yaml.CSafeLoader):
    """A loader that refuses the same key twice: the first would be lost in silence."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise yaml.constructor.ConstructorError(
                None,
                None,
                "a name that is no plain text: is a value in braces without quotes?",
                key_node.start_mark,
            )
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        seen.add(key)
    found: dict[Any, Any] = yaml.SafeLoader.construct_mapping(loader, node, deep=True)
    return found


def _day(loader: Any, node: yaml.ScalarNode) -> Any:
    try:
        return yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    except ValueError as error:
        raise yaml.constructor.ConstructorError(
            None, None, f"{node.value}: {error}", node.start_mark
        ) from error


_OneKeyOnce.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_OneKeyOnce.add_constructor("tag:yaml.org,2002:timestamp", _day)


def short_name(path: Path) -> str:
    """The last three parts of a path: enough to find the file, without a machine's own folders."""
    return "/".join(path.parts[-3:])


def text_of(raw: bytes, name: str) -> str:
    """The text of a file an author wrote; `name` is what problems call it. Raises BadInput: too large, or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise BadInput([Problem(name, "", f"is larger than {MAX_BYTES} bytes", "is this the right file?")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            [Problem(name, f"byte {error.start}", "is not UTF-8", "save the file again as UTF-8")]
        ) from error


def read_yaml(path: Path) -> Any:
    """The plain data of a YAML file.

    Raises BadInput (file, line) when the file is missing, too large, not UTF-8, or not YAML, and (file, field) when
    a text in it holds signs that nobody sees or that turn or cover the text around them.
    """
    name = short_name(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput(
            [Problem(name, "", f"cannot be read: {error.strerror}", "check that it is there")]
        ) from error
    text = text_of(raw, name)
    try:
        found = yaml.load(text, Loader=_OneKeyOnce)
        unfit = list(_unseen(found, name, ""))
    except RecursionError as error:
        raise BadInput([Problem(name, "", "is nested too deeply", "check the brackets")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BadInput([Problem(name, where, str(said), "check the indent and the quotes there")]) from error
    if unfit:
        raise BadInput(unfit)
    return found


def _unseen(data: Any, file: str, path: str) -> Iterator[Problem]:
    """Each sign in the texts and names of plain data that a file of the kit may not hold, one of a kind a text."""
    if isinstance(data, str):
        first = {data[place]: (place, said) for place, said in reversed(list(unseen(data)))}
        for sign, (place, said) in first.items():
            yield Problem(file, path, f"U+{ord(sign):04X} at letter {place + 1} {said}", "delete it")
    elif isinstance(data, dict):
        for name, value in data.items():
            inner = f"{path}.{still(str(name))}" if path else still(str(name))
            yield from _unseen(name, file, inner)
            yield from _unseen(value, file, inner)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _unseen(value, file, f"{path}.{place}")


def problems_of(error: ValidationError, file: str) -> list[Problem]:
    """Each error of a failed validation as a Problem with its field path."""
    return [
        Problem(
            file,
            ".".join(str(part) for part in found["loc"]) or "(whole file)",
            found["msg"],
            _hint(found["type"]),
        )
        for found in error.errors()
    ]


def validate(model: type[Model], data: Any, file: str) -> Model:
    """`data` as `model`. Raises BadInput with every error, each with file, field path and hint."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise BadInput(problems_of(error, file)) from error


def load(path: Path, model: type[Model]) -> Model:
    """The YAML file at `path` as `model`. Raises BadInput with every error at once."""
    return validate(model, read_yaml(path), short_name(path))
