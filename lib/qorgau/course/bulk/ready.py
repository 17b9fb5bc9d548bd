"""Imported once by what grading processes are forked from: everything that no workbook changes is loaded."""

from __future__ import annotations

import contextlib

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.course.bulk import worker
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.keys.types import KEY_SIDES
from qorgau.law.registry import registry
from qorgau.problem import BadInput
from qorgau.texts import LANGUAGES, texts

__all__ = ["KEY_SIDES", "worker"]

# What cannot be read is told by whoever needs it.
with contextlib.suppress(BadInput, OSError):
    registry()
    load_catalogue(places.cases() / "catalogue")
    load_strategy_catalogue(places.cases() / "catalogue")
    for _lang in LANGUAGES:
        texts(_lang)
