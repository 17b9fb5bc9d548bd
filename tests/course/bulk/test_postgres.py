"""The same on PostgreSQL, with a server that the test starts; where there is none, a visible skip."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.course.bulk.conftest import Class, config_of, rows, tree

ASKED = (
    "select s.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade from grade g "
    "join submitted_notebook n on n.id = g.notebook_id join submitted_assignment s on s.id = n.assignment_id "
    "join base_cell c on c.id = g.cell_id"
)


def _program(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a fresh PostgreSQL server, reached through a socket in a folder of its own."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    user = "postgres" if os.geteuid() == 0 else None
    if initdb is None or control is None:
        pytest.skip("no PostgreSQL server is installed here (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="qorgau-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        run = {"user": user, "cwd": folder, "check": True, "capture_output": True}
        subprocess.run([initdb, "-D", "data", "-A", "trust", "-U", "trainer", "-E", "UTF8"], **run)  # type: ignore[call-overload]
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        subprocess.run(
            [control, "-D", "data", "-w", "-l", "log", "-o", options, "start"],
            **run | {"capture_output": False, "stdout": subprocess.DEVNULL},
        )  # type: ignore[call-overload]
        try:
            yield f"postgresql+psycopg://trainer@/postgres?host={folder}"
        finally:
            subprocess.run([control, "-D", "data", "-m", "immediate", "stop"], **run | {"check": False})  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_postgresql_holds_the_same_rows(server: str, made: Class, tmp_path: Path) -> None:
    """A gradebook by URL: the same scores, the same files as with SQLite; a second run finds everything done."""
    from nbgrader.apps.api import NbGraderAPI

    lite = made.copy(tmp_path / "lite")
    for name, answers in {"anna": "model", "berik": "partial", "Айгүл": "wrong"}.items():
        lite.hand_in(name, answers)
    remote = lite.copy(tmp_path / "remote")
    (remote.root / "gradebook.db").unlink()
    shutil.rmtree(remote.root / "release")
    config = config_of(remote.root)
    config.CourseDirectory.db_url = server
    assert NbGraderAPI(config=config).generate_assignment("w01")["success"]
    lite.grade()
    there = Class(remote.root, config)
    report = there.grade()
    assert (len(report.lines), report.failed, report.stopped) == (3, (), ())
    assert there.grade().unchanged == 3
    engine = create_engine(server)
    with engine.connect() as connection:
        found = sorted(
            (row[0], row[1], row[2], row[3], int(row[4])) for row in connection.execute(text(ASKED))
        )
    engine.dispose()
    wanted = sorted((row[0], row[1], row[3], row[4], row[6]) for row in rows(lite.root)["grade"])
    assert found == wanted
    assert tree(there.root / "feedback") == tree(lite.root / "feedback")
