"""A copy of the real case file that a test may damage."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from qorgau.cases.case import Case
from qorgau.cases.load import load_case
from qorgau.problem import BadInput, Problem

CASES = Path(__file__).resolve().parents[2] / "cases"
CF01 = "cf01-lunch-hour-delivery"


@dataclass(frozen=True)
class CaseFolder:
    """The copied case and its templates."""

    folder: Path
    templates: Path

    def file(self, name: str) -> Path:
        """A file of the case ("case.yaml", "documents/DP.yaml") or a template ("templates/DP.yaml")."""
        return (self.templates.parent if name.startswith("templates/") else self.folder) / name

    def change(self, name: str, old: str, new: str) -> None:
        """Replaces the first `old` of a file; the file must have it."""
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}: mend this test"
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def load(self) -> Case:
        """The copied case."""
        return load_case(self.folder, self.templates)

    def problems(self) -> tuple[Problem, ...]:
        """What loading it reports; fails when it reports nothing."""
        with pytest.raises(BadInput) as caught:
            self.load()
        return caught.value.problems


def copy(folder: Path) -> CaseFolder:
    """CF01 and all templates, copied below `folder`."""
    for name in (CF01, "templates"):
        shutil.copytree(CASES / name, folder / "cases" / name)
    return CaseFolder(folder / "cases" / CF01, folder / "cases" / "templates")


@pytest.fixture
def copied(tmp_path: Path) -> CaseFolder:
    """A copy for one test."""
    return copy(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    """A copy for all examples of a property, which puts back what it damages."""
    return copy(tmp_path_factory.mktemp("shared"))
