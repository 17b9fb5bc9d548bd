"""The cycle from release to feedback, with made-up trainees."""

from __future__ import annotations

import copy
import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from qorgau.course import cycle as cycle_module
from qorgau.course.cycle import Cycle, main, run_cycle, steps
from qorgau.course.gradebook import Recorded, recorded
from qorgau.course.shown import Shown
from qorgau.course.trainees import TRAINEES, cut_short
from qorgau.course.training import StepFailed, Training
from qorgau.problem import BadInput


@pytest.fixture(scope="module")
def ran(
    tmp_path_factory: pytest.TempPathFactory, workbooks: Path, solutions: Path, scorer: ModuleType
) -> tuple[Cycle, list[str]]:
    """A whole cycle, and the steps it announced."""
    announced: list[str] = []
    scratch = tmp_path_factory.mktemp("cycle")
    return run_cycle(scratch, workbooks=workbooks, solutions=solutions, on_step=announced.append), announced


def test_gradebook_csv_and_feedback_agree(ran: tuple[Cycle, list[str]]) -> None:
    """Every trainee reads the same points in the three places."""
    assert ran[0].problems == ()
    assert [row.trainee for row in ran[0].rows] == [trainee.id for trainee in TRAINEES]


def test_everyone_gets_the_points_of_the_answers(ran: tuple[Cycle, list[str]]) -> None:
    """From the model answers to a damaged file, each has its own total."""
    assert {row.trainee: row.total for row in ran[0].rows} == {
        "model": 45.0,
        "partial": 20.25,
        "wrong": 2.25,
        "blank": 0.0,
        "damaged": 0.0,
        "участница-06": 45.0,
    }


def test_every_step_is_announced(ran: tuple[Cycle, list[str]]) -> None:
    """The progress bar ends where it said it would."""
    assert len(ran[1]) == steps()


def test_the_release_holds_the_notebook_and_its_workbook_alone(ran: tuple[Cycle, list[str]]) -> None:
    """No trainer's note, no answers and no key goes out."""
    released = sorted(path.name for path in (ran[0].course / "release").rglob("*") if path.is_file())
    assert released == ["w01.ipynb", "workbook.yaml"]


def test_a_journal_stays_with_the_trainee(tmp_path: Path, training: Training) -> None:
    """What is handed in is the answers file, not every change that led to it."""
    folder = training.fetch("diarist")
    for name in ("answers.json", "answers.journal.jsonl", ".answers.lock"):
        (folder / name).write_text("{}", encoding="utf-8")
    training.submit("diarist")
    training.collect()
    collected = sorted(path.name for path in (training.course / "submitted" / "diarist" / "w01").iterdir())
    assert collected == [
        "answers.json",
        "submission_secret.txt",
        "timestamp.txt",
        "w01.ipynb",
        "workbook.yaml",
    ]


def test_a_renamed_notebook_is_refused_when_it_is_handed_in(training: Training) -> None:
    """A trainee whose notebook would not be graded reads so at once."""
    folder = training.fetch("renamer")
    (folder / "w01.ipynb").rename(folder / "mine.ipynb")
    with pytest.raises(StepFailed, match="missing notebooks"):
        training.submit("renamer")


def test_one_bad_submission_does_not_stop_the_others(
    training: Training, hand_in: Callable[..., Path]
) -> None:
    """A whole class is graded in one go, whatever one of them handed in."""

    def double(notebook: dict[str, Any]) -> None:
        notebook["cells"] += copy.deepcopy(notebook["cells"])

    hand_in("batch-1", double)
    hand_in("batch-2", raw=b"\xff")
    hand_in("batch-3")
    training.autograde()
    training.export()
    totals = {
        name: recorded(training.course, "w01", name).total for name in ("batch-1", "batch-2", "batch-3")
    }
    assert totals == {"batch-1": 20.25, "batch-2": 0.0, "batch-3": 20.25}


def test_a_key_in_the_release_is_a_problem(
    tmp_path: Path, workbooks: Path, solutions: Path, scorer: ModuleType
) -> None:
    """A sentence of the key that an author copied into the workbook is found before anyone works with it."""
    source = tmp_path / "workbooks" / "w01"
    shutil.copytree(workbooks / "w01", source)
    secret = yaml.safe_load((solutions / "cf01" / "mark.yaml").read_text(encoding="utf-8"))["why"]["en"]
    text = (source / "workbook.yaml").read_text(encoding="utf-8")
    given_away = text.replace("key_points:\n", f'key_points:\n  - {{ru: "ключ", en: "Remember: {secret}"}}\n')
    (source / "workbook.yaml").write_text(given_away, encoding="utf-8")
    cycle = run_cycle(tmp_path / "scratch", workbooks=source.parent, solutions=solutions, trainees=())
    assert [problem.split(":")[0] for problem in cycle.problems] == ["w01/workbook.yaml"]


def test_an_unknown_workbook_is_named(tmp_path: Path, workbooks: Path, solutions: Path) -> None:
    """Asking for a workbook that is not there says so."""
    with pytest.raises(BadInput, match="w99: no such workbook"):
        run_cycle(tmp_path, workbook="w99", workbooks=workbooks, solutions=solutions)


AGREED = Recorded("anna", {"mark": 9.0}, 9.0, 9.0, Shown(9.0, {"mark": 9.0}))


@pytest.mark.parametrize(
    "change",
    [
        {"csv": 8.0},
        {"csv": None},
        {"total": None},
        {"page": Shown()},
        {"page": Shown(9.0, {"mark": 8.0})},
        {"page": Shown(9.0, {"mark": 9.0, "strategy": 1.0})},
        {"gradebook": {}},
    ],
)
def test_points_that_disagree_are_named(change: dict[str, object]) -> None:
    """A difference in any of the three places, or a place that knows nothing, is told."""
    assert AGREED.differences == ()
    assert dataclasses.replace(AGREED, **change).differences != ()  # type: ignore[arg-type]


def test_a_changed_csv_is_noticed(ran: tuple[Cycle, list[str]], tmp_path: Path) -> None:
    """The comparison reads the files that trainers read."""
    path = ran[0].course / "grades.csv"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("20.25,0.0,20.25", "20.25,0.0,21.25"), encoding="utf-8")
        assert recorded(ran[0].course, "w01", "partial").differences
    finally:
        path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(("problems", "code"), [((), 0), (("anna: total",), 1)])
def test_the_command_fails_when_points_disagree(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problems: tuple[str, ...], code: int
) -> None:
    """`python -m qorgau.course.cycle` shows the table and says by its exit code whether all agree."""
    cycle = Cycle(Path("/nowhere"), (AGREED,), problems)
    monkeypatch.setattr(cycle_module, "run_cycle", lambda *_, **__: cycle)
    assert main([]) == code
    assert "9.00/9.00" in capsys.readouterr().out


def test_a_broken_upload_is_no_file_of_answers() -> None:
    """The damaged trainee's file is what a broken upload leaves: the beginning."""
    assert cut_short(b"123456789") == b"123456"
