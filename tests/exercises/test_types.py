"""The tables of exercise types: one on the trainee's side, one on the side of keys, one in the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qorgau import places
from qorgau.exercises.material import load_setting
from qorgau.exercises.types import TYPES
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.keys.load import key_file
from qorgau.keys.types import KEY_SIDES
from qorgau.problem import BadInput
from qorgau.serve.payload import payload
from qorgau.texts import LANGUAGES
from qorgau.widgets.bundle import exercise_types

EXERCISES = [
    (folder.name, exercise.id)
    for folder in workbook_folders(places.workbooks())
    for exercise in load_workbook(folder).exercises
]


def test_the_three_tables_hold_the_same_types() -> None:
    """What a trainee can be given can be checked, and the page can show it."""
    assert set(TYPES) == set(KEY_SIDES) == exercise_types()


@pytest.mark.parametrize(("workbook", "exercise"), EXERCISES)
def test_every_exercise_of_the_kit_can_be_laid_on_the_desk(workbook: str, exercise: str) -> None:
    """Each exercise has a page in every language and a form to put in it."""
    found = payload(load_setting(workbook).material(exercise), owner=None, lang="ru", live=False)
    assert set(found["html"]) == set(found["texts"]) == set(LANGUAGES)
    assert all("data-slot" in html for html in found["html"].values())


@pytest.mark.parametrize("workbook", sorted({workbook for workbook, _ in EXERCISES}))
def test_every_key_of_a_workbook_is_in_order(workbook: str) -> None:
    """No key of the kit has a fault."""
    setting, solutions = load_setting(workbook), places.home() / "solutions"
    for exercise in setting.workbook.exercises:
        key = solutions / key_file(setting.workbook.about, exercise)
        material = setting.material(exercise.id)
        assert [str(one) for one in KEY_SIDES[exercise.type].problems(material, solutions, key)] == []


DAMAGES = {
    "unknown type": ("type: timeline", "type: riddle", "exercises.1.type"),
    "id twice": ("- id: timeline", "- id: mark", "exercises.1.id"),
    "no case": ("case: CF01\n", "", "case"),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_workbook_is_named(tmp_path: Path, what: str) -> None:
    """One thing damaged in workbook.yaml is told with its field and a hint."""
    folder = tmp_path / "w01"
    shutil.copytree(places.workbooks() / "w01", folder)
    old, new, field = DAMAGES[what]
    path = folder / "workbook.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text, "mend this test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_workbook(folder)
    assert field in [problem.field for problem in caught.value.problems]
    assert all(problem.hint for problem in caught.value.problems)
