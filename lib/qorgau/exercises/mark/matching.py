"""The best way to give each row at most one column."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)

NOISE = 1e-9


def assign(rows: Sequence[Row], worth: Mapping[Row, Mapping[Column, float]]) -> dict[Row, Column]:
    """Rows with the column each one gets, so that the sum of `worth` is the greatest possible.

    Each column goes to one row at most. Rows come in one at a time; each time the best chain of
    exchanges that begins at the new row is carried out, which keeps the sum greatest for the rows
    seen so far. Equal choices fall to the earlier row and column.
    """
    owner: dict[Column, Row] = {}
    for row in rows:
        _take_in(row, worth, owner)
    return {row: column for column, row in owner.items()}


def _take_in(new: Row, worth: Mapping[Row, Mapping[Column, float]], owner: dict[Column, Row]) -> None:
    gain: dict[Row, float] = {new: 0.0}
    reached_by: dict[Row, tuple[Row, Column]] = {}
    best, end = NOISE, None
    queue = deque([new])
    while queue:
        row = queue.popleft()
        for column, points in worth[row].items():
            holder = owner.get(column)
            if holder == row:
                continue
            total = gain[row] + points
            if holder is not None:
                total -= worth[holder][column]
                if total <= gain.get(holder, float("-inf")) + NOISE:
                    continue
                gain[holder] = total
                reached_by[holder] = (row, column)
                queue.append(holder)
            if total > best + NOISE:
                best, end = total, (row, column)
    while end is not None:
        row, column = end
        owner[column] = row
        end = reached_by.get(row)
