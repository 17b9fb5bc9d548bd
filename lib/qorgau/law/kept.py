"""A parsed copy of a large data file, kept by its content: YAML is slow to read, and it rarely changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from pydantic import BaseModel

from qorgau import data_file
from qorgau.data_file import Model

_READING = "2"
"""Counts up when files that could be read before are refused: what was kept by then is read again."""


def _folder() -> Path:
    return user_cache_path("qorgau", ensure_exists=False)


def _day(value: object) -> str:
    # A model reads a day from its ISO text as well; an unquoted time has lost its zone and is never kept.
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise TypeError


def digest(path: Path) -> str | None:
    """What the bytes of a file are known by, None when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:24]
    except OSError:
        return None


def parsed(path: Path) -> Any:
    """The plain data of the YAML file at `path`, from the kept copy of the same bytes when there is one.

    For models only: in a kept copy days are ISO texts, and names that are numbers are texts too. Raises BadInput
    as data_file.read_yaml does. A copy that cannot be read or written is done without.
    """
    return _data(path, digest(path))


def read_model(path: Path, model: type[Model]) -> Model:
    """The YAML file at `path` as `model`, which is not to be changed: the same bytes give the same object again.

    Raises BadInput with every error at once.
    """
    return _validated(path, digest(path), model)  # type: ignore[return-value]  # as given


@lru_cache(maxsize=4096)
def _validated(path: Path, known_by: str | None, model: type[BaseModel]) -> BaseModel:
    return data_file.validate(model, _data(path, known_by), data_file.short_name(path))


def _data(path: Path, known_by: str | None) -> Any:
    if known_by is None:
        return data_file.read_yaml(path)
    return remembered(f"{path.stem}-{known_by}-{_READING}", lambda: data_file.read_yaml(path))


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """The plain data that `make` gives, from the kept copy under `name` when there is one.

    The name says everything that the data hangs on. What cannot be kept is made each time.
    """
    kept = _folder() / f"{name}.json"
    with contextlib.suppress(OSError, ValueError):
        return json.loads(kept.read_bytes())
    data = make()
    with contextlib.suppress(OSError, TypeError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=kept.parent, prefix=kept.stem)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(data, stream, ensure_ascii=False, default=_day)
            Path(part).replace(kept)
        finally:
            Path(part).unlink(missing_ok=True)
    return data
