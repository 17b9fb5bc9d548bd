"""From a course folder to a gathered class, for the command line and for the trainers' page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from markupsafe import Markup

from qorgau import places
from qorgau.course.bulk.opened import open_course
from qorgau.course.group.gather import Gathered, gather, read_teams
from qorgau.course.group.report import report_html
from qorgau.keys.reader import Reader, reader
from qorgau.texts import LANGUAGES


def read_group(folder: Path, assignment: str, teams: Path | None = None) -> tuple[Gathered, Reader]:
    """Takes a course folder, an assignment and a file of teams; gives the class and the keys. Raises BadInput."""
    course = open_course(folder)
    given = course.config.GradeAnswers.get("solutions", "")
    solutions = Path(given) if given else places.solutions() or places.home() / "solutions"
    keys = reader(assignment, solutions.resolve(), kept=True)
    return gather(course, assignment, keys, read_teams(teams) if teams else None), keys


def page_for_trainers() -> str:
    """The report of the class that QORGAU_COURSE, QORGAU_ASSIGNMENT and QORGAU_LANG name. Raises BadInput."""
    gathered, keys = read_group(Path(os.environ["QORGAU_COURSE"]), os.environ["QORGAU_ASSIGNMENT"])
    return report_html(gathered, keys, os.environ.get("QORGAU_LANG", LANGUAGES[0]))


def framed() -> Any:
    """The same as what a notebook shows: in a frame of its own, so that the host's styles leave it alone."""
    from IPython.display import HTML

    frame = Markup('<iframe srcdoc="{}" title="{}" style="border:0;width:100%;height:94vh"></iframe>')
    return HTML(str(frame.format(page_for_trainers(), os.environ["QORGAU_ASSIGNMENT"])))


def serve(course: Path, assignment: str, lang: str, port: int) -> int:
    """Shows the report on a Voilà page of this machine until it is stopped; gives Voilà's exit code."""
    folder = Path(tempfile.mkdtemp(prefix="qorgau-group-"))
    try:
        # A root that holds this notebook and nothing else.
        shutil.copy(Path(__file__).with_name("trainers.ipynb"), folder)
        environ = os.environ | {
            "QORGAU_COURSE": str(course.resolve()),
            "QORGAU_ASSIGNMENT": assignment,
            "QORGAU_LANG": lang,
        }
        command = [sys.executable, "-m", "voila", str(folder / "trainers.ipynb"), f"--port={port}"]
        return subprocess.run(
            [*command, "--Voila.ip=127.0.0.1", "--no-browser"], env=environ, check=False
        ).returncode
    finally:
        shutil.rmtree(folder, ignore_errors=True)
