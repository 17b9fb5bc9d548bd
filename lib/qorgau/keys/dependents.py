"""What rests on a provision: every place of the content that names it, and the points that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qorgau import data_file
from qorgau.cases.load import case_folders
from qorgau.exercises.material import load_setting
from qorgau.exercises.workbook import workbook_folders
from qorgau.keys.asked import Hanging
from qorgau.keys.types import KEY_SIDES
from qorgau.law.registry import Registry, Status
from qorgau.law.terms import LIMITS

_NAMES = frozenset({"norm", "norms", "provisions"})


@dataclass(frozen=True)
class Dependent:
    """One place that names a provision: what kind of content, the file, the path in it, the words it supports."""

    kind: str
    file: str
    path: str
    provision: str
    sentence: str


@dataclass(frozen=True)
class Open:
    """A provision that is unconfirmed for at least one case, and the points that rest on it there."""

    provision: str
    status: Status
    day: date
    case: str
    points: float
    items: tuple[str, ...]
    graded: tuple[str, ...]


def _sentence(found: dict[str, Any]) -> str:
    for name in ("why", "message", "about", "text", "name", "title"):
        words = found.get(name)
        if isinstance(words, dict) and isinstance(words.get("en"), str):
            return " ".join(words["en"].split())
    return ""


def _step(name: object, value: object) -> str:
    return str(value["id"]) if isinstance(value, dict) and isinstance(value.get("id"), str) else str(name)


def _walk(found: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if isinstance(found, dict):
        for name, value in found.items():
            if name in _NAMES:
                norms = [value] if isinstance(value, str) else value if isinstance(value, list) else []
                yield from ((path, norm, _sentence(found)) for norm in norms if isinstance(norm, str))
            else:
                yield from _walk(value, (*path, _step(name, value)))
    elif isinstance(found, list):
        for index, value in enumerate(found):
            yield from _walk(value, (*path, _step(index, value)))


def _files(home: Path, solutions: Path) -> Iterator[tuple[str, Path]]:
    yield from (("catalogue", path) for path in sorted((home / "cases" / "catalogue").glob("*.yaml")))
    yield from (("template", path) for path in sorted((home / "cases" / "templates").glob("*.yaml")))
    for folder in case_folders(home / "cases"):
        yield "case", folder / "case.yaml"
    for folder in workbook_folders(home / "workbooks"):
        yield from (("question", path) for path in sorted((folder / "questions").glob("*.yaml")))
        yield from (("key", path) for path in sorted((solutions / folder.name).glob("*.yaml")))
    yield "limit", LIMITS


def dependents(home: Path, solutions: Path, provision: str | None = None) -> tuple[Dependent, ...]:
    """Every place of the content that names `provision` (all provisions without one), in the order of the files.

    Raises BadInput when a file cannot be read.
    """
    return tuple(
        Dependent(kind, data_file.short_name(path), ".".join(steps), norm, sentence)
        for kind, path in _files(home, solutions)
        for steps, norm, sentence in _walk(data_file.read_yaml(path), ())
        if provision in (None, norm)
    )


def unconfirmed(home: Path, solutions: Path, registry: Registry) -> tuple[Open, ...]:
    """Provisions that keys rest on and that are unconfirmed on the day their items are judged by.

    Each with the points (of the rubric's weights) of the items that name it; the most points first.
    Raises BadInput when a workbook, case or key cannot be read.
    """
    rows: list[Open] = []
    for folder in workbook_folders(home / "workbooks"):
        setting = load_setting(folder.name, home, registry)
        about = setting.case.data.id if setting.case else setting.workbook.id
        found: dict[tuple[str, date], list[tuple[str, Hanging]]] = {}
        for exercise in setting.workbook.exercises:
            path = solutions / setting.workbook.id / f"{exercise.id}.yaml"
            if not path.exists():
                continue
            hanging = KEY_SIDES[exercise.type].hanging
            for item in hanging(setting.material(exercise.id), solutions, path):
                for norm in dict.fromkeys(item.norms):
                    name = f"{setting.workbook.id}.{exercise.id}.{item.item}"
                    found.setdefault((norm, item.day), []).append((name, item))
        rows += [
            Open(
                norm,
                registry.at(norm, day).status,
                day,
                about,
                float(sum(item.points for _, item in items)),
                tuple(name for name, _ in items),
                tuple(name for name, item in items if item.graded),
            )
            for (norm, day), items in found.items()
            if registry.at(norm, day).status not in (Status.CONFIRMED, Status.NOT_IN_FORCE)
        ]
    return tuple(sorted(rows, key=lambda row: (-row.points, row.provision, row.day)))
