"""The files that a trainee handed in, read with suspicion: no link is followed, no pipe waited for."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qorgau.problem import Problem

FILE_LIMIT = 20_000_000
"""Bytes one file of a submission may have."""
FILES_LIMIT = 500
DEPTH_LIMIT = 8
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LINK = "a link may lead to another person's file; hand in the file itself"
_SEND = "hand in the notebook and its answers file, nothing else"


@dataclass(frozen=True)
class HandedIn:
    """Files by their path inside the folder ("notes/a.txt"), in order; and what was passed over, each named."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path, ignored: Callable[[str], bool] = lambda _: False) -> HandedIn:
    """Takes the folder of a submission and which names stay out of it; gives its files.

    Links, pipes and devices are never opened; files that are too large or too many are named. Never raises for
    anything that a trainee can put into a folder.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    if folder.is_symlink():
        return HandedIn({}, (Problem(folder.name, "", "the folder is a link", _LINK),))
    for name, found in _entries(folder, "", ignored, problems):
        if len(files) >= FILES_LIMIT:
            problems.append(Problem(folder.name, "", f"has more than {FILES_LIMIT} files", _SEND))
            break
        if isinstance(data := _bytes(found.path, name), Problem):
            problems.append(data)
        else:
            files[name] = data
    return HandedIn(dict(sorted(files.items())), tuple(problems))


def _entries(
    folder: Path, inside: str, ignored: Callable[[str], bool], problems: list[Problem]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(inside or folder.name, "", f"cannot be read: {error.strerror}", _SEND))
        return
    for entry in entries:
        name = f"{inside}{entry.name}"
        if ignored(entry.name):
            continue
        if entry.is_symlink():
            problems.append(Problem(name, "", "is a link and was not followed", _LINK))
        elif not entry.is_dir(follow_symlinks=False):
            yield name, entry
        elif name.count("/") + 1 >= DEPTH_LIMIT:
            problems.append(Problem(name, "", "lies too deep", _SEND))
        else:
            yield from _entries(Path(entry.path), f"{name}/", ignored, problems)


def _bytes(path: str, name: str) -> bytes | Problem:
    try:
        handle = os.open(path, _OPEN)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                return Problem(name, "", "is no file", _SEND)
            if found.st_size > FILE_LIMIT:
                return Problem(name, "", f"has {found.st_size} bytes", f"at most {FILE_LIMIT}")
            with os.fdopen(handle, "rb", closefd=False) as opened:
                return opened.read(FILE_LIMIT + 1)
        finally:
            os.close(handle)
    except OSError as error:
        return Problem(name, "", f"cannot be read: {error.strerror or error}", _SEND)
