"""A class of forty, read once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # the made-up class lies beside its tests

from classroom import CLONE, write  # noqa: E402

from qorgau.course.group.read import Group, read_group  # noqa: E402
from qorgau.course.group.report import GroupReport, report  # noqa: E402

SIZE = 40


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course folder of forty trainees; one of them handed in a damaged file."""
    folder = write(tmp_path_factory.mktemp("course"), SIZE)
    (folder / "submitted" / "trainee-07" / "w01" / "answers.json").write_text(
        '{"qorgau": 1, "workbook": "w01"}'
    )
    return folder


@pytest.fixture(scope="session")
def teams() -> dict[str, str]:
    """Five teams of seven, and one of four."""
    return {f"trainee-{n:02d}": f"team {n // 7 + 1}" if n < 35 else "small" for n in range(SIZE - 1)}


@pytest.fixture(scope="session")
def group(course: Path, teams: dict[str, str]) -> Group:
    """The forty, read and scored."""
    return read_group(course, "w01", CLONE / "solutions", teams)


@pytest.fixture(scope="session")
def made(group: Group) -> GroupReport:
    """The report about them, without names."""
    return report(group.people, group.asked, group.problems)
