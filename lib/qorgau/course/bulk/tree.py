"""A folder of results, put in its place whole: first beside, then by one renaming.

Ten files a submission: plain paths here, where a Path each would take longer than the disk.
"""

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
        new, old = f"{self._folder}/new-{number}", f"{self._folder}/old-{number}"
        try:
            self._write(new, files, mode)
            place = str(target)
            try:
                os.rename(place, old)
            except FileNotFoundError:
                target.parent.mkdir(parents=True, exist_ok=True)
            os.rename(new, place)
        except OSError:
            _remove(new)
            _remove(f"{self._folder}/draft")
            raise
        finally:
            _remove(old)

    def close(self) -> None:
        """Removes the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, folder: str, files: Mapping[str, bytes], mode: int) -> None:
        # A file made in a new folder takes ext4 seven times as long as one made among others and moved there.
        draft = f"{self._folder}/draft"
        os.mkdir(folder)
        made = {folder}
        for name, data in files.items():
            if "/" in name:
                above = f"{folder}/{name.rpartition('/')[0]}"
                os.makedirs(above, exist_ok=True)
                made.add(above)
            handle = os.open(draft, _OPEN, mode)
            try:
                written = os.write(handle, data)
                while written < len(data):
                    written += os.write(handle, memoryview(data)[written:])
                os.fchmod(handle, mode)
            finally:
                os.close(handle)
            os.rename(draft, f"{folder}/{name}")
        if self._shared:
            for one in made:
                os.chmod(one, 0o2770 | (os.stat(one).st_mode & 0o777))


def _remove(place: str) -> None:
    """Whatever lies there, be it a folder, a file or a link."""
    if os.path.islink(place) or os.path.isfile(place):
        os.unlink(place)
    elif os.path.exists(place):
        shutil.rmtree(place, ignore_errors=True)


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
