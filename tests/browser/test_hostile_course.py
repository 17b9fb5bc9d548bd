"""A hostile submission in front of the trainer: formgrader's pages, the feedback page, the page of a case; nothing acts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guard import Guard
from playwright.sync_api import BrowserContext, Page
from spoiled import spoiled_home
from tests.course.bulk.conftest import Class, recorded, released
from tests.course.bulk.test_formgrader_pages import served, submissions
from tests.hostile import EVIL

pytestmark = pytest.mark.browser

NAME = "=1+1 [red]o'brien"
MATHJAX = "https://cdnjs.cloudflare.com/**"


def dirty(notebook: dict[str, Any]) -> None:
    """Hostile cells of every kind, one with the id of our note, and a hostile essay."""
    own = {"metadata": {"raw_mimetype": "text/html"}, "source": f"{EVIL}\n\n{EVIL}"}
    shown = {"output_type": "display_data", "data": {"text/html": EVIL}, "metadata": {}}
    notebook["cells"][1:1] = [
        {"cell_type": "markdown", "id": "repaired", **own},
        {"cell_type": "raw", "id": "x2", **own},
        {"cell_type": "code", "id": "x3", **own, "execution_count": 1, "outputs": [shown]},
    ]
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "essay":
            cell["source"] = f"{EVIL}\n\n    {EVIL}"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A graded course with one hostile submission, whose person has hostile names and a hostile comment."""
    from nbgrader.api import Gradebook

    room = released(tmp_path_factory.mktemp("course"), by_hand=True)
    answers = recorded("partial") | {"owner": NAME}
    for item in answers["exercises"]["mark"]["items"].values():
        item["note"] = EVIL
    room.hand_in(NAME, json.dumps(answers).encode())
    room.notebook(NAME, dirty)
    assert room.grade().failed == ()
    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}") as gradebook:
        person = gradebook.find_student(NAME)
        person.first_name, person.last_name, person.email = EVIL, EVIL, EVIL
        gradebook.find_comment("essay", "w01", "w01", NAME).manual_comment = EVIL
        gradebook.db.commit()
    room.grade(force=True)
    return room


@pytest.fixture
def watched(contexts: Callable[..., BrowserContext]) -> tuple[Page, Guard]:
    """A page and what hears whether anything in it acts."""
    page = contexts().new_page()
    # nbgrader's own template asks for it; it is no part of the submission.
    page.route(MATHJAX, lambda route: route.abort())
    return page, Guard(page, known=("https://cdnjs.cloudflare.com/ajax/libs/mathjax/",))


def test_formgrader_shows_a_hostile_submission_as_words(
    graded: Class, watched: tuple[Page, Guard], shot: Callable[..., None]
) -> None:
    """Lists and the page of the submission: cells, essay, names and id are read, nothing of them is markup."""
    page, guard = watched
    found = submissions(graded.root)[NAME]
    with served(graded.root) as address:
        for path in ("manage_submissions/w01", "gradebook/w01/w01", "manage_students"):
            page.goto(f"{address}formgrader/{path}")
            page.wait_for_load_state("networkidle")
            guard.quiet(said="w01" if path != "manage_students" else "Students", turning=True)
        page.goto(f"{address}formgrader/submissions/{found}/")
        page.wait_for_load_state("networkidle")
        guard.quiet()
        shot(page, "hostile-formgrader")


def test_the_feedback_page_shows_an_essay_and_a_comment_as_words(
    graded: Class, watched: tuple[Page, Guard], shot: Callable[..., None]
) -> None:
    """The page a trainee gets: own words, notes and the trainer's comment are read; it is no wider than a phone."""
    page, guard = watched
    page.goto((graded.root / "feedback" / NAME / "w01" / "w01.html").as_uri())
    guard.quiet()
    guard.fits()
    page.set_viewport_size({"width": 320, "height": 800})
    guard.fits()
    shot(page, "hostile-feedback-phone")


def test_the_page_of_a_hostile_case_is_read(
    tmp_path: Path, watched: tuple[Page, Guard], shot: Callable[..., None]
) -> None:
    """`qorgau case show --html` of a hostile case file: its words are on the page, nothing of them acts."""
    (tmp_path / "home").mkdir()
    command = [sys.executable, "-c", "from qorgau.cli import main; main()", "case", "show", "CF01", "--html"]
    home = spoiled_home(tmp_path / "home")
    made = subprocess.run(
        command, env={**os.environ, "QORGAU_HOME": str(home)}, capture_output=True, check=True
    ).stdout
    (tmp_path / "case.html").write_bytes(made)
    page, guard = watched
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((tmp_path / "case.html").as_uri())
    guard.quiet()
    guard.fits()
    shot(page, "hostile-case-phone")
