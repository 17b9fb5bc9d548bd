"""What keeps a workbook from being released."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from qorgau.course.source import leaks, source_problems

W01 = Path(__file__).resolve().parents[2] / "workbooks" / "w01"
SECRET = "Часы идут с минуты у дверей кофейни, что бы ни стояло в протоколе."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the source of w01."""
    return Path(shutil.copytree(W01, tmp_path / "w01", ignore=shutil.ignore_patterns("trainer*")))


def _problems(folder: Path, change: Callable[[Any], object] = lambda _: None) -> list[str]:
    notebook = nbformat.read(folder / "w01.ipynb", as_version=4)
    change(notebook)
    return [str(problem) for problem in source_problems(notebook, folder, "w01")]


def _cell(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if cell.id == name)


def test_the_first_workbook_may_be_released(folder: Path) -> None:
    """Nothing stands against releasing w01."""
    assert _problems(folder) == []


def test_points_that_differ_from_workbook_yaml_are_named(folder: Path) -> None:
    """A check cell is worth what workbook.yaml promises."""
    found = _problems(folder, lambda nb: _cell(nb, "check-mark").metadata.nbgrader.update(points=39))
    assert found == [
        "w01/w01.ipynb: exercise mark: 39 points here, 40 points in workbook.yaml (make them agree)"
    ]


def test_an_exercise_without_a_check_cell_is_named(folder: Path) -> None:
    """Every exercise of workbook.yaml is graded."""
    found = _problems(folder, lambda nb: nb.cells.remove(_cell(nb, "check-strategy")))
    assert found == [
        "w01/w01.ipynb: exercise strategy: nothing here, 60 points in workbook.yaml (make them agree)"
    ]


def test_a_check_cell_that_says_something_else_is_named(folder: Path) -> None:
    """A grade cell asks for one exercise by name and does nothing else."""
    found = _problems(folder, lambda nb: _cell(nb, "check-mark").update(source="assert True"))
    assert found[0].startswith("w01/w01.ipynb: cell check-mark: is no check of an exercise")


def test_an_exercise_checked_twice_is_named(folder: Path) -> None:
    """No exercise counts twice."""
    found = _problems(folder, lambda nb: _cell(nb, "check-strategy").update(source='workbook.check("mark")'))
    assert any("checks 'mark' again" in problem for problem in found)


def test_an_unlocked_code_cell_is_named(folder: Path) -> None:
    """The workbook's own code cannot be changed by accident."""
    found = _problems(folder, lambda nb: _cell(nb, "open").metadata.pop("nbgrader"))
    assert [problem.split(" (")[0] for problem in found] == ["w01/w01.ipynb: cell open: is not locked"]


@pytest.mark.parametrize("name", ["answers.json", "answers.journal.jsonl"])
def test_answers_in_a_source_folder_are_named(folder: Path, name: str) -> None:
    """Answers beside the source would be released to everyone and replace theirs."""
    (folder / name).write_text("{}", encoding="utf-8")
    assert _problems(folder) == [f"w01/{name}: answers lie in a source folder (remove the file)"]


def test_a_notebook_of_another_name_is_named(folder: Path) -> None:
    """Notebook, folder and workbook.yaml call the workbook the same: grading looks the key up by that name."""
    notebook = nbformat.read(folder / "w01.ipynb", as_version=4)
    found = [str(problem) for problem in source_problems(notebook, folder, "copy")]
    assert found == ["w01/copy.ipynb: workbook.yaml calls it 'w01' (give both the same name)"]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Solutions with one sentence."""
    folder = tmp_path / "solutions" / "w01"
    folder.mkdir(parents=True)
    (folder / "mark.yaml").write_text(f'defects: [{{id: K1, why: {{ru: "{SECRET}"}}}}]\n', encoding="utf-8")
    return folder


def test_a_release_of_the_workbook_alone_leaks_nothing(folder: Path, key: Path) -> None:
    """The notebook and workbook.yaml are what a trainee gets."""
    assert leaks(folder, key) == []


@pytest.mark.parametrize("text", [SECRET, SECRET.replace(" ", "\n  "), SECRET.upper()])
def test_a_sentence_of_the_key_in_a_release_is_found(folder: Path, key: Path, text: str) -> None:
    """The key is found wherever it stands, however it is broken into lines."""
    notebook = json.loads((folder / "w01.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = text.splitlines(keepends=True)
    (folder / "w01.ipynb").write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    assert [problem.file for problem in leaks(folder, key)] == ["w01/w01.ipynb"]


@pytest.mark.parametrize(
    "name", ["trainer.en.md", "answers.json", "rubric.yaml", "notes.txt", "solutions/mark.yaml"]
)
def test_a_file_that_has_no_place_in_a_release_is_found(folder: Path, key: Path, name: str) -> None:
    """A released folder holds the notebook and workbook.yaml, not what was forgotten in it."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(f"why: {SECRET}", encoding="utf-8")
    assert [problem.file for problem in leaks(folder, key)] == [f"w01/{name}"]
