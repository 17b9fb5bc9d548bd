"""A ZIP that was handed in, looked into without unpacking anything on the disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from qorgau.answers.snapshot import SIZE_LIMIT
from qorgau.problem import Problem

MEMBERS_LIMIT = 500
_AGAIN = "hand in the files themselves, not a ZIP"


def json_members(data: bytes, file: str) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Takes the bytes of a ZIP and its name; gives its JSON files by "name.zip/member", and what was passed over.

    A member whose path leads out of the archive, a link, an encrypted or an oversized one is named and not read.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for number, member in enumerate(archive.infolist()):
                if number >= MEMBERS_LIMIT:
                    problems.append(Problem(file, "", f"holds more than {MEMBERS_LIMIT} files", _AGAIN))
                    break
                faults = list(_faults(member))
                if faults:
                    problems += [Problem(file, _shown(member.filename), fault, _AGAIN) for fault in faults]
                elif member.filename.lower().endswith(".json") and not member.is_dir():
                    with archive.open(member) as opened:
                        found[f"{file}/{member.filename}"] = opened.read(SIZE_LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        problems.append(Problem(file, "", "is a damaged ZIP", _AGAIN))
    return found, tuple(problems)


def _faults(member: zipfile.ZipInfo) -> Iterator[str]:
    # `filename` has been cut at a NUL and has "/" for the system's separator; the parts are what leads out.
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        yield "leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        yield "is a link"
    if member.flag_bits & 1:
        yield "is encrypted"
    if member.file_size > SIZE_LIMIT and member.filename.lower().endswith(".json"):
        yield f"has {member.file_size} bytes"


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in name)[:80]
