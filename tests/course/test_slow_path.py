"""An unchanged nbgrader, which runs the notebook, gives the same grades as ours, which reads the answers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from qorgau.course.gradebook import Row, gradebook_rows
from qorgau.course.trainees import TRAINEES, write_answers
from qorgau.course.training import Training

CLONE = Path(__file__).resolve().parents[2]
SOLUTIONS = CLONE / "solutions"
WHO = tuple(trainee for trainee in TRAINEES if trainee.id in ("model", "partial", "damaged"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Training, Training]]:
    """The same answers, autograded by an unchanged nbgrader and by ours; the real key, the real notebook."""
    scratch = tmp_path_factory.mktemp("paths")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QORGAU_SOLUTIONS", str(SOLUTIONS))
        patch.setenv("PYTHONPATH", str(CLONE / "lib"))  # for the kernel; ours is imported already
        trainings = []
        for stock in (True, False):
            training = Training(
                scratch / str(stock), "w01", workbooks=CLONE / "workbooks", solutions=SOLUTIONS, stock=stock
            )
            training.generate()
            training.release()
            for trainee in WHO:
                write_answers(trainee, SOLUTIONS / "w01" / "answers", training.fetch(trainee.id))
                training.submit(trainee.id)
            training.collect()
            training.autograde()
            training.export()
            trainings.append(training)
        yield trainings[0], trainings[1]


def _rows(training: Training) -> tuple[Row, ...]:
    return gradebook_rows(training.course / "gradebook.db")


def test_both_gradebooks_hold_the_same(both: tuple[Training, Training]) -> None:
    """What a trainer sees in formgrader is what an honest stock run would show."""
    stock, ours = both
    assert _rows(ours) == _rows(stock)
    assert len(_rows(ours)) == 3 * len(WHO)


def test_both_exports_hold_the_same(both: tuple[Training, Training]) -> None:
    """The CSV files differ in the time of submission alone."""

    def export(training: Training) -> list[dict[str, str]]:
        with (training.course / "grades.csv").open(encoding="utf-8", newline="") as stream:
            return sorted(
                (
                    {key: value for key, value in row.items() if key != "timestamp"}
                    for row in csv.DictReader(stream)
                ),
                key=lambda row: row["student_id"],
            )

    stock, ours = both
    assert export(ours) == export(stock)


def test_the_model_answers_get_all_points_and_damaged_ones_none(both: tuple[Training, Training]) -> None:
    """The comparison is not one of empty gradebooks."""
    scores = {(row.trainee, row.cell): row.auto_score for row in _rows(both[1])}
    assert scores["model", "check-mark"] == 40
    assert scores["model", "check-timeline"] == 10
    assert scores["model", "check-strategy"] == 60
    assert 0 < (scores["partial", "check-mark"] or 0) < 40
    assert scores["damaged", "check-mark"] == scores["damaged", "check-strategy"] == 0
