"""The pages that formgrader really shows for a class graded by nbgrader and by `qorgau grade`."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.course.bulk.conftest import SOLUTIONS, Class
from tests.course.bulk.test_same_as_nbgrader import by_nbgrader, fill

CONFIG = """\
from pathlib import Path

from qorgau.course.nbgrader_config import for_trainer

c = get_config()
for_trainer(c, course=Path({course!r}), solutions=Path({solutions!r}))
"""
PAGES = (
    "formgrader/manage_assignments",
    "formgrader/manage_submissions/w01",
    "formgrader/gradebook",
    "formgrader/gradebook/w01",
    "formgrader/gradebook/w01/w01",
    "formgrader/manage_students",
    "formgrader/manage_students/model",
    "formgrader/manage_students/model/w01",
)
EXTENSION = "nbgrader.server_extensions.formgrader"
# nbgrader names rows at random and sorts pages by these names: "Submission 3 / 11", "8 remaining".
BY_CHANCE = re.compile(r"[0-9a-f]{32}|\d+ remaining|Submission #?\d+|\"port\": \d+")


@contextmanager
def served(course: Path) -> Iterator[str]:
    """A Jupyter server with formgrader on a course, on this machine only; gives its address."""
    config = CONFIG.format(course=str(course), solutions=str(SOLUTIONS))
    (course / "nbgrader_config.py").write_text(config, encoding="utf-8")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "server",
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
    ]
    options = (
        f"port={port}",
        "port_retries=0",
        f"root_dir={course}",
        f"jpserver_extensions={{'{EXTENSION}': True}}",
    )
    quiet = {"JUPYTER_CONFIG_DIR": str(course / "none"), "JUPYTER_RUNTIME_DIR": str(course / "none")}
    log = course.parent / f"{course.name}.log"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [*command, "--IdentityProvider.token=", *(f"--ServerApp.{one}" for one in options)],
            cwd=course,
            env=os.environ | quiet,
            stdout=stream,
            stderr=stream,
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}formgrader", timeout=30).close()
                break
            except urllib.error.URLError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def page(address: str, path: str, course: Path) -> str:
    """A page without the ids of rows, the place in their order, this server's number and the course's folder."""
    with urllib.request.urlopen(f"{address}{path}", timeout=30) as answer:
        return BY_CHANCE.sub("", answer.read().decode("utf-8").replace(str(course), ""))


def submissions(course: Path) -> dict[str, str]:
    """Trainee → id of the notebook handed in, which formgrader names pages by."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        found = gradebook.notebook_submissions("w01", "w01")
        return {one.student.id: one.id for one in found}


@pytest.mark.slow
def test_formgrader_pages_are_the_same(made: Class, tmp_path: Path) -> None:
    """Every list and every trainee's notebook with its points and comments looks the same in formgrader."""
    theirs = made.copy(tmp_path / "theirs" / "course")
    fill(theirs)
    ours = theirs.copy(tmp_path / "ours" / "course")
    by_nbgrader(theirs)
    ours.grade()
    shown = []
    for room in (theirs, ours):
        ids = submissions(room.root)
        with served(room.root) as address:
            lists = {path: page(address, path, room.root) for path in PAGES}
            own = {
                name: page(address, f"formgrader/submissions/{found}/", room.root)
                for name, found in ids.items()
            }
            shown.append(lists | own)
    there, here = shown
    assert len(here) == len(PAGES) + 11
    assert sorted(name for name in here if here[name] != there[name]) == []
    assert all(f'id="{cell}"' in here["model"] for cell in ("check-mark", "check-strategy", "essay"))
