"""Read one YAML data file into a model, with every error at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from qorgau.problem import BadInput, Problem

Model = TypeVar("Model", bound=BaseModel)

MAX_BYTES = 4_000_000

_HINTS = {
    "missing": "add this field",
    "extra_forbidden": "check the spelling, or remove it",
    "string_type": "put the text in quotes",
    "literal_error": "use one of the words listed",
    "enum": "use one of the words listed",
}


class _OneKeyOnce(yaml.CSafeLoader):
    """A loader that refuses the same key twice: the first would be lost in silence."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        seen.add(key)
    found: dict[Any, Any] = yaml.SafeLoader.construct_mapping(loader, node, deep=True)
    return found


_OneKeyOnce.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def short_name(path: Path) -> str:
    """The last three parts of a path: enough to find the file, without a machine's own folders."""
    return "/".join(path.parts[-3:])


def read_yaml(path: Path) -> Any:
    """The plain data of a YAML file.

    Raises BadInput (file, line) when the file is missing, too large, not UTF-8, or not YAML.
    """
    name = short_name(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput([Problem(name, "", f"cannot be read: {error.strerror}", "check that it is there")]) from error
    if len(raw) > MAX_BYTES:
        raise BadInput([Problem(name, "", f"is larger than {MAX_BYTES} bytes", "is this the right file?")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            [Problem(name, f"byte {error.start}", "is not UTF-8", "save the file again as UTF-8")]
        ) from error
    try:
        return yaml.load(text, Loader=_OneKeyOnce)  # a subclass of the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BadInput([Problem(name, where, str(said), "check the indent and the quotes there")]) from error


def problems_of(error: ValidationError, file: str) -> list[Problem]:
    """Each error of a failed validation as a Problem with its field path."""
    return [
        Problem(
            file,
            ".".join(str(part) for part in found["loc"]) or "(whole file)",
            found["msg"],
            _HINTS.get(found["type"], ""),
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
