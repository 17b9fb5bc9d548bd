"""Faults of plain JSON and of pydantic models, told as problems with file, field and hint."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from qorgau.answers.plain_json import FAULTS_LIMIT, Fault, step
from qorgau.problem import Problem


def model_faults(error: ValidationError) -> list[Fault]:
    """Takes what pydantic found; gives one fault for each place."""
    return [_fault(one["type"], one["loc"], one["msg"]) for one in error.errors(include_url=False)]


def _fault(kind: str, loc: tuple[int | str, ...], message: str) -> Fault:
    path = ""
    for key in loc:
        # pydantic marks a fault in the key itself with this pseudo step
        path = path if key == "[key]" else step(path, key)
    if kind == "extra_forbidden":
        return Fault(path, "unknown field", "remove it, or check its spelling")
    if kind == "missing":
        return Fault(path, "is missing", "add it")
    return Fault(path, message.removeprefix("Value error, "))


def as_problems(faults: Iterable[Fault], file: str, where: str = "") -> tuple[Problem, ...]:
    """Takes faults, the file and the place in it ("line 3"); gives one problem for each, at most a hundred.

    Only the first fault of a path and message is told; how many more there are is the last problem.
    """
    problems: dict[tuple[str, str], Problem] = {}
    for fault in faults:
        field = " ".join(part for part in (where, fault.path) if part)
        problems.setdefault((field, fault.message), Problem(file, field, fault.message, fault.hint))
    told = list(problems.values())
    if len(told) > FAULTS_LIMIT:
        more = len(told) - FAULTS_LIMIT
        told = [*told[:FAULTS_LIMIT], Problem(file, where, f"and {more} more problems", "mend these first")]
    return tuple(told)
