"""A copy of CF01 that a test may change."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from qorgau.cases.case import Case
from qorgau.cases.load import load_case
from qorgau.data_file import read_yaml

CASES = Path(__file__).resolve().parents[2] / "cases"
CF01 = "cf01-lunch-hour-delivery"


@dataclass(frozen=True)
class Copy:
    """The copied case beside the kit's own forms."""

    folder: Path

    def paper(self, name: str, **data: Any) -> None:
        """Writes one more paper, or another one in place of it."""
        path = self.folder / "documents" / f"{name}.yaml"
        path.write_text(yaml.safe_dump({"id": name, **data}, allow_unicode=True), encoding="utf-8")
        self.case(lambda found: found["documents"].append(name) if name not in found["documents"] else None)

    def case(self, change: Any) -> None:
        """Changes the plain data of case.yaml."""
        data = read_yaml(self.folder / "case.yaml")
        change(data)
        (self.folder / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    def load(self) -> Case:
        """The case as it now is."""
        return load_case(self.folder, CASES / "templates")


@pytest.fixture
def copied(tmp_path: Path) -> Copy:
    """A copy for one test."""
    shutil.copytree(CASES / CF01, tmp_path / CF01)
    return Copy(tmp_path / CF01)


def entry(text: str) -> dict[str, Any]:
    """A field that says the same in every language."""
    return {"entry": {"ru": text, "kk": text, "en": text}}
