"""From a course folder to a gathered class, for the command line and for the trainers' page."""

from __future__ import annotations

import os
from pathlib import Path

from qorgau import places
from qorgau.course.bulk.opened import open_course
from qorgau.course.group.gather import Gathered, gather, read_teams
from qorgau.course.group.report import report_html
from qorgau.keys.reader import Reader, reader


def read_group(folder: Path, assignment: str, teams: Path | None = None) -> tuple[Gathered, Reader]:
    """Takes a course folder, an assignment and a file of teams; gives the class and the keys. Raises BadInput."""
    course = open_course(folder)
    given = course.config.GradeAnswers.get("solutions", "")
    solutions = Path(given) if given else places.solutions() or places.home() / "solutions"
    keys = reader(assignment, solutions.resolve(), kept=True)
    return gather(course, assignment, keys, read_teams(teams) if teams else None), keys


def page_for_trainers(lang: str = "ru") -> str:
    """The report of the class that QORGAU_COURSE and QORGAU_ASSIGNMENT name, to be shown on a trainer's own page."""
    gathered, keys = read_group(Path(os.environ["QORGAU_COURSE"]), os.environ["QORGAU_ASSIGNMENT"])
    return report_html(gathered, keys, lang)
