"""Kazakh words of provisions, kept in files of their own until a lawyer has checked them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, RootModel

from qorgau import data_file
from qorgau.law.kept import parsed
from qorgau.problem import BadInput, Problem

KAZAKH = Path(__file__).parent / "kk"


class _Kazakh(BaseModel):
    """Kazakh words of a provision, written for the kit.

    `title` only where the official heading is known; `heading` is ours, until a lawyer has compared it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    summary: str = Field(min_length=1)
    title: str | None = None
    heading: str | None = Field(default=None, min_length=1)


class _KazakhPart(RootModel[dict[str, _Kazakh]]):
    pass


def with_kazakh(plain: Any, kazakh: Path, problems: list[Problem]) -> Any:
    """The plain provisions with the Kazakh words of the files in `kazakh`; faults of these are added to `problems`."""
    words: dict[str, _Kazakh] = {}
    for file in sorted(kazakh.glob("*.yaml")):
        try:
            part = data_file.validate(_KazakhPart, parsed(file), data_file.short_name(file)).root
        except BadInput as error:
            problems += error.problems
            continue
        problems += [
            Problem(file.name, name, "stands in two files", "keep one") for name in part if name in words
        ]
        words |= part
    if not isinstance(plain, list):
        return plain
    ids = {one.get("id") for one in plain if isinstance(one, dict)}
    problems += [
        Problem("kk", name, "no such provision", "check the id") for name in words if name not in ids
    ]
    return [_spoken(one, words.get(str(one.get("id")))) if isinstance(one, dict) else one for one in plain]


def _spoken(plain: dict[str, Any], words: _Kazakh | None) -> dict[str, Any]:
    if words is None or "summary_kk" in plain:
        return plain
    title = plain.get("title")
    if isinstance(title, dict) and words.title and not title.get("kk"):
        title = {**title, "kk": words.title}
    return {**plain, "title": title, "summary_kk": words.summary, "heading_kk": words.heading}
