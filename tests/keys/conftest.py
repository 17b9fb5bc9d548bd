"""The kit's own cases as they lie in the clone, and a copy of CF01 with its keys that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from qorgau import places
from qorgau.cases.load import find_case
from qorgau.data_file import read_yaml
from qorgau.keys.workshop import Workshop, workshop

CF01 = "cf01-lunch-hour-delivery"


@dataclass(frozen=True)
class Kit:
    """A home with one case: cases/ and solutions/."""

    home: Path

    @property
    def solutions(self) -> Path:
        """Its keys."""
        return self.home / "solutions"

    def change(self, name: str, change: Callable[[Any], None]) -> None:
        """Changes the plain data of a file below home ("solutions/cf01/mark.yaml")."""
        path = self.home / name
        data = read_yaml(path)
        change(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def shop(self) -> Workshop:
        """The workshop of its case."""
        cases = self.home / "cases"
        return workshop(find_case("CF01", cases), cases / "templates", self.solutions)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    """CF01 with catalogue, forms and keys."""
    for name in (CF01, "templates", "catalogue"):
        shutil.copytree(places.cases() / name, tmp_path / "cases" / name)
    (tmp_path / "solutions").mkdir()
    shutil.copytree(places.home() / "solutions" / "cf01", tmp_path / "solutions" / "cf01")
    for name in ("rubric.yaml", "switches.yaml", "plain.yaml"):
        shutil.copyfile(places.home() / "solutions" / name, tmp_path / "solutions" / name)
    return Kit(tmp_path)
