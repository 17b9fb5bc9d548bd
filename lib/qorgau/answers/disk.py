"""The few ways in which this room touches the disk: lock, append, replace, put aside."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from qorgau.answers.notice import AnswersNotSaved

LOCK = ".answers.lock"
DAMAGED = "answers.journal.damaged-"
# Windows would turn line ends into two bytes and count every place wrong
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def locked(folder: Path, wait: float = 10.0) -> Iterator[None]:
    """Takes the answers folder and seconds to wait; holds its lock. Raises AnswersNotSaved when it cannot."""
    path = folder / LOCK
    if not folder.is_dir():
        raise AnswersNotSaved(folder, "missing-folder", "the folder is not there")
    lock = FileLock(path, timeout=wait, poll_interval=0.005)
    try:
        lock.acquire()
    except Timeout as error:
        raise AnswersNotSaved(path, "busy", f"the lock was not free within {wait:g} seconds") from error
    except OSError as error:
        raise AnswersNotSaved.because(path, error) from error
    try:
        yield
    finally:
        lock.release()


def read_from(path: Path, offset: int) -> bytes | None:
    """Takes a file and an offset in bytes; gives the bytes from there on, None when there is no such file.

    Raises OSError: not a regular file, or not readable.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise IsADirectoryError(errno.EISDIR, "not a regular file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            file.seek(offset)
            return file.read()
    finally:
        os.close(handle)


def append_bytes(path: Path, data: bytes) -> None:
    """Takes a file and whole lines; appends them in one write and waits until they are on the disk.

    Raises AnswersNotSaved; then of a write that was cut short only whole lines stay. Call it under the lock.
    """
    try:
        is_new = not path.exists()
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY | _NO_WAIT, 0o666)
        try:
            start = os.fstat(handle).st_size
            written = os.write(handle, data)
            if written < len(data):
                os.ftruncate(handle, start + data.rfind(b"\n", 0, written) + 1)
                raise AnswersNotSaved(path, "disk-full", "there was room for a part only")
            os.fsync(handle)
        finally:
            os.close(handle)
        if is_new:
            _sync_folder(path.parent)
    except OSError as error:
        raise AnswersNotSaved.because(path, error) from error


def cut_tail(path: Path, size: int) -> None:
    """Takes a file and how many bytes to keep; cuts off the rest, under the lock. Raises AnswersNotSaved."""
    try:
        handle = os.open(path, os.O_WRONLY | _BINARY)
        try:
            os.ftruncate(handle, size)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise AnswersNotSaved.because(path, error) from error


def replace_bytes(path: Path, data: bytes) -> None:
    """Takes a file and its new content; swaps it in whole, or leaves the former file as it was.

    Raises AnswersNotSaved. Call it under the lock: the temporary file has a fixed name, so that a killed
    writer leaves at most one, which the next writer takes over.
    """
    draft = path.with_name(f".{path.name}.tmp")
    try:
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK, 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise AnswersNotSaved.because(path, error) from error


def put_aside(folder: Path, lines: Iterable[bytes]) -> str:
    """Takes the answers folder and unreadable lines; gives the name of the file that now holds them.

    Lines that a damaged file holds already are not written again. Call it under the lock.
    Raises AnswersNotSaved.
    """
    path = folder / f"{DAMAGED}1"
    try:
        number, kept, wanted = 1, dict[bytes, str](), list(dict.fromkeys(lines))
        while (path := folder / f"{DAMAGED}{number}").exists():
            kept |= dict.fromkeys(path.read_bytes().split(b"\n"), path.name)
            number += 1
        fresh = [line for line in wanted if line not in kept]
        if not fresh:
            return kept[wanted[0]]
        replace_bytes(path, b"".join(line + b"\n" for line in fresh))
    except OSError as error:
        raise AnswersNotSaved.because(path, error) from error
    return path.name


def _sync_folder(folder: Path) -> None:
    # a new name is on the disk only when its folder is; systems that cannot do this lose no content
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
