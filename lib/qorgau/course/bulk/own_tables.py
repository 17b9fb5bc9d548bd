"""Two tables of our own in the gradebook's database, which nbgrader neither knows nor touches.

`qorgau_graded` says what each present result was made of; `qorgau_score` is the history of every score.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Float, MetaData, PrimaryKeyConstraint, String, Table

METADATA = MetaData()

GRADED = Table(
    "qorgau_graded",
    METADATA,
    Column("assignment", String(128), nullable=False),
    Column("student", String(128), nullable=False),
    Column("inputs", String(32), nullable=False),
    Column("key", String(32), nullable=False),
    Column("outputs", String(65), nullable=False),
    PrimaryKeyConstraint("assignment", "student"),
)
"""`inputs`: digest of what was handed in; `outputs`: digests of the autograded folder and of the feedback folder."""

HISTORY = Table(
    "qorgau_score",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("assignment", String(128), nullable=False),
    Column("student", String(128), nullable=False),
    Column("cell", String(128), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("score", Float),
    Column("former", Float),
    Column("key", String(32), nullable=False),
    Column("author", String(128), nullable=False),
    Column("why", String(512), nullable=False),
    Column("at", DateTime, nullable=False),
)
"""One row whenever a score became another: `kind` "auto" or "manual", `author` who ran the command, `at` in UTC."""
