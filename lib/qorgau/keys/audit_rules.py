"""The data file of the audit: roles of events, and which defects the clock alone can tell."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file

FILE = Path(__file__).parent / "audit.yaml"
ToldBy = Literal[
    "held-too-long",
    "restraint-not-named",
    "after-restraint",
    "after-limitation",
    "announced-not-served",
    "answered-late",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Roles(_Strict):
    """Which events stand for what, the first that a case has."""

    restraint: tuple[str, ...]
    release: tuple[str, ...]
    records: tuple[str, ...]
    decision: tuple[str, ...]
    announced: tuple[str, ...]
    served: tuple[str, ...]


class AuditRule(_Strict):
    """One defect that the clock can tell; no fields: anywhere in the paper."""

    defect: str
    kind: str
    fields: tuple[int, ...]
    told_by: ToldBy
    limit: str | None = None
    from_: tuple[str, int] | None = Field(default=None, alias="from")


class AuditData(_Strict):
    """The whole data file."""

    roles: Roles
    rules: tuple[AuditRule, ...]


@cache
def audit_data() -> AuditData:
    """The rules, read once a process. Raises BadInput with every error."""
    return data_file.load(FILE, AuditData)
