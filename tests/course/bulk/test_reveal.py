"""No page tells of a key before its exercise is revealed."""

from __future__ import annotations

import shutil

from tests.course.bulk.conftest import SOLUTIONS, Class

from qorgau.data_file import read_yaml


def test_a_page_tells_the_analysis_of_revealed_exercises_only(room: Class) -> None:
    """With the key of marking alone in reveal/, the page has its reasons and none of the strategy's, but all points."""
    del room.config.FeedbackPage["revealed"]
    room.hand_in("anna", "model")
    (room.root / "reveal" / "cf01").mkdir(parents=True)
    shutil.copy(SOLUTIONS / "cf01" / "mark.yaml", room.root / "reveal" / "cf01")
    assert room.grade().closed == ("timeline", "strategy")
    page = (room.root / "feedback" / "anna" / "w01" / "w01.html").read_text(encoding="utf-8")
    assert page.count('class="q-feedback"') == 1
    assert 'data-exercise="strategy"' in page
    theory = read_yaml(SOLUTIONS / "cf01" / "strategy.yaml")["theory"]
    assert not any(text[:40] in page for text in theory.values())


def test_a_revealed_exercise_opens_on_the_next_run(room: Class) -> None:
    """Closed pages hold no analysis at all; after the reveal, grading by force writes it."""
    del room.config.FeedbackPage["revealed"]
    room.hand_in("anna", "model")
    room.grade()
    path = room.root / "feedback" / "anna" / "w01" / "w01.html"
    assert 'class="q-feedback"' not in path.read_text(encoding="utf-8")
    room.config.FeedbackPage.revealed = ["*"]
    room.grade(force=True)
    assert path.read_text(encoding="utf-8").count('class="q-feedback"') == 3
