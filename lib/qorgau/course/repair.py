"""Make a submitted notebook whole again from the released one, and say what was mended.

Pure: plain JSON cells in, plain JSON cells out. The kit's own cells all come from the released notebook; of the
submitted one only the texts of the trainee's other cells are kept, each near the cell it stood under.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

Kind = Literal["missing", "duplicate", "retyped", "changed", "metadata", "order", "unreadable"]
Cell = dict[str, Any]

# nbgrader writes these two itself when it releases a notebook; they say nothing about the trainee's cell.
_DERIVED = {"checksum", "cell_type"}


@dataclass(frozen=True)
class Repair:
    """One thing that was put right; `cell` is the grade id ("" for the whole notebook)."""

    kind: Kind
    cell: str = ""


def make_whole(
    released: Sequence[Cell], submitted: Sequence[Any] | None
) -> tuple[list[Cell], tuple[Repair, ...]]:
    """The nbgrader cells of `released`, with the trainee's other cells in between, and what had to be repaired.

    `submitted` is None when the submitted notebook could not be read at all. Never raises for anything that a
    submitted notebook may hold.
    """
    if submitted is None:
        return [dict(cell) for cell in released], (Repair("unreadable"),)
    cells = [cell for cell in submitted if isinstance(cell, Mapping)]
    masters = {name: cell for cell in released if (name := grade_id(cell))}
    places, copies = _recognise(masters, cells)
    repairs = _repairs(masters, cells, places, copies)

    name_at = {index: name for name, index in places.items()}
    kept: dict[str, list[Cell]] = defaultdict(list)
    new_ids = _unused_ids({str(cell.get("id")) for cell in released})
    anchor = ""
    for index, cell in enumerate(cells):
        if index in name_at:
            anchor = name_at[index]
        elif not (index in copies and text_of(cell).strip() in text_of(masters[copies[index]])):
            kept[anchor].append(_plain(cell, next(new_ids)))
    whole = kept[""]
    for name, master in masters.items():
        own = dict(master)
        if name in places and is_written(master):
            own["source"] = _text(cells[places[name]])
        whole += [own, *kept[name]]
    return whole, repairs


def is_written(master: Mapping[str, Any]) -> bool:
    """Whether a cell of ours is one that the trainee writes in: its text is the trainee's, all else is ours."""
    return not _nbgrader(master).get("locked") and bool(
        _nbgrader(master).get("solution") or _nbgrader(master).get("task")
    )


def grade_id(cell: Mapping[str, Any]) -> str | None:
    """The nbgrader id of a cell, None when it carries none."""
    found = _nbgrader(cell).get("grade_id")
    return found if isinstance(found, str) and found else None


def text_of(cell: Mapping[str, Any]) -> str:
    """The source of a cell as one string, however it was written; "" when it is no text."""
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else ""


def _nbgrader(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _recognise(
    masters: Mapping[str, Cell], cells: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, int], dict[int, str]]:
    """Where each of our cells stands (by grade id, else cell id, else the same text), and which cells are copies."""
    claims: dict[str, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        name = grade_id(cell)
        if name not in masters:
            name = cell.get("id") if isinstance(cell.get("id"), str) else None
        if name in masters and name is not None:
            claims[name].append(index)
    claimed = {index for indexes in claims.values() for index in indexes}
    for name, master in masters.items():
        if name not in claims:
            same = [
                i for i, cell in enumerate(cells) if i not in claimed and text_of(cell) == text_of(master)
            ]
            claims[name].extend(same)
            claimed.update(same)

    def likeness(name: str, index: int) -> tuple[bool, bool, int]:
        cell = cells[index]
        return text_of(cell) == text_of(masters[name]), cell.get("id") == name, -index

    places = {name: max(found, key=lambda i: likeness(name, i)) for name, found in claims.items() if found}
    copies = {i: name for name, found in claims.items() for i in found if i != places[name]}
    return places, copies


def _repairs(
    masters: Mapping[str, Cell],
    cells: Sequence[Mapping[str, Any]],
    places: Mapping[str, int],
    copies: Mapping[int, str],
) -> tuple[Repair, ...]:
    found: list[Repair] = []
    for name, master in masters.items():
        if name not in places:
            found.append(Repair("missing", name))
            continue
        cell = cells[places[name]]
        if cell.get("cell_type") != master.get("cell_type"):
            found.append(Repair("retyped", name))
        elif text_of(cell) != text_of(master) and not is_written(master):
            found.append(Repair("changed", name))
        elif _settings(cell) != _settings(master):
            found.append(Repair("metadata", name))
        if name in copies.values():
            found.append(Repair("duplicate", name))
    if sorted(places.values()) != [places[name] for name in masters if name in places]:
        found.append(Repair("order"))
    return tuple(found)


def _settings(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in _nbgrader(cell).items() if key not in _DERIVED}


def _unused_ids(taken: set[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"own-{number}") not in taken)


def _plain(cell: Mapping[str, Any], new_id: str) -> Cell:
    """A trainee's own cell: its text and nothing else, so that no metadata of it can upset or mislead a tool."""
    kind = cell.get("cell_type")
    plain: Cell = {
        "cell_type": kind if kind in ("code", "markdown", "raw") else "raw",
        "id": new_id,
        "metadata": {},
        "source": _text(cell),
    }
    return plain | {"execution_count": None, "outputs": []} if kind == "code" else plain


def _text(cell: Mapping[str, Any]) -> str:
    return text_of(cell).encode("utf-8", "replace").decode("utf-8")
