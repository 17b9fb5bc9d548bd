"""`qorgau grade` leaves what nbgrader's own commands leave: rows, files, what formgrader shows, CSV, pages."""

from __future__ import annotations

import csv
import gc
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.course.bulk.conftest import Class, config_of, recorded, rows, tree

STEPS = ("autograded", "feedback")
DUE = datetime(2026, 11, 24)


def _write(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        if cell["id"] in ("essay", "drill"):
            cell["source"] = "Мой ответ: защита.\nВторая строка"
    notebook["cells"].insert(
        3,
        {
            "cell_type": "code",
            "id": "own",
            "metadata": {},
            "source": "1 + 1",
            "outputs": [],
            "execution_count": 3,
        },
    )


def _break(notebook: dict[str, Any]) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "check-mark"]


def fill(room: Class) -> None:
    """Submissions in every state that nbgrader itself survives."""
    room.hand_in("model", "model", notes__a_dot_txt=b"mine", photo_dot_png=b"\x89PNG")
    room.hand_in("wrong", recorded("wrong") | {"owner": None, "lang": "ru"})
    room.hand_in("Айгүл-Ә", recorded("partial") | {"lang": "kk"})
    room.hand_in("writer")
    room.notebook("writer", _write)
    room.hand_in("broken")
    room.notebook("broken", _break)
    room.hand_in("cut", b'{"qorgau": 1, "workb')
    room.hand_in("foreign", recorded("model") | {"owner": "model"})
    room.hand_in("empty", None)
    room.hand_in("late")
    (room.root / "submitted" / "late" / "w01" / "timestamp.txt").write_text("2026-11-25 10:00:00 Asia/Almaty")
    room.hand_in("untimed", "model")
    (room.root / "submitted" / "untimed" / "w01" / "timestamp.txt").unlink()
    damaged = recorded("model")
    damaged["exercises"]["mark"]["items"]["m-odd"] = {"field": "ZZ.99"}
    room.hand_in("partly", damaged | {"owner": "partly"})
    with sqlite3.connect(room.root / "gradebook.db") as connection:
        connection.execute("update assignment set duedate = ?", (DUE.isoformat(" "),))
    connection.close()


def by_nbgrader(room: Class) -> None:
    """nbgrader autograde and generate_feedback, with this kit's configuration."""
    from nbgrader.apps.api import NbGraderAPI

    api = NbGraderAPI(config=config_of(room.root))
    for result in (api.autograde("w01", "*"), api.generate_feedback("w01", "*")):
        assert result["success"], result["error"] + result["log"][-3000:]


def by_hand(room: Class) -> None:
    """What a trainer does in formgrader afterwards: points, extra credit, a comment, more time."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}") as gradebook:
        essay = gradebook.find_grade("essay", "w01", "w01", "writer")
        essay.manual_score, essay.needs_manual_grade = 4.0, False
        gradebook.find_comment("essay", "w01", "w01", "writer").manual_comment = "Хорошо <b>"
        checked = gradebook.find_grade("check-mark", "w01", "w01", "wrong")
        checked.manual_score, checked.extra_credit = 11.0, 2.5
        gradebook.find_submission("w01", "late").extension = timedelta(hours=1)
        gradebook.db.commit()


@pytest.fixture(scope="module")
def two(made: Class, tmp_path_factory: pytest.TempPathFactory) -> tuple[Class, Class]:
    """The same submissions graded by nbgrader and by us; then by hand, and graded again."""
    scratch = tmp_path_factory.mktemp("same")
    theirs = made.copy(scratch / "theirs")
    fill(theirs)
    ours = theirs.copy(scratch / "ours")
    by_nbgrader(theirs)
    report = ours.grade()
    assert (report.failed, report.stopped) == ((), ())
    return theirs, ours


def test_rows_are_the_same(two: tuple[Class, Class]) -> None:
    """Every table that a submission touches says the same, row for row."""
    theirs, ours = two
    assert rows(ours.root) == rows(theirs.root)
    assert {name: len(found) for name, found in rows(ours.root).items()} == {
        "student": 11,
        "submission": 11,
        "notebook": 11,
        "grade": 55,
        "comment": 22,
    }


@pytest.mark.parametrize("step", STEPS)
def test_files_are_the_same(two: tuple[Class, Class], step: str) -> None:
    """Autograded notebooks, pages and everything beside them are the same bytes with the same modes."""
    theirs, ours = two
    there, here = tree(theirs.root / step), tree(ours.root / step)
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []


def _shown(room: Class) -> dict[str, Any]:
    from nbgrader.apps.api import NbGraderAPI

    api = NbGraderAPI(config=config_of(room.root))
    names = sorted(one["id"] for one in api.get_students())
    return {
        "assignments": _bare(api.get_assignments()),
        "submissions": _bare(api.get_submissions("w01")),
        "notebooks": _bare(api.get_notebook_submissions("w01", "w01")),
        "students": _bare(api.get_students()),
        "of students": [_bare(api.get_student_submissions(name)) for name in names],
    }


def _bare(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the ids of rows and what hangs on their order: places, and the last digit of a sum."""
    return sorted(
        (
            {
                key: round(value, 6) if isinstance(value, float) else value
                for key, value in one.items()
                if key not in ("id", "index")
            }
            for one in found
        ),
        key=repr,
    )


def test_formgrader_shows_the_same(two: tuple[Class, Class]) -> None:
    """What formgrader asks nbgrader's API for its pages is the same."""
    theirs, ours = two
    assert _shown(ours) == _shown(theirs)


def _csv(room: Class) -> list[dict[str, str]]:
    from nbgrader.api import Gradebook
    from nbgrader.plugins import CsvExportPlugin

    plugin = CsvExportPlugin(config=room.config)
    plugin.to = str(room.root / "grades.csv")
    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}", "qorgau") as gradebook:
        plugin.export(gradebook)
    with Path(plugin.to).open(encoding="utf-8", newline="") as stream:
        found = sorted(csv.DictReader(stream), key=lambda row: row["student_id"])
    return [{name: _number(value) for name, value in row.items()} for row in found]


def _number(value: str) -> str:
    """A sum as it is read: nbgrader adds points in whatever order its rows lie, which changes the last digit."""
    try:
        return f"{float(value):.6f}"
    except ValueError:
        return value


def test_csv_is_the_same(two: tuple[Class, Class]) -> None:
    """nbgrader's export gives the same lines."""
    theirs, ours = two
    assert _csv(ours) == _csv(theirs)
    assert {row["student_id"]: row["late_submission_penalty"] for row in _csv(ours)}["late"] != "0.000000"


def test_points_and_comments_by_hand_survive_grading_again(two: tuple[Class, Class]) -> None:
    """After a trainer's work both grade again: the same rows, the same pages, nothing of a person's is lost."""
    theirs, ours = two
    for room in two:
        by_hand(room)
    by_nbgrader(theirs)
    ours.grade(force=True)
    assert rows(ours.root) == rows(theirs.root)
    page = (ours.root / "feedback" / "writer" / "w01" / "w01.html").read_bytes()
    assert page == (theirs.root / "feedback" / "writer" / "w01" / "w01.html").read_bytes()
    assert "Хорошо &lt;b&gt;".encode() in page
    assert tree(ours.root / "feedback") == tree(theirs.root / "feedback")


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
def test_pages_go_out_through_the_exchange(two: tuple[Class, Class], tmp_path: Path) -> None:
    """nbgrader release_feedback takes our pages, each under its submission's secret name."""
    from nbgrader.apps.api import NbGraderAPI

    _, ours = two
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    config = config_of(ours.root)
    config.Exchange.root = str(tmp_path / "exchange")
    # One by one: where nothing was collected with a timestamp, nbgrader itself cannot release.
    for trainee in ("model", "cut", "Айгүл-Ә"):
        assert NbGraderAPI(config=config).release_feedback("w01", trainee)["success"]
    released = sorted((tmp_path / "exchange" / "qorgau" / "feedback").glob("*.html"))
    assert {path.read_bytes() for path in released} == {
        (ours.root / "feedback" / trainee / "w01" / "w01.html").read_bytes()
        for trainee in ("model", "cut", "Айгүл-Ә")
    }
    gc.collect()
