"""What rests on a provision: every place of the content that names it, and the points that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qorgau import data_file
from qorgau.cases.load import case_folders, load_case
from qorgau.keys.load import load_mark_key, load_rubric
from qorgau.keys.switches import by_law, load_switches
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


def unconfirmed(home: Path, solutions: Path, registry: Registry) -> tuple[Open, ...]:
    """Provisions that marking keys rest on and that are unconfirmed at the date of their case.

    Each with the points (of the rubric's weights) of the items that name it; the most points first.
    Raises BadInput when a case or key cannot be read.
    """
    weights = load_rubric(solutions).mark.weights
    rows: list[Open] = []
    for folder in case_folders(home / "cases"):
        path = solutions / folder.name.split("-")[0] / "mark.yaml"
        if not path.exists():
            continue
        case = load_case(folder, home / "cases" / "templates")
        day = case.data.law_date
        key = by_law(load_mark_key(path, case), day, registry, load_switches(solutions))
        for norm in dict.fromkeys(norm for item in key.defects for norm in item.norms):
            status = registry.at(norm, day).status
            if status is Status.CONFIRMED:
                continue
            items = [item for item in key.defects if norm in item.norms]
            rows.append(
                Open(
                    norm,
                    status,
                    day,
                    key.case,
                    float(sum(weights[item.severity] for item in items)),
                    tuple(f"{key.case}.mark.{item.id}" for item in items),
                    tuple(f"{key.case}.mark.{item.id}" for item in items if item.graded),
                )
            )
    return tuple(sorted(rows, key=lambda row: (-row.points, row.provision)))
