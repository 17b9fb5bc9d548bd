"""A small course with a scorer of its own, so that these tests speak of the course and not of the real key."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from qorgau.answers.snapshot_file import read_snapshot
from qorgau.course.training import Training
from qorgau.problem import BadInput, Problem

CLONE = Path(__file__).resolve().parents[2]
SECRET = "The clock starts at the café door, whatever the record says."
MAXIMA = {"mark": 40.0, "timeline": 10.0, "strategy": 60.0}


@dataclass(frozen=True)
class Grade:
    """The shape of qorgau.keys.grade.ExerciseGrade."""

    exercise: str
    points: float
    maximum: float
    problems: tuple[Problem, ...]
    feedback_html: dict[str, str]
    told_html: dict[str, str] = field(default_factory=dict)
    items: str = ""


def grade_folder(folder: Path, workbook: str, *, owner: str | None, solutions: Path) -> dict[str, Grade]:
    """2.25 points an answered item: every file gets a number of its own, and a fraction."""
    assert (solutions / workbook).is_dir()
    try:
        snapshot = read_snapshot(folder / "answers.json")
        if owner and snapshot.owner and snapshot.owner != owner:
            raise BadInput(
                [Problem("answers.json", "owner", f"belongs to {snapshot.owner}", "hand in your own")]
            )
    except BadInput as error:
        return {name: Grade(name, 0.0, maximum, error.problems, {}) for name, maximum in MAXIMA.items()}
    return {
        name: Grade(
            name,
            min(maximum, 2.25 * len(snapshot.items(name))),
            maximum,
            (),
            {"ru": f"<p>разбор {name}</p>", "en": f"<p>feedback on {name}</p>"},
        )
        for name, maximum in MAXIMA.items()
    }


@pytest.fixture(scope="module")
def scorer() -> Iterator[ModuleType]:
    """The module that grading imports; a test may replace its grade_folder."""
    module: Any = ModuleType("qorgau.keys.grade")
    module.grade_folder = grade_folder
    module.ExerciseGrade = Grade
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "qorgau.keys.grade", module)
        yield module


def answers(marks: int, steps: int, *, owner: str | None = None, lang: str = "ru") -> dict[str, Any]:
    """An answers file with so many marks and so many parts of a strategy."""
    return {
        "qorgau": 1,
        "workbook": "w01",
        "owner": owner,
        "lang": lang,
        "made": "2026-11-23T10:00:00Z",
        "exercises": {
            "mark": {"items": {f"m-{n}": {"field": "DP.7"} for n in range(marks)}},
            "strategy": {"items": {f"fact:F{n}": {"status": "admitted"} for n in range(steps)}},
        },
    }


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the tests of one file: a released course takes two seconds to make."""
    return tmp_path_factory.mktemp("course")


@pytest.fixture(scope="module")
def solutions(scratch: Path) -> Path:
    """A folder of keys: one secret sentence, and four recorded answers."""
    folder = scratch / "solutions"
    recorded = folder / "w01" / "answers"
    recorded.mkdir(parents=True)
    (folder / "cf01").mkdir()
    (folder / "cf01" / "mark.yaml").write_text(f'why: {{en: "{SECRET}"}}\n', encoding="utf-8")
    for name, size in {"model": (9, 11), "partial": (4, 5), "wrong": (1, 0), "blank": (0, 0)}.items():
        (recorded / f"{name}.json").write_text(json.dumps(answers(*size)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def workbooks(scratch: Path) -> Path:
    """The real source of w01 with the trainer's notes beside it."""
    folder = scratch / "workbooks"
    shutil.copytree(CLONE / "workbooks" / "w01", folder / "w01")
    (folder / "w01" / "trainer.ru.md").write_text(SECRET, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def training(scratch: Path, workbooks: Path, solutions: Path, scorer: ModuleType) -> Training:
    """A course whose workbook is generated and released."""
    course = Training(scratch / "training", "w01", workbooks=workbooks, solutions=solutions)
    course.generate()
    course.release()
    return course


@pytest.fixture(scope="module")
def hand_in(training: Training) -> Callable[..., Path]:
    """`hand_in("anna", change)` fetches, lets `change` edit the notebook's JSON, submits and collects.

    Gives the submitted folder. Four marks and five parts of a strategy are worth 9 and 11.25 points.
    """

    def hand(
        trainee: str,
        change: Callable[[dict[str, Any]], object] = lambda _: None,
        *,
        file: dict[str, Any] | None = None,
        raw: bytes | None = None,
    ) -> Path:
        folder = training.fetch(trainee)
        notebook = json.loads((folder / "w01.ipynb").read_text(encoding="utf-8"))
        change(notebook)
        (folder / "w01.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        content = file if file is not None else answers(4, 5, owner=trainee)
        (folder / "answers.json").write_bytes(raw if raw is not None else json.dumps(content).encode())
        training.submit(trainee)
        training.collect()
        return training.course / "submitted" / trainee / "w01"

    return hand


NBGRADER_WARNS = (
    # nbgrader 0.9.6 adds a submission to a student before it is in the session; SQLAlchemy 2 mentions it
    "ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Warnings of nbgrader itself are no errors of this kit; all others stay errors."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for warning in NBGRADER_WARNS:
                item.add_marker(pytest.mark.filterwarnings(warning))
