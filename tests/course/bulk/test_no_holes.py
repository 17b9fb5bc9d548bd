"""Whatever stops a run, running it again ends in exactly what an unbroken run gives, and nothing is skipped in silence."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.course.bulk.conftest import SOLUTIONS, Class, dump, recorded, tree

from qorgau.course.bulk import worker
from qorgau.course.bulk.tree import Staging
from qorgau.problem import BadInput

KILLS = int(os.environ.get("QORGAU_KILLS", "4"))
ROOT = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may write anywhere; without these rights it is held to the modes of files like anybody else."""
FORK = multiprocessing.get_context("fork")
WHO = tuple(f"trainee-{number:02}" for number in range(9))


@pytest.fixture(scope="module")
def full(made: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A course with nine submissions, not graded yet; one of them with a large file."""
    room = made.copy(tmp_path_factory.mktemp("holes") / "course")
    for number, name in enumerate(WHO):
        room.hand_in(name, ("model", "partial", "wrong")[number % 3])
    room.hand_in(WHO[4], "partial", scan_dot_png=b"x" * 1_000_000)
    return room


def result(room: Class) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Everything a run leaves: the gradebook as SQL, the two folders."""
    return dump(room.root), tree(room.root / "autograded"), tree(room.root / "feedback")


@pytest.fixture(scope="module")
def unbroken(full: Class, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, float]:
    """What an unbroken run leaves, and how many seconds it takes."""
    room = full.copy(tmp_path_factory.mktemp("unbroken") / "course")
    worker._keys.cache_clear()
    room.copy(room.root.parent / "first").grade()  # keys and law are read once for all that follow
    started = time.monotonic()
    report = room.grade(batch=2)
    assert (len(report.lines), report.failed, report.stopped) == (len(WHO), (), ())
    return result(room), time.monotonic() - started


def in_fork(action: Callable[[], object], seconds: float | None = None) -> int | None:
    """Runs something in a forked process, which is killed after so many seconds; gives its exit code."""
    process = FORK.Process(target=action)
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_run_is_completed_by_the_next(
    full: Class, unbroken: tuple[Any, float], tmp_path: Path, number: int
) -> None:
    """kill -9 at a random moment, twice, then a run to the end: byte for byte what an unbroken run leaves."""
    expected, seconds = unbroken
    draw = random.Random(number)
    room = full.copy(tmp_path / "course")
    for _ in range(2):
        in_fork(lambda: room.grade(batch=2), draw.uniform(0, 1.1 * seconds))
    report = room.grade(batch=2)
    assert (report.failed, report.stopped) == ((), ())
    assert len(report.lines) + report.unchanged == len(WHO)
    assert result(room) == expected
    assert not (room.root / ".qorgau" / "staging").exists()


def _exit_code(room: Class) -> None:
    report = room.grade(batch=2)
    told = [problem for line in report.failed for problem in line.failed] + list(report.stopped)
    os._exit(7 if told and all(problem.file and problem.hint for problem in told) else 0)


@pytest.mark.parametrize("limit", [30_000, 600_000])
def test_a_full_disk_stops_the_run_and_is_told(
    full: Class, unbroken: tuple[Any, float], tmp_path: Path, limit: int
) -> None:
    """Files, or the gradebook itself, cannot grow: the run says so; with room again it is completed."""
    room = full.copy(tmp_path / "course")

    def cramped() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        _exit_code(room)

    assert in_fork(cramped) == 7
    room.grade(batch=2)
    assert result(room) == unbroken[0]


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC])
def test_a_disk_that_refuses_stops_the_run_and_is_told(
    full: Class, unbroken: tuple[Any, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A read-only or full disk in the middle of a class: what was done stays, the rest waits for the next run."""
    room = full.copy(tmp_path / "course")
    honest, calls = Staging.put, iter(range(1000))

    def put(self: Staging, *args: Any) -> None:
        if next(calls) == 7:
            raise OSError(number, os.strerror(number), "autograded/x")
        honest(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Staging, "put", put)
        report = room.grade(batch=2)
    assert [problem.file for problem in report.stopped] == ["autograded/x"]
    assert len(report.lines) == 2
    assert len(room.grade(batch=2).lines) == len(WHO) - 2
    assert result(room) == unbroken[0]


def test_one_place_that_cannot_be_written_is_named_and_stops_nobody_else(
    full: Class, unbroken: tuple[Any, float], tmp_path: Path
) -> None:
    """A file in the way of one trainee's folder: that one is named, all others are graded."""
    room = full.copy(tmp_path / "course")
    (room.root / "autograded").mkdir()
    (room.root / "autograded" / WHO[3]).write_text("in the way", encoding="utf-8")
    report = room.grade(batch=2)
    assert [line.student for line in report.failed] == [WHO[3]]
    assert (len(report.lines), report.stopped) == (len(WHO), ())
    (room.root / "autograded" / WHO[3]).unlink()
    assert [line.student for line in room.grade(batch=2).lines] == [WHO[3]]
    assert result(room)[1:] == unbroken[0][1:]


@pytest.mark.skipif(bool(ROOT) and not shutil.which("setpriv"), reason="nothing is read-only to root")
@pytest.mark.parametrize("closed", [".", "autograded"])
def test_a_read_only_course_is_told_at_once(full: Class, tmp_path: Path, closed: str) -> None:
    """Before any work the trainer reads which folder cannot be written, and nothing has changed."""
    room = full.copy(tmp_path / "course")
    (room.root / "autograded").mkdir(exist_ok=True)
    before = dump(room.root)
    (room.root / closed).chmod(0o555)
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", "grade", str(room.root), "w01"]
    try:
        told = subprocess.run(
            [*ROOT, *command],
            env=os.environ | {"QORGAU_SOLUTIONS": str(SOLUTIONS)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (room.root / closed).chmod(0o755)
    assert (told.returncode, "Traceback" in told.stderr) == (2, False), told
    assert "cannot be written" in told.stdout + told.stderr
    assert dump(room.root) == before
    assert not list((room.root / "autograded").iterdir())


def test_a_locked_gradebook_stops_the_run_and_is_told(
    full: Class, unbroken: tuple[Any, float], tmp_path: Path
) -> None:
    """While another program holds the gradebook nothing is written; afterwards the run is completed."""
    room = full.copy(tmp_path / "course")
    holder = sqlite3.connect(room.root / "gradebook.db")
    holder.execute("begin exclusive")
    with pytest.raises(BadInput, match="locked") as caught:
        room.grade()
    holder.rollback()
    holder.close()
    assert "gradebook.db" in caught.value.problems[0].file
    assert caught.value.problems[0].hint
    room.grade(batch=2)
    assert result(room) == unbroken[0]


def test_a_second_run_leaves_everything_alone(full: Class, tmp_path: Path) -> None:
    """What is done is not done again: no byte, no row, no time of a file changes."""
    room = full.copy(tmp_path / "course")
    room.grade()
    before = result(room), {path: path.stat().st_mtime_ns for path in room.root.rglob("w01.*")}
    report = room.grade()
    assert (report.lines, report.unchanged) == ([], len(WHO))
    assert (result(room), {path: path.stat().st_mtime_ns for path in room.root.rglob("w01.*")}) == before


def test_a_damaged_result_is_made_again(full: Class, tmp_path: Path) -> None:
    """A page or notebook that somebody changed or lost is not taken for done."""
    room = full.copy(tmp_path / "course")
    room.grade()
    before = result(room)
    (room.root / "feedback" / WHO[0] / "w01" / "w01.html").unlink()
    notebook = room.root / "autograded" / WHO[1] / "w01" / "w01.ipynb"
    notebook.chmod(0o644)
    notebook.write_bytes(notebook.read_bytes()[:-100])
    assert [line.student for line in room.grade().lines] == [WHO[0], WHO[1]]
    assert result(room)[1:] == before[1:]


def test_originals_are_never_touched(full: Class, tmp_path: Path) -> None:
    """What was handed in has the same bytes, modes and times after grading."""
    room = full.copy(tmp_path / "course")
    folder = room.root / "submitted"
    before = tree(folder), {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
    room.grade()
    assert (tree(folder), {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}) == before


def test_a_newer_submission_is_graded_again(full: Class, tmp_path: Path) -> None:
    """Who hands in again gets the points of the new answers, nobody else is graded again."""
    room = full.copy(tmp_path / "course")
    room.grade()
    room.hand_in(WHO[2], "model")
    assert [line.student for line in room.grade().lines] == [WHO[2]]
    assert room.points(WHO[2])["check-mark"] == 40


def test_a_slip_of_the_kit_on_one_submission_is_named_and_stops_nobody_else(
    full: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error while one submission is graded leaves the others their points."""
    room = full.copy(tmp_path / "course")
    honest = worker.grade_one

    def slips(plan: Any, keys: Any, submission: Any) -> Any:
        if submission.student == WHO[5]:
            raise ZeroDivisionError("division by zero")
        return honest(plan, keys, submission)

    monkeypatch.setattr(worker, "grade_one", slips)
    report = room.grade(batch=4)
    assert [line.student for line in report.failed] == [WHO[5]]
    assert "ZeroDivisionError" in str(report.failed[0].failed[0])
    assert len(report.lines) == len(WHO)
    assert not (room.root / "autograded" / WHO[5]).exists()


def test_an_empty_class_and_an_unknown_trainee_are_told(made: Class, tmp_path: Path) -> None:
    """Nothing collected, or somebody who handed in nothing: a sentence, not a silence."""
    room = made.copy(tmp_path / "course")
    with pytest.raises(BadInput, match="nothing was collected"):
        room.grade()
    room.hand_in("anna", recorded("model") | {"owner": "anna"})
    with pytest.raises(BadInput, match="berik: nothing was collected"):
        room.grade(students=("anna", "berik"))
    assert [line.student for line in room.grade(students=("anna",)).lines] == ["anna"]
