"""The knobs of a case, which lie beside its keys: what they change would tell what to look for."""

from __future__ import annotations

from pathlib import Path

from qorgau.cases.knobs import Knobs
from qorgau.law.kept import read_model

KNOBS = "knobs.yaml"


def load_knobs(folder: Path) -> Knobs | None:
    """The knobs in the solutions folder of one case, None without the file. Raises BadInput with every error."""
    path = folder / KNOBS
    if not path.is_file():
        return None
    return read_model(path, Knobs)


def chosen(folder: Path) -> dict[str, tuple[str, ...]]:
    """What the choice knobs of one case offer, the file as written first; nothing without knobs."""
    knobs = load_knobs(folder)
    return {} if knobs is None else knobs.choices
