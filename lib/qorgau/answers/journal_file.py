"""The journal's file: read on from where one stopped, mended under the lock, appended to."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from qorgau.answers.disk import append_bytes, cut_tail, locked, put_aside, read_from
from qorgau.answers.lines import Lines, read_lines
from qorgau.answers.notice import AnswersNotSaved, Notice, NoticeKind
from qorgau.answers.operation import Operation, examine_line
from qorgau.answers.replay import State, replay
from qorgau.problem import Problem

JOURNAL = "answers.journal.jsonl"
_ANCHOR = 512


class JournalFile:
    """One process's view of the file: how far it was read, and what it holds.

    `filed` is the state of the operations in the file, `known` all operations ever seen in it, by id,
    `pending` those of them that the file lacks since something replaced it.
    """

    def __init__(self, folder: Path, wait: float) -> None:
        self.folder = folder
        self.path = folder / JOURNAL
        self.mutex = threading.RLock()
        self.known: dict[str, Operation] = {}
        self.pending: tuple[Operation, ...] = ()
        self.notices: dict[Notice, None] = {}
        self._wait = wait
        self._opened = False
        self._begin()

    def _begin(self) -> None:
        self.filed = State()
        self._offset = 0
        self._count = 0
        self._anchor = b""

    def read_on(self) -> None:
        """Reads what was appended by anybody. Raises AnswersNotSaved: the file cannot be read."""
        with self.mutex:
            lines = self._catch_up()
            if lines.bad or (lines.rest and not self._opened):
                # only under the lock is a line without its end certainly nobody's line in the making;
                # a folder that cannot be written is read as it is
                try:
                    with self.held():
                        self._keep_bad(lines)
                except AnswersNotSaved:
                    self._tell_bad(lines)
            self._opened = True

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock, with all that others wrote taken in and a file that ends with a whole line.

        Raises AnswersNotSaved.
        """
        with self.mutex, locked(self.folder, self._wait):
            lines = self._catch_up()
            self._keep_bad(lines)
            if lines.rest:
                self._mend_tail(lines.rest)
            self._opened = True
            yield

    def append(self, operations: tuple[Operation, ...], after: State) -> None:
        """Takes new operations and the state after them; writes them, while held. Raises AnswersNotSaved."""
        if operations:
            data = b"".join(one.line() for one in operations)
            append_bytes(self.path, data)
            self._took(Lines(operations, count=len(operations), size=len(data)), data, after)
        self.pending = ()

    def _catch_up(self) -> Lines:
        """Reads the lines after the last one known; when the file is another one, reads it from its start."""
        start = self._offset - len(self._anchor)
        try:
            data = read_from(self.path, start)
            if self._offset and (data is None or not data.startswith(self._anchor)):
                self._begin()
                start, data = 0, read_from(self.path, 0)
                self._tell("journal-replaced")
        except OSError as error:
            raise AnswersNotSaved.because(self.path, error) from error
        data = (data or b"")[self._offset - start :]
        lines = read_lines(data, str(self.path), self._count)
        self._took(lines, data[: lines.size], replay(lines.operations, self.filed))
        self.pending = ()
        if len(self.known) > len(self.filed.seen):
            # what a replaced file lacks lives on in memory, and goes into the file with the next append
            self.pending = tuple(one for one in self.known.values() if one.op not in self.filed.seen)
        if lines.marked:
            self._tell("byte-order-mark")
        return lines

    def _took(self, lines: Lines, data: bytes, after: State) -> None:
        self.filed = after
        self._offset += lines.size
        self._count += lines.count
        self._anchor = (self._anchor + data)[-_ANCHOR:]
        for operation in lines.operations:
            self.known.setdefault(operation.op, operation)

    def _keep_bad(self, lines: Lines) -> None:
        if not lines.bad:
            return
        try:
            kept = put_aside(self.folder, lines.bad)
        except AnswersNotSaved:
            # they stay in the journal too, so that nothing is lost and the next process tries again
            kept = ""
        self._tell_bad(lines, kept)

    def _mend_tail(self, rest: bytes) -> None:
        if examine_line(rest)[0]:
            append_bytes(self.path, b"\n")
        else:
            kept = put_aside(self.folder, [rest])
            cut_tail(self.path, self._offset)
            where = f"line {self._count + 1}"
            problem = Problem(str(self.path), where, "the line was cut short", f"it is kept in {kept}")
            self._tell("torn-line", kept, (problem,))
        self._catch_up()

    def _tell_bad(self, lines: Lines, kept: str = "") -> None:
        if lines.bad:
            self._tell("damaged-lines", kept, lines.problems)

    def _tell(self, kind: NoticeKind, kept: str = "", problems: tuple[Problem, ...] = ()) -> None:
        self.notices[Notice(kind, JOURNAL, kept, problems)] = None
