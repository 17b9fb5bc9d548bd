"""What rests on a provision: every place of the content that names it, and the points that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qorgau import data_file
from qorgau.cases.load import case_folders, load_case
from qorgau.exercises.material import load_setting
from qorgau.exercises.workbook import workbook_folders
from qorgau.keys.asked import Hanging
from qorgau.keys.check_mark import hanging_marks
from qorgau.keys.load import key_file
from qorgau.keys.types import KEY_SIDES
from qorgau.law.registry import Registry, Status
from qorgau.law.terms import LIMITS

_NAMES = frozenset({"norm", "norms", "provisions", "any"})


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
    yield from (("catalogue", path) for path in sorted((home / "cases" / "catalogue").rglob("*.yaml")))
    yield from (("template", path) for path in sorted((home / "cases" / "templates").glob("*.yaml")))
    for folder in case_folders(home / "cases"):
        yield "case", folder / "case.yaml"
    for folder in workbook_folders(home / "workbooks"):
        yield from (("question", path) for path in sorted((folder / "questions").glob("*.yaml")))
    yield from (("key", path) for path in sorted(solutions.glob("*/*.yaml")))
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


def _hanging(home: Path, solutions: Path, registry: Registry) -> Iterator[tuple[str, str, Iterable[Hanging]]]:
    """What points hang on in the marking keys of all cases, and in the other keys of the workbooks."""
    seen = set()
    for folder in case_folders(home / "cases"):
        path = solutions / folder.name.split("-")[0] / "mark.yaml"
        if path.exists():
            seen.add(path)
            case = load_case(folder, home / "cases" / "templates")
            yield case.data.id, "mark", hanging_marks(case, registry, solutions, path)
    for folder in workbook_folders(home / "workbooks"):
        setting = load_setting(folder.name, home, registry)
        for exercise in setting.workbook.exercises:
            path = solutions / key_file(setting.workbook.about, exercise)
            if path.exists() and path not in seen:
                seen.add(path)
                material = setting.material(exercise.id)
                hanging = KEY_SIDES[exercise.type].hanging(material, solutions, path)
                yield setting.workbook.about, exercise.type, hanging


def unconfirmed(home: Path, solutions: Path, registry: Registry) -> tuple[Open, ...]:
    """Provisions that keys rest on and that are unconfirmed on the day their items are judged by.

    Each with the points (of the rubric's weights) of the items that name it; the most points first.
    Raises BadInput when a case or key cannot be read.
    """
    found: dict[tuple[str, date, str], list[tuple[str, Hanging]]] = {}
    for about, exercise, items in _hanging(home, solutions, registry):
        for item in items:
            for norm in dict.fromkeys(item.norms):
                name = f"{about}.{exercise}.{item.item}"
                found.setdefault((norm, item.day, about), []).append((name, item))
    rows = [
        Open(
            norm,
            registry.at(norm, day).status,
            day,
            about,
            float(sum(item.points for _, item in items)),
            tuple(name for name, _ in items),
            tuple(name for name, item in items if item.graded),
        )
        for (norm, day, about), items in found.items()
        if registry.at(norm, day).status not in (Status.CONFIRMED, Status.NOT_IN_FORCE)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.points, row.provision, row.day)))
