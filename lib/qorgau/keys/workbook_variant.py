"""A workbook on a variant of its case: a home of its own, in which nothing has the name of the original."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from qorgau.data_file import read_yaml
from qorgau.exercises.material import load_setting
from qorgau.exercises.workbook import Workbook, load_workbook, workbook_folders
from qorgau.keys.knobs import load_knobs
from qorgau.keys.load import key_file
from qorgau.keys.types import KEY_SIDES
from qorgau.keys.variant_files import write_variant, write_yaml
from qorgau.problem import BadInput, Problem


def variant_id(workbook_id: str, seed: int) -> str:
    """What a workbook is called on the variant `seed` of its case (w01-s7): also its notebook and its assignment."""
    return f"{workbook_id.lower()}-s{seed}"


def has_variants(workbook: Workbook, solutions: Path) -> bool:
    """Whether a workbook can be written on variants: it is about a case, and that has knobs. Raises BadInput."""
    if workbook.case is None:
        return False
    knobs = load_knobs(solutions / workbook.case.lower())
    return knobs is not None and bool(knobs.knobs)


def write_workbook_variant(workbook_id: str, seed: int, home: Path, solutions: Path, to: Path) -> Path:
    """The workbook on the variant `seed` of its case, written below `to` as cases/, solutions/ and workbooks/.

    Gives the folder of the workbook. Recorded answers and trainer notes stay behind: they tell the original's
    times. The same seed gives the same bytes on every machine. Raises BadInput for a workbook about no case, as
    write_variant does, and when an exercise or its key does not hold in the variant.
    """
    source = home / "workbooks" / workbook_id.lower()
    workbook = load_workbook(source)
    if workbook.case is None:
        file = f"{source.name}/workbook.yaml"
        raise BadInput([Problem(file, "case", "is about no case file", "only a case has variants")])
    _refuse_other(workbook.case, seed, to)
    write_variant(workbook.case, seed, home, solutions, to)
    _copy_keys(workbook, solutions, to / "solutions")
    name = variant_id(workbook.id, seed)
    folder = to / "workbooks" / name
    data = {**read_yaml(source / "workbook.yaml"), "id": name, "variant_of": workbook.id, "seed": seed}
    write_yaml(folder / "workbook.yaml", data)
    if (source / "questions").is_dir():
        shutil.copytree(source / "questions", folder / "questions", dirs_exist_ok=True)
    notebook = _renamed(source / f"{source.name}.ipynb", workbook.id, name)
    (folder / f"{name}.ipynb").write_bytes(notebook.encode("utf-8"))
    if problems := list(_faults(name, to)):
        raise BadInput(problems)
    return folder


def _refuse_other(case: str, seed: int, to: Path) -> None:
    """Raises BadInput when `to` holds a workbook on another variant of the case: its papers would change under it."""
    for folder in workbook_folders(to / "workbooks"):
        other = load_workbook(folder)
        if other.case == case and other.seed != seed:
            said = f"{other.id} lies there, on another variant of {case}"
            raise BadInput([Problem(str(to), "", said, "give each seed a folder of its own")])


def _copy_keys(workbook: Workbook, solutions: Path, to: Path) -> None:
    # Keys of marking and strategy are written with the variant; the others name events and are true in any.
    for exercise in workbook.exercises:
        name = key_file(workbook.about, exercise)
        if not (to / name).is_file() and (solutions / name).is_file():
            shutil.copyfile(solutions / name, to / name)


def _renamed(notebook: Path, old: str, new: str) -> str:
    """The text of a notebook that opens the workbook `new`. Raises BadInput when it does not open `old` once."""
    text = notebook.read_text(encoding="utf-8")
    call = 'open_workbook(\\"{}\\"'  # as JSON has it
    if text.count(call.format(old)) != 1:
        hint = f'write open_workbook("{old}", lang=lang) in one cell'
        raise BadInput([Problem(notebook.name, "", f"does not open {old!r} once", hint)])
    return text.replace(call.format(old), call.format(new))


def _faults(workbook_id: str, home: Path) -> Iterator[Problem]:
    """What of the exercises and keys of a written home does not hold. Raises BadInput for unreadable files."""
    setting = load_setting(workbook_id, home)
    solutions = home / "solutions"
    for exercise in setting.workbook.exercises:
        key = solutions / key_file(setting.workbook.about, exercise)
        if not key.is_file():
            yield Problem(f"{key.parent.name}/{key.name}", "", "there is no such key", "write it first")
            continue
        yield from KEY_SIDES[exercise.type].problems(setting.material(exercise.id), solutions, key)
