"""The journal beside a notebook: what is done is appended at once, by as many processes as there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from qorgau.answers.disk import replace_bytes
from qorgau.answers.journal_file import JournalFile
from qorgau.answers.notice import Notice
from qorgau.answers.operation import Id, Operation
from qorgau.answers.replay import State, replay
from qorgau.answers.snapshot import ITEMS_LIMIT, SNAPSHOT, Snapshot, snapshot_bytes, snapshot_of
from qorgau.problem import BadInput, Problem

_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True)
class Changes:
    """Operations that came after an offset, and the offset to ask with next time."""

    operations: tuple[Operation, ...]
    offset: int


class Journal:
    """The answers of one owner in one workbook, in one folder.

    Several processes may hold a journal on the same folder; each sees the operations of the others at its
    next `append` or `refresh`. Reading never needs a writable folder.
    """

    def __init__(self, folder: Path, workbook: str, owner: str | None = None, *, wait: float = 10.0) -> None:
        """Takes the folder beside the notebook, the workbook id, the owner, seconds to wait for the lock.

        Touches no file. Raises BadInput: a workbook id or an owner that cannot be written.
        """
        problems = [
            Problem(str(folder), name, f"cannot be used: {text!r:.60}", "1 to 200 printable characters")
            for name, text in (("workbook", workbook), ("owner", owner))
            if text is not None and not _is_id(text)
        ]
        if problems:
            raise BadInput(problems)
        self.workbook = workbook
        self.owner = owner
        self._file = JournalFile(folder, wait)
        self.path = self._file.path
        self.snapshot_path = folder / SNAPSHOT

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Gives what was found and dealt with since this journal was opened, each thing once."""
        return tuple(self._file.notices)

    @property
    def state(self) -> State:
        """Gives the answers as last read."""
        return replay(self._file.pending, self._file.filed)

    def refresh(self) -> State:
        """Reads what all processes appended; gives the answers. Raises AnswersNotSaved: file not readable."""
        with self._file.mutex:
            self._file.read_on()
            return self.state

    def append(self, operations: Iterable[Operation]) -> State:
        """Takes operations; saves those that are new, on the disk when this returns; gives the answers.

        Raises AnswersNotSaved (nothing on disk is lost; send the same operations again), BadInput (a limit).
        """
        with self._file.held():
            fresh = self._fresh(operations)
            after = replay(fresh, self._file.filed)
            self._check_limits(after)
            self._file.append(fresh, after)
            return after

    def changes_since(self, offset: int = 0) -> Changes:
        """Takes how many operations were seen already; gives those after them, in the order they were read.

        An offset that this journal never gave, for instance one from before a restart, gives all of them.
        Raises AnswersNotSaved: file not readable.
        """
        with self._file.mutex:
            self._file.read_on()
            known = tuple(self._file.known.values())
            start = offset if 0 <= offset <= len(known) else 0
            return Changes(known[start:], len(known))

    def tries(self, exercise: str) -> int:
        """Takes an exercise id; gives how many times it was checked."""
        return self.refresh().exercise(exercise).tries

    def snapshot(self, lang: str, made: datetime | None = None) -> Snapshot:
        """Takes the language of the page and the time (now); gives the answers as they are submitted."""
        self.refresh()
        return self._snapshot(lang, made)

    def save_snapshot(self, lang: str, made: datetime | None = None) -> Path:
        """Writes the snapshot beside the notebook; gives its path.

        Raises AnswersNotSaved, BadInput (too large); the former file is untouched then.
        """
        with self._file.held():
            data = snapshot_bytes(self._snapshot(lang, made), str(self.snapshot_path))
            replace_bytes(self.snapshot_path, data)
        return self.snapshot_path

    def _snapshot(self, lang: str, made: datetime | None) -> Snapshot:
        at = made or datetime.now(UTC)
        return snapshot_of(self.state, workbook=self.workbook, owner=self.owner, lang=lang, made=at)

    def _fresh(self, operations: Iterable[Operation]) -> tuple[Operation, ...]:
        fresh = {one.op: one for one in self._file.pending}
        for one in operations:
            if one.op not in self._file.filed.seen:
                owned = one if one.owner or not self.owner else one.model_copy(update={"owner": self.owner})
                fresh.setdefault(one.op, owned)
        return tuple(fresh.values())

    def _check_limits(self, after: State) -> None:
        problems = [
            Problem(str(self.path), name, f"{len(one.items)} answers", f"at most {ITEMS_LIMIT} an exercise")
            for name, one in after.exercises.items()
            if len(one.items) > max(ITEMS_LIMIT, len(self._file.filed.exercise(name).items))
        ]
        if problems:
            raise BadInput(problems)


def _is_id(text: str) -> bool:
    try:
        return bool(_ID.validate_python(text))
    except ValidationError:
        return False
