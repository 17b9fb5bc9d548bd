"""The ledger of what was graded from what, and the history of every score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from qorgau.course.bulk.own_tables import GRADED, HISTORY
from qorgau.course.bulk.rows import Record, row_id


@dataclass(frozen=True)
class Made:
    """What a present result was made of: digests of input and outputs, and the key."""

    inputs: str
    key: str
    outputs: str


@dataclass(frozen=True)
class Signature:
    """Who graded, when (UTC) and why: what the history says of each change."""

    author: str
    at: datetime
    why: str


@dataclass(frozen=True)
class Change:
    """One change of a score as the history has it."""

    student: str
    cell: str
    kind: str
    former: float | None
    score: float | None
    key: str
    author: str
    why: str
    at: datetime


def known(connection: Connection, assignment: str, students: Sequence[str]) -> dict[str, Made]:
    """What the ledger says of these trainees."""
    found = connection.execute(
        select(GRADED.c.student, GRADED.c.inputs, GRADED.c.key, GRADED.c.outputs).where(
            GRADED.c.assignment == assignment, GRADED.c.student.in_(students)
        )
    )
    return {student: Made(*made) for student, *made in found}


def write_ledger(connection: Connection, assignment: str, made: Mapping[str, Made]) -> None:
    """Puts down what the results of these trainees were made of."""
    if made:
        connection.execute(
            delete(GRADED).where(GRADED.c.assignment == assignment, GRADED.c.student.in_(list(made)))
        )
        rows = [{"assignment": assignment, "student": name, **vars(one)} for name, one in made.items()]
        connection.execute(insert(GRADED), rows)


def write_history(
    connection: Connection, assignment: str, records: Sequence[Record], key: str, by: Signature
) -> None:
    """Puts down every score that became another one, and points by hand that were not put down yet."""
    by_hand = _last_by_hand(connection, assignment, [one.student for one in records])
    rows = [row for record in records for row in _rows(record, by_hand)]
    if rows:
        same = {"assignment": assignment, "key": key, "author": by.author, "why": by.why, "at": by.at}
        connection.execute(
            insert(HISTORY),
            [
                same
                | row
                | {"id": row_id(assignment, by.at.isoformat(), by.why, repr(sorted(row.items())))}
                | ({"author": "formgrader", "why": ""} if row["kind"] == "manual" else {})
                for row in rows
            ],
        )


def _rows(record: Record, by_hand: Mapping[tuple[str, str], float | None]) -> Iterator[dict[str, Any]]:
    for cell, row in record.grades.items():
        if row.auto != row.former or row.is_new:
            yield {
                "student": record.student,
                "cell": cell,
                "kind": "auto",
                "score": row.auto,
                "former": row.former,
            }
        last = by_hand.get((record.student, cell))
        if row.manual != last:
            yield {
                "student": record.student,
                "cell": cell,
                "kind": "manual",
                "score": row.manual,
                "former": last,
            }


def _last_by_hand(
    connection: Connection, assignment: str, students: Sequence[str]
) -> dict[tuple[str, str], float | None]:
    found = connection.execute(
        select(HISTORY.c.student, HISTORY.c.cell, HISTORY.c.score)
        .where(
            HISTORY.c.assignment == assignment, HISTORY.c.student.in_(students), HISTORY.c.kind == "manual"
        )
        .order_by(HISTORY.c.at)
    )
    return {(student, cell): score for student, cell, score in found}


def history(connection: Connection, assignment: str, student: str | None = None) -> tuple[Change, ...]:
    """Every change of every score of an assignment, or of one trainee's, oldest first."""
    columns = [getattr(HISTORY.c, name) for name in Change.__dataclass_fields__]
    wanted = select(*columns).where(HISTORY.c.assignment == assignment)
    if student is not None:
        wanted = wanted.where(HISTORY.c.student == student)
    return tuple(
        Change(*row)
        for row in connection.execute(wanted.order_by(HISTORY.c.at, HISTORY.c.student, HISTORY.c.cell))
    )
