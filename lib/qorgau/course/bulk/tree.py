"""A folder of results, put in its place whole: first beside, then by one renaming."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from qorgau.answers import read_folder

_OPEN = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Staging:
    """A folder on the course's own disk where results are made ready; whatever a killed run left in it is removed."""

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        """`shared` gives folders to the group, as nbgrader's groupshared does. Raises OSError."""
        self._folder, self._shared, self._number = folder, shared, count()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, target: Path, files: Mapping[str, bytes], mode: int) -> None:
        """Makes `target` a folder of exactly these files (path inside it → bytes), each of this mode.

        What was there before is replaced whole. Raises OSError; then `target` is as it was, or not there.
        """
        number = next(self._number)
        new, old = self._folder / f"new-{number}", self._folder / f"old-{number}"
        try:
            self._write(new, files, mode)
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_symlink() or target.exists():
                target.rename(old)
            new.rename(target)
        finally:
            for left in (new, old):
                if left.is_symlink() or left.is_file():
                    left.unlink()
                elif left.exists():
                    shutil.rmtree(left, ignore_errors=True)

    def close(self) -> None:
        """Removes the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, folder: Path, files: Mapping[str, bytes], mode: int) -> None:
        folder.mkdir()
        made = {folder}
        for name, data in files.items():
            path = folder / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            handle = os.open(path, _OPEN, 0o600)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(handle, view) :]
                os.fchmod(handle, mode)
            finally:
                os.close(handle)
        if self._shared:
            for one in made:
                one.chmod(0o2770 | (one.stat().st_mode & 0o777))


def digest_of(files: Mapping[str, bytes]) -> str:
    """Takes files by their path; gives what exactly these files are known by."""
    known = hashlib.sha256()
    for name in sorted(files):
        known.update(f"{name}\0{len(files[name])}\0".encode())
        known.update(files[name])
    return known.hexdigest()[:32]


def digest_on_disk(folder: Path) -> str | None:
    """What the files of a folder are known by, None when there is no such folder or not all of it can be read."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    found = read_folder(folder)
    return None if found.problems else digest_of(found.files)
