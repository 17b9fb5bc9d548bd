"""A snapshot and its file: read with suspicion, written whole or not at all."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from qorgau.answers.disk import locked, replace_bytes
from qorgau.answers.faults import as_problems, model_faults
from qorgau.answers.notice import Notice
from qorgau.answers.plain_json import Fault, cleaned, parse
from qorgau.answers.snapshot import SIZE_LIMIT, Snapshot, snapshot_bytes
from qorgau.problem import BadInput, Problem

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True)
class Loaded:
    """A snapshot and what was passed over in its file."""

    snapshot: Snapshot
    notices: tuple[Notice, ...] = ()


def parse_snapshot(data: bytes, file: str) -> Loaded:
    """Takes the bytes of an answers file, as uploaded or read, and its name; gives the snapshot in NFC.

    Raises BadInput with every problem: file, path of the field, hint.
    """
    if len(data) > SIZE_LIMIT:
        raise BadInput([_too_large(len(data), file)])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start + 1}"
        raise BadInput([Problem(file, "", message, "upload the file as it was downloaded")]) from error
    raw, fault = parse(text.removeprefix(_MARK))
    if fault:
        raise BadInput(as_problems([fault], file))
    value, faults = cleaned(raw)
    if not isinstance(value, dict):
        faults.append(Fault("", "not an answers file", 'it begins with {"qorgau": 1'))
        raise BadInput(as_problems(faults, file))
    try:
        snapshot = Snapshot.model_validate(value)
    except ValidationError as error:
        raise BadInput(as_problems([*faults, *model_faults(error)], file)) from error
    if faults:
        raise BadInput(as_problems(faults, file))
    return Loaded(snapshot, (Notice("byte-order-mark", file),) if text.startswith(_MARK) else ())


def load_snapshot(path: Path) -> Loaded:
    """Takes the path of an answers file; gives snapshot and notices. Raises BadInput with every problem."""
    return parse_snapshot(_read(path), str(path))


def read_snapshot(path: Path) -> Snapshot:
    """Takes the path of an answers file; gives the snapshot. Raises BadInput with every problem."""
    return load_snapshot(path).snapshot


def write_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Writes the snapshot at `path`, atomically. Raises AnswersNotSaved, BadInput (too large)."""
    data = snapshot_bytes(snapshot, str(path))
    with locked(path.parent):
        replace_bytes(path, data)


def _read(path: Path) -> bytes:
    """A submitted name may be a link to another person's file, a pipe that never ends, or gigabytes."""
    file = str(path)
    try:
        if path.is_symlink():
            raise BadInput([Problem(file, "", "is a link, not a file", "submit the answers file itself")])
        handle = os.open(path, _OPEN)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise BadInput([Problem(file, "", "is no file", "submit the answers file itself")])
            if found.st_size > SIZE_LIMIT:
                raise BadInput([_too_large(found.st_size, file)])
            with os.fdopen(handle, "rb", closefd=False) as opened:
                return opened.read(SIZE_LIMIT + 1)
        finally:
            os.close(handle)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise BadInput([Problem(file, "", message, "check that it is there and may be read")]) from error


def _too_large(size: int, file: str) -> Problem:
    return Problem(file, "", f"the file has {size} bytes", f"at most {SIZE_LIMIT}; is it the answers file?")
