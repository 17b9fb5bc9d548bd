"""Which of the files that were handed in holds the answers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from qorgau.answers.archive import json_members
from qorgau.answers.hinted import with_journal_hints
from qorgau.answers.journal_file import JOURNAL
from qorgau.answers.owner import check_belongs
from qorgau.answers.snapshot import SNAPSHOT, Snapshot
from qorgau.answers.snapshot_file import parse_snapshot
from qorgau.problem import BadInput, Problem

Why = Literal["none", "unreadable"]
_ASK = "nothing was handed in; ask the trainee for the file"


@dataclass(frozen=True)
class Chosen:
    """The answers that count, or why none do; `found` says what was odd about the way they were handed in."""

    snapshot: Snapshot | None
    why: Why | None = None
    problems: tuple[Problem, ...] = ()
    found: tuple[Problem, ...] = ()
    lang: str | None = None
    """The language of the page the answers were made on, known also of answers that do not count."""


def choose(
    files: Mapping[str, bytes], workbook: str, owner: str | None, passed_over: tuple[Problem, ...] = ()
) -> Chosen:
    """Takes the files of a submission, the workbook, whose it is, what could not be read; gives the answers that count.

    `answers.json` counts where it lies; when there is none, the one answers file to this workbook under another
    name, in a folder or in a ZIP counts as well and is told. Two different ones count for nothing. An answers file of
    somebody else never counts. Never raises for anything that may be handed in.
    """
    if SNAPSHOT in files:
        snapshot, problems = _read(SNAPSHOT, files[SNAPSHOT], workbook, owner)
        lang = snapshot.lang if snapshot else None
        if problems:
            return Chosen(None, "unreadable", problems, (), lang)
        return Chosen(snapshot and with_journal_hints(snapshot, files.get(JOURNAL)), lang=lang)
    candidates, odd = _elsewhere(files)
    good: dict[str, Snapshot] = {}
    bad: list[Problem] = []
    for name, data in candidates.items():
        snapshot, problems = _read(name, data, workbook, owner)
        if snapshot and not problems:
            good[name] = snapshot
        bad += [replace(problem, file=name) for problem in problems]
    different = {one.model_dump_json(): one for one in good.values()}
    if len(different) == 1:
        name, found = next(iter(good.items()))
        snapshot = with_journal_hints(found, files.get(JOURNAL))
        moved = Problem(
            SNAPSHOT, "", f"was handed in as {name}", "it was graded; hand it in under its own name"
        )
        return Chosen(snapshot, None, (), (moved, *odd), snapshot.lang)
    if good:
        names = ", ".join(good)
        several = Problem(
            SNAPSHOT, "", f"several different ones: {names}", "ask the trainee which one counts"
        )
        return Chosen(None, "unreadable", (several,), odd)
    stopped = tuple(problem for problem in passed_over if problem.file == SNAPSHOT)
    missing = stopped or (Problem(SNAPSHOT, "", "is not there", _ASK),)
    return Chosen(None, "unreadable" if stopped else "none", (*missing, *bad), odd)


def _elsewhere(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Everything that may be an answers file under another name, and what was passed over in archives."""
    candidates: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, data in files.items():
        kind = PurePosixPath(name).suffix.lower()
        if kind == ".zip":
            members, odd = json_members(data, name)
            candidates |= members
            problems += odd
        elif kind in (".json", ".txt") or PurePosixPath(name).name.startswith("answers"):
            candidates[name] = data
    return {name: data for name, data in candidates.items() if b'"qorgau"' in data}, tuple(problems)


def _read(
    name: str, data: bytes, workbook: str, owner: str | None
) -> tuple[Snapshot | None, tuple[Problem, ...]]:
    """The snapshot in `data` where it is one, and why it does not count."""
    file = PurePosixPath(name).name
    try:
        snapshot = parse_snapshot(data, file).snapshot
    except BadInput as error:
        return None, error.problems
    return snapshot, check_belongs(snapshot, workbook, owner, file)
