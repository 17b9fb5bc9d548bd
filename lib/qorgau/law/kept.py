"""A parsed copy of a large data file, kept by its content: YAML is slow to read, and it rarely changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from qorgau import data_file


def _folder() -> Path:
    return user_cache_path("qorgau", ensure_exists=False)


def parsed(path: Path) -> Any:
    """The plain data of the YAML file at `path`, from the kept copy of the same bytes when there is one.

    Raises BadInput as data_file.read_yaml does. A copy that cannot be read or written is done without.
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
                json.dump(data, stream, ensure_ascii=False)
            Path(part).replace(kept)
        finally:
            Path(part).unlink(missing_ok=True)
    return data
