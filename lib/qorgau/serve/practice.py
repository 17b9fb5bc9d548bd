"""Practice copies of self-study: the same workbook on other times, each in a folder of its own among the answers."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from qorgau import places
from qorgau.answers import JOURNAL
from qorgau.exercises.workbook import Workbook, load_workbook
from qorgau.keys.workbook_variant import has_variants, variant_id, write_workbook_variant

PRACTICE, HOME = "practice", "home"
_ID = re.compile(r"([a-z0-9]+)-s([1-9][0-9]{0,5})")


@dataclass(frozen=True, order=True)
class Copy:
    """One practice copy: the workbook it repeats, its seed, the folder of its answers."""

    of: str
    seed: int
    folder: Path

    @property
    def id(self) -> str:
        """What it is called: its page, its notebook, its answers."""
        return variant_id(self.of, self.seed)

    @property
    def home(self) -> Path:
        """Its cases, keys and workbook."""
        return self.folder / HOME

    @property
    def notebook(self) -> Path:
        """The notebook that opens it."""
        return self.home / "workbooks" / self.id / f"{self.id}.ipynb"

    @property
    def begun(self) -> bool:
        """Whether anything was answered in it."""
        return (self.folder / JOURNAL).exists()


class Practice:
    """The practice copies in one folder of answers. Several threads may ask for them."""

    def __init__(self, answers: Path, home: Path, solutions: Path) -> None:
        """`home` and `solutions` are those of the kit, from which copies are made."""
        self.folder = answers / PRACTICE
        self._home, self._solutions = home, solutions
        self._lock = Lock()

    def offered(self, workbook_id: str) -> bool:
        """Whether a workbook of the kit can be practised again. Raises BadInput when it cannot be read."""
        return has_variants(load_workbook(self._home / "workbooks" / workbook_id), self._solutions)

    def find(self, copy_id: str) -> Copy | None:
        """The copy of that name, None when it was never made or the name is no name of a copy."""
        named = _ID.fullmatch(copy_id)
        if named is None:
            return None
        found = Copy(named[1], int(named[2]), self.folder / copy_id)
        return found if found.notebook.is_file() else None

    def copies(self) -> tuple[Copy, ...]:
        """Every copy, by workbook and seed."""
        folders: Iterable[Path] = self.folder.iterdir() if self.folder.is_dir() else ()
        return tuple(sorted(found for one in folders if (found := self.find(one.name)) is not None))

    def next(self, workbook_id: str) -> Copy:
        """The copy to work on next: the last one when nothing was answered in it yet, else one with a new seed.

        So asking twice makes no second one. Raises BadInput when there are no variants, OSError when it cannot be
        written; nothing is left behind then.
        """
        with self._lock:
            last = max((one for one in self.copies() if one.of == workbook_id), default=None)
            if last is not None and not last.begun:
                return last
            return self._make(workbook_id, last.seed + 1 if last else 1)

    def _make(self, workbook_id: str, seed: int) -> Copy:
        copy = Copy(workbook_id, seed, self.folder / variant_id(workbook_id, seed))
        copy.folder.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".making-", dir=copy.folder))
        try:
            write_workbook_variant(workbook_id, seed, self._home, self._solutions, part)
            # What lies there without a notebook was left by a machine that went off while writing.
            shutil.rmtree(copy.home, ignore_errors=True)
            part.replace(copy.home)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return copy


class Making:
    """Practice copies being made, each once, beside the server's own work."""

    def __init__(self, make: Callable[[str], Copy], moment: float = 1.0) -> None:
        """`make` gives the copy of a workbook; who waits longer than `moment` seconds is told so."""
        self._make = make
        self._moment = moment
        self._worker = ThreadPoolExecutor(1, "practice")
        self._running: dict[str, Future[Copy]] = {}

    async def copy(self, workbook_id: str) -> Copy | None:
        """The copy to work on next, None when it is not ready within a moment. Raises BadInput, OSError."""
        if workbook_id not in self._running:
            self._running[workbook_id] = self._worker.submit(self._make, workbook_id)
        running = self._running[workbook_id]
        done = asyncio.wrap_future(running)
        # Whoever went away meanwhile reads the fault at the next visit: it is kept in `running`.
        done.add_done_callback(lambda one: one.cancelled() or one.exception())
        await asyncio.wait([done], timeout=self._moment)
        if not running.done():
            return None
        self._running.pop(workbook_id, None)
        return running.result()


def again(workbook: Workbook) -> str | None:
    """The workbook that is practised again from `workbook` (the original of a copy), None where there are no variants."""
    if workbook.variant_of is not None:
        return workbook.variant_of
    solutions = places.solutions()
    return workbook.id if solutions is not None and has_variants(workbook, solutions) else None


def enter(copy_id: str) -> None:
    """Make this process work in the home of a practice copy: the first cell of the notebook that Voilà serves.

    Only the kernel's own environment changes, never that of the server or of another kernel.
    """
    practice = Path(os.environ["QORGAU_ANSWERS"]) / PRACTICE
    home = practice / copy_id / HOME
    os.environ.update(
        QORGAU_HOME=str(home), QORGAU_SOLUTIONS=str(home / "solutions"), QORGAU_ANSWERS=str(practice)
    )


def served_notebook(copy: Copy, root: Path) -> None:
    """Put the notebook of a copy into Voilà's `root`, with the cell before all others that enters its home."""
    notebook = json.loads(copy.notebook.read_text(encoding="utf-8"))
    cell: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "practice",
        "metadata": {},
        "outputs": [],
        "source": f'from qorgau.serve.practice import enter\n\nenter("{copy.id}")',
    }
    notebook["cells"].insert(0, cell)
    (root / f"{copy.id}.ipynb").write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
