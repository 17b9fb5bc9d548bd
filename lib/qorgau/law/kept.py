"""A parsed copy of a large data file, kept by its content: YAML is slow to read, and it rarely changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from qorgau import data_file


def _folder() -> Path:
    return user_cache_path("qorgau", ensure_exists=False)


def _day(value: object) -> str:
    # A model reads a day from its ISO text as well; an unquoted time has lost its zone and is never kept.
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise TypeError


def parsed(path: Path) -> Any:
    """The plain data of the YAML file at `path`, from the kept copy of the same bytes when there is one.

    For models only: in a kept copy days are ISO texts, and names that are numbers are texts too. Raises BadInput as data_file.read_yaml does. A copy that cannot be read or written is done without.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
    except OSError:
        return data_file.read_yaml(path)
    kept = _folder() / f"{path.stem}-{digest}.json"
    with contextlib.suppress(OSError, ValueError):
        return json.loads(kept.read_bytes())
    data = data_file.read_yaml(path)
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
