"""What the page must be told about the files beside the notebook."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qorgau.problem import BadInput, Problem

NoticeKind = Literal["torn-line", "damaged-lines", "byte-order-mark", "journal-replaced"]
Reason = Literal["read-only", "disk-full", "busy", "missing-folder", "not-a-file", "failed"]

_REASONS: dict[int, Reason] = {
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.ETIMEDOUT: "busy",
    errno.ENOENT: "missing-folder",
    errno.ENOTDIR: "missing-folder",
    errno.EISDIR: "not-a-file",
    errno.ELOOP: "not-a-file",
}

_HINTS: dict[Reason, str] = {
    "read-only": "make the folder writable, or download the answers from the page",
    "disk-full": "free some space, or download the answers from the page",
    "busy": "another process holds the lock; try again",
    "missing-folder": "make the folder again; nothing was deleted by Qorgau",
    "not-a-file": "something else has the name of this file; move it away",
    "failed": "try again, or download the answers from the page",
}


@dataclass(frozen=True)
class Notice:
    """Something was found and dealt with; no answer is lost.

    `kind` chooses the sentence of the page, `file` is the file it is about, `kept` the file that now holds a
    copy of what could not be read ("" when no copy could be made), `problems` say what was wrong where.
    """

    kind: NoticeKind
    file: str
    kept: str = ""
    problems: tuple[Problem, ...] = ()


class AnswersNotSaved(BadInput):
    """Answers could not be written; what was on disk before is untouched.

    `reason` chooses the sentence of the page, `path` is the file that could not be written.
    """

    reason: Reason
    path: Path

    def __init__(self, path: Path, reason: Reason, detail: str = "") -> None:
        self.path = path
        self.reason = reason
        self._detail = detail
        message = f"the answers were not saved: {detail or reason}"
        super().__init__([Problem(str(path), "", message, _HINTS[reason])])

    def __reduce__(self) -> tuple[type[AnswersNotSaved], tuple[Path, Reason, str]]:
        return AnswersNotSaved, (self.path, self.reason, self._detail)

    @classmethod
    def because(cls, path: Path, error: OSError) -> AnswersNotSaved:
        """Takes the file and the error of the operating system; gives the exception to raise from it."""
        return cls(path, _REASONS.get(error.errno or 0, "failed"), error.strerror or str(error))
