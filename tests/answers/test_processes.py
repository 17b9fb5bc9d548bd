"""Several processes, and processes that die."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import qorgau
from qorgau.answers import Journal, Operation, read_snapshot

WRITER = """
import sys
from pathlib import Path
from qorgau.answers import Journal, new_operation
folder, tab, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
journal = Journal(folder, "w01")
print("ready", flush=True)
for n in range(count):
    journal.append([new_operation("set", "mark", f"{tab}-{n}", {"n": n, "note": "ы" * 300}, tab=tab)])
    print(n, flush=True)
    if tab not in ("one", "two"):
        journal.save_snapshot("ru")
"""


@contextlib.contextmanager
def writer(folder: Path, tab: str, count: int) -> Iterator[subprocess.Popen[str]]:
    """A process that appends `count` operations and says the number of each that is saved."""
    environ = {**os.environ, "PYTHONPATH": str(Path(qorgau.__path__[0]).parent)}
    command = [sys.executable, "-c", WRITER, str(folder), tab, str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=20)


def test_two_processes_lose_no_operation(tmp_path: Path) -> None:
    """Two kernels that append 200 operations each, at the same time, leave all 400, each once, undamaged."""
    with writer(tmp_path, "one", 200) as one, writer(tmp_path, "two", 200) as two:
        for process in (one, two):
            process.communicate(timeout=60)
            assert process.returncode == 0
    journal = Journal(tmp_path, "w01")
    items = journal.refresh().exercise("mark").values
    assert set(items) == {f"{tab}-{n}" for tab in ("one", "two") for n in range(200)}
    assert journal.path.read_bytes().count(b"\n") == 400
    assert journal.notices == ()
    order = [one.tab for one in journal.changes_since().operations]
    assert order not in (sorted(order), sorted(order, reverse=True)), "the two never ran at the same time"


def test_a_killed_writer_loses_nothing_it_was_told_is_saved(
    tmp_path: Path, make: Callable[..., Operation]
) -> None:
    """Ten times a process is killed while it saves: every operation it had reported as saved is there."""
    with contextlib.ExitStack() as stack:
        writers = [stack.enter_context(writer(tmp_path, f"endless-{n}", 100_000)) for n in (8, 9)]
        for turn in range(10):
            process = writers.pop(0)
            if turn < 8:
                writers.append(stack.enter_context(writer(tmp_path, f"endless-{turn}", 100_000)))
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            told = [process.stdout.readline() for _ in range(1 + turn % 4)][-1]
            os.kill(process.pid, signal.SIGKILL)
            rest = process.stdout.read().rpartition("\n")[0].split()
            saved = int([told, *rest][-1])
            items = Journal(tmp_path, "w01").refresh().exercise("mark").values
            assert set(items) >= {f"{process.args[4]}-{n}" for n in range(saved + 1)}
    journal = Journal(tmp_path, "w01")
    assert "last" in journal.append([make("last", {"n": 1}, item="last")]).exercise("mark").values
    assert (
        read_snapshot(tmp_path / "answers.json").items("mark").keys()
        <= journal.state.exercise("mark").values.keys()
    )
    journal.save_snapshot("ru")
    names = {path.name for path in tmp_path.iterdir() if "damaged" not in path.name}
    assert names == {"answers.journal.jsonl", "answers.json", ".answers.lock"}
