"""Who answers: one person, one visitor or one team, by one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from qorgau.answers.snapshot import Snapshot
from qorgau.problem import Problem

_NAMES = ("QORGAU_OWNER", "JUPYTERHUB_USER")


def owner(environ: Mapping[str, str]) -> str | None:
    """Takes the environment; gives the owner: QORGAU_OWNER, else JUPYTERHUB_USER, else None."""
    for name in _NAMES:
        text = unicodedata.normalize("NFC", environ.get(name, "")).strip()
        if text:
            return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)[:200]
    return None


def check_owner(snapshot: Snapshot, expected: str | None, file: str) -> Problem | None:
    """Takes a snapshot, who should have made it, its file; gives a problem if both are known and differ."""
    known = unicodedata.normalize("NFC", expected or "").strip()
    if not known or snapshot.owner is None or snapshot.owner == known:
        return None
    message = f"these are the answers of {snapshot.owner!r}, not of {known!r}"
    return Problem(file, "owner", message, "ask both; a copied answers file keeps the name of who made it")


def check_belongs(snapshot: Snapshot, workbook: str, expected: str | None, file: str) -> tuple[Problem, ...]:
    """Takes a snapshot, the workbook and the owner it should be of, its file; gives what does not fit, else ()."""
    problems = []
    if snapshot.workbook != workbook:
        message = f"these are answers to {snapshot.workbook!r}"
        problems.append(Problem(file, "workbook", message, f"expected {workbook!r}"))
    if (foreign := check_owner(snapshot, expected, file)) is not None:
        problems.append(foreign)
    return tuple(problems)
