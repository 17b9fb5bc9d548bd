"""The same command on dask.distributed: a scheduler's address, workers that die, the same result."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.course.bulk.conftest import CLONE, Class, dump, tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # distributed warns of sockets and clocks on a busy machine
]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process; gives the address and the workers."""
    file = tmp_path / "scheduler.json"
    environ = os.environ | {"PYTHONPATH": str(CLONE / "lib")}
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environ, "cwd": tmp_path}
    started = [
        subprocess.Popen(
            [*dask, "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)], **quiet
        )
    ]  # type: ignore[call-overload]
    while not file.exists():
        time.sleep(0.1)
    for _ in range(2):
        command = [*dask, "worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard"]
        started.append(subprocess.Popen(command, **quiet))  # type: ignore[call-overload]
    import json

    try:
        yield json.loads(file.read_text(encoding="utf-8"))["address"], started[1:]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(20)


def test_a_cluster_that_loses_a_worker_gives_the_same(
    made: Class, tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    """Behind a scheduler's address, one of two workers is killed on the way: rows and files as from one process."""
    address, workers = scheduler
    alone = made.copy(tmp_path / "alone")
    for number in range(16):
        alone.hand_in(f"t-{number:02}", ("model", "partial", "wrong")[number % 3])
    spread = alone.copy(tmp_path / "spread")
    alone.grade(workers=1)
    killer = threading.Timer(4.0, workers[0].kill)
    killer.start()
    report = spread.grade(scheduler=address, batch=1)
    killer.join()
    assert (len(report.lines), report.failed, report.stopped) == (16, (), ())
    assert dump(spread.root) == dump(alone.root)
    assert tree(spread.root / "feedback") == tree(alone.root / "feedback")


def test_an_address_where_nobody_answers_is_told(made: Class, tmp_path: Path) -> None:
    """A wrong address is named with what to do, and nothing is written."""
    room = made.copy(tmp_path / "course")
    room.hand_in("anna", "model")
    report = room.grade(scheduler="tcp://127.0.0.1:9")
    assert report.stopped
    assert "no scheduler" in str(report.stopped[0])
    assert not (room.root / "feedback").exists()
