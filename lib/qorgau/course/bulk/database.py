"""The gradebook's database: opened so that a batch is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from qorgau.course.bulk.own_tables import METADATA
from qorgau.problem import BadInput, Problem

_AGAIN = (
    "close what else writes into it (formgrader, another run) and run the command again; what is done is kept"
)


class GradebookBusy(BadInput):
    """The gradebook cannot be written now: locked, full, read-only or gone. Nothing of the batch was written."""


def open_database(db_url: str, wait: float) -> Engine:
    """Takes nbgrader's db_url and seconds to wait for a lock; gives an engine, with our own tables made.

    Raises GradebookBusy.
    """
    if not db_url.startswith("sqlite"):
        engine = create_engine(_driver(db_url), pool_pre_ping=True)
    else:
        engine = create_engine(db_url, connect_args={"timeout": wait})
        # SQLite takes its lock at the first write otherwise, after reading what the write rests on.
        event.listen(engine, "connect", _no_hidden_begin)
        event.listen(engine, "begin", _begin_at_once)
    with reported(db_url):
        METADATA.create_all(engine)
    return engine


def _driver(db_url: str) -> str:
    """psycopg 3 is the driver of this kit; an address that names none would ask for the old one."""
    head, _, rest = db_url.partition("://")
    return f"postgresql+psycopg://{rest}" if head in ("postgresql", "postgres") else db_url


def _no_hidden_begin(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def _begin_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def reported(db_url: str) -> Iterator[None]:
    """Turns an error of the database into GradebookBusy that names it and says what to do."""
    try:
        yield
    except DBAPIError as error:
        name = db_url.rsplit("@", 1)[-1].removeprefix("sqlite:///")
        said = str(error.orig).strip().splitlines()[0]
        raise GradebookBusy([Problem(name, "", said, _AGAIN)]) from error


@contextmanager
def transaction(engine: Engine, db_url: str) -> Iterator[Connection]:
    """One batch: all of it is written when the block ends, nothing when it raises. Raises GradebookBusy."""
    with reported(db_url), engine.begin() as connection:
        yield connection
