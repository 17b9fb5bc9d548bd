"""Several processes, and processes that die."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import qorgau
from qorgau.answers import Journal, Operation, read_snapshot

APPENDS = """
import sys
from pathlib import Path
from qorgau.answers import Journal, new_operation

journal = Journal(Path(sys.argv[1]), "w01")
tab = sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for n in range(200):
    journal.append([new_operation("set", "mark", f"{tab}-{n}", {"n": n}, tab=tab)])
"""

# one process that makes writers by fork, so that ten of them cost one start of Python
DIES_TEN_TIMES = """
import itertools, os, signal, sys, time
from pathlib import Path
from qorgau.answers import Journal, new_operation

for turn in range(10):
    writer = os.fork()
    if writer == 0:
        journal = Journal(Path(sys.argv[1]), "w01")
        batch = [None] * 10
        for n in itertools.count():
            value = {"note": f"{n} " + "x" * 9000}
            bases = [one and one.op for one in batch]
            batch = [
                new_operation("set", "mark", f"{turn}-{k}", value, tab="t", base=base)
                for k, base in enumerate(bases)
            ]
            os.write(2, f"{turn}\\n".encode())
            journal.append(batch)
            os.write(1, (" ".join(one.op for one in batch) + "\\n").encode())
            if n % 4 == turn % 4:
                journal.save_snapshot("ru")
    time.sleep(0.03 + 0.009 * turn)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
"""


@contextlib.contextmanager
def running(script: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process that runs the script, and does not outlive the test."""
    environ = {**os.environ, "PYTHONPATH": str(Path(qorgau.__path__[0]).parent)}
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", script, *arguments]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_two_processes_lose_no_operation(tmp_path: Path) -> None:
    """Two kernels that append 200 operations each, at the same time, leave all 400, each once, undamaged."""
    with running(APPENDS, str(tmp_path), "one") as one, running(APPENDS, str(tmp_path), "two") as two:
        for process in (one, two):
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
        for process in (one, two):
            assert process.stdin is not None
            process.stdin.write(b"go\n")
            process.stdin.flush()
        for process in (one, two):
            assert process.communicate(timeout=60) == (b"", b"")
            assert process.returncode == 0
    journal = Journal(tmp_path, "w01")
    items = journal.refresh().exercise("mark").values
    assert set(items) == {f"{tab}-{n}" for tab in ("one", "two") for n in range(200)}
    assert journal.path.read_bytes().count(b"\n") == 400
    assert journal.notices == ()
    order = [operation.tab for operation in journal.changes_since().operations]
    assert order not in (sorted(order), sorted(order, reverse=True)), "the two never ran at the same time"


def test_a_killed_writer_loses_nothing_it_was_told_is_saved(
    tmp_path: Path, make: Callable[..., Operation]
) -> None:
    """Ten times a process is killed while it saves: every operation it had reported as saved is there."""
    with running(DIES_TEN_TIMES, str(tmp_path)) as process:
        out, begun = process.communicate(timeout=60)
        assert process.returncode == 0
    saved = set(out.decode().rpartition("\n")[0].split())
    assert len(set(begun.split())) == 10
    assert saved
    journal = Journal(tmp_path, "w01")
    items = journal.append([make("last", {"n": 1}, item="last")]).exercise("mark").values
    assert {one.op for one in journal.changes_since().operations} >= {*saved, "last"}
    assert read_snapshot(tmp_path / "answers.json").items("mark").keys() <= items.keys()
    journal.save_snapshot("ru")
    names = {path.name for path in tmp_path.iterdir() if "damaged" not in path.name}
    assert names == {"answers.journal.jsonl", "answers.json", ".answers.lock"}
