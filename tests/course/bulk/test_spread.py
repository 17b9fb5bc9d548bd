"""The same results however the work is shared out, also when workers die."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from tests.course.bulk.conftest import Class, dump, tree

from qorgau.course.bulk import spread, worker
from qorgau.course.bulk.grade_one import Graded, Submission
from qorgau.course.bulk.spread import Processes


def marked(_plan: Any, batch: list[Submission]) -> list[Graded]:
    """Grades nothing; kills its own process for whoever is called deadly, once for whoever is called unlucky."""
    for one in batch:
        trace = Path(one.files["trace"].decode()) / one.student
        if one.student.startswith("deadly") or (one.student.startswith("unlucky") and not trace.exists()):
            trace.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [Graded(one.student, b"done") for one in batch]


class Plain:
    """As much of a plan as is told of."""

    workbook = "w01"


@pytest.mark.slow
def test_a_dying_process_costs_its_own_submission_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A submission that kills every process is named; one that met an accident and all others are graded, in order."""
    monkeypatch.setattr(spread, "grade_batch", marked)
    names = ["a", "b", "unlucky", "c", "deadly", "d"]
    batches = [[Submission(name, {"trace": str(tmp_path).encode()})] for name in names]
    plan: Any = Plain()
    found = [one for batch in Processes(2).grade(plan, batches) for one in batch]
    assert [one.student for one in found] == names
    assert [one.student for one in found if one.failed] == ["deadly"]
    assert "died" in str(found[4].failed[0])


@pytest.mark.slow
def test_processes_and_one_process_give_the_same(made: Class, tmp_path: Path) -> None:
    """Two processes leave the same bytes and rows as one."""
    alone = made.copy(tmp_path / "alone")
    for number in range(12):
        alone.hand_in(f"t-{number:02}", ("model", "partial", "wrong")[number % 3])
    together = alone.copy(tmp_path / "together")
    alone.grade(workers=1)
    report = together.grade(workers=2, batch=3)
    assert len(report.lines) == 12
    assert dump(together.root) == dump(alone.root)
    assert tree(together.root / "feedback") == tree(alone.root / "feedback")
    assert tree(together.root / "autograded") == tree(alone.root / "autograded")
    worker._keys.cache_clear()
