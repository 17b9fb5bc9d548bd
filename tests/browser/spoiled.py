"""A home and answers in which everything that can be written is hostile."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from tests.hostile import EVIL, FILED, LONG

from qorgau import places
from qorgau.answers import Journal, new_operation

BLANK = {"norm": None, "consequence": None, "severity": None, "stage": None, "confidence": None}
EXACT = ("quote",)
"""Fields whose words must stand somewhere else letter by letter."""


def spoiled(value: Any) -> Any:
    """Data of the kit whose every sentence ends in hostile words."""
    if isinstance(value, dict):
        if {"ru", "en"} <= set(value) and all(isinstance(one, str) for one in value.values()):
            return {lang: f"{text} {FILED}" for lang, text in value.items()}
        return {name: one if name in EXACT else spoiled(one) for name, one in value.items()}
    return [spoiled(one) for one in value] if isinstance(value, list) else value


def spoiled_home(to: Path) -> Path:
    """A home in `to` in which case file, papers, workbook, questions and keys of W01 are hostile."""
    for part in ("cases", "workbooks", "solutions"):
        shutil.copytree(places.home() / part, to / part)
    case = next((to / "cases").glob("cf01-*"))
    keys = to / "solutions" / "cf01"
    for path in [*case.rglob("*.yaml"), *(to / "workbooks/w01").rglob("*.yaml"), *keys.glob("[mst]*.yaml")]:
        read = spoiled(yaml.safe_load(path.read_text(encoding="utf-8")))
        path.write_text(yaml.safe_dump(read, sort_keys=False), encoding="utf-8")
    return to


def write_answers(folder: Path) -> None:
    """Puts answers to W01 there, by somebody who wrote hostile words everywhere, twice the theory."""
    folder.mkdir(parents=True)
    mark = {**BLANK, "field": "DP.7", "kind": "field", "quote": None, "defect": "det-clock-shifted"}
    words = {**mark, "field": "DP.8", "kind": "quote", "quote": {"exact": EVIL, "start": 0, "lang": "ru"}}
    position = {"main": ["no-event"], "fallback": [], "alternative": []}
    wrote: list[tuple[str, str, dict[str, Any]]] = [
        ("mark", "m-1", {**mark, "note": LONG[:20_000]}),
        ("mark", "m-2", {**words, "note": EVIL}),
        ("strategy", "position", {**position, "theory": EVIL}),
        ("strategy", "position", {**position, "theory": LONG[:19_000]}),
        ("strategy", "rejected:no-event", {"why": EVIL}),
    ]
    Journal(folder, "w01").append(
        [
            new_operation("set", exercise, item, value, tab=f"t-{n}")
            for n, (exercise, item, value) in enumerate(wrote)
        ]
    )
