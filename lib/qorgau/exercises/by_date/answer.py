"""The answer of the exercise: for each item and date, lawful, defect or to be verified, and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from qorgau.data_file import problems_of
from qorgau.exercises.by_date.question import ByDateQuestion, cell_id
from qorgau.problem import Problem

Status = Literal["lawful", "defect", "open"]
STATUSES: tuple[Status, ...] = ("lawful", "defect", "open")
SHOWN_LIMIT = 60


class Cell(BaseModel):
    """What is said of one item on one date. What is not chosen yet is None."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    status: Status | None = None
    reason: str | None = None


@dataclass(frozen=True)
class ByDateAnswer:
    """Readable cells by their id, and the ids of items that could not be read."""

    cells: Mapping[str, Cell] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()

    def cell(self, cell: str) -> Cell:
        """The cell of that id, an empty one when nothing was said."""
        return self.cells.get(cell, Cell())


def parse_answer(
    items: Mapping[str, object], file: str, question: ByDateQuestion
) -> tuple[ByDateAnswer, tuple[Problem, ...]]:
    """The answer in `items` (item id → value) and everything that is wrong with it.

    An item with any problem is reported, listed in `damaged` and left unscored; all others are kept. A value of
    None is an item that was removed. Problem paths are "item.field".
    """
    known = {cell_id(item.id, day): item for item, day in question.cells()}
    cells: dict[str, Cell] = {}
    damaged: list[str] = []
    problems: list[Problem] = []
    for name in sorted(items):
        if items[name] is None:
            continue
        found: list[Problem] = []
        if name not in known:
            hint = "at:item:date, with an item and a date of the exercise"
            found = [Problem(file, _shown(name), "is no item of this exercise", hint)]
        else:
            try:
                cell = Cell.model_validate(items[name])
            except ValidationError as error:
                found = [replace(one, field=_under(name, one.field)) for one in problems_of(error, file)]
            else:
                reasons = known[name].reason
                if cell.reason is not None and cell.reason not in reasons:
                    hint = f"one of {', '.join(reasons)}"
                    found = [Problem(file, f"{name}.reason", f"unknown reason {_shown(cell.reason)}", hint)]
                else:
                    cells[name] = cell
        if found:
            damaged.append(name)
            problems += found
    return ByDateAnswer(cells, tuple(damaged)), tuple(problems)


def _shown(text: str) -> str:
    said = repr(text)
    return said if len(said) <= SHOWN_LIMIT else f"{said[:SHOWN_LIMIT]}…"


def _under(item: str, part: str) -> str:
    return item if part in ("", "(whole file)") else f"{item}.{part}"
