"""Reasons for fields that a case leaves as the form has them: why a mark there is a false alarm."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import RootModel

from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.law.kept import parsed

PLAIN = "plain.yaml"


class Plain(RootModel[dict[str, Words]]):
    """solutions/plain.yaml: a reason by kind and number (DP.1)."""


@cache
def load_plain(solutions: Path) -> dict[str, Words]:
    """The reasons of a solutions folder, none without the file. Raises BadInput with every error at once."""
    path = solutions / PLAIN
    if not path.is_file():
        return {}
    return data_file.validate(Plain, parsed(path), data_file.short_name(path)).root
