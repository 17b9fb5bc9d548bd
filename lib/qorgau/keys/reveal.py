"""Where a key may be read from: the solutions of a trainer or a self-learner, or what a trainer revealed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from qorgau import places
from qorgau.cases.load import find_case, load_case
from qorgau.data_file import read_yaml
from qorgau.exercises.workbook import Exercise, load_workbook
from qorgau.keys.by_choice import decided_by_choice, follows_choices
from qorgau.keys.fitted import decided
from qorgau.keys.knobs import chosen
from qorgau.keys.load import key_file, read_mark_key
from qorgau.keys.plain import PLAIN
from qorgau.keys.switches import SWITCHES, Switch, load_switches
from qorgau.keys.types import KEY_SIDES
from qorgau.problem import BadInput, Problem

REVEAL = "reveal"


def key_folder(about: str, exercise: Exercise, folder: Path) -> Path | None:
    """The solutions folder that holds the key of `exercise` about a case (or of a workbook without one), or None before the reveal.

    Looked for in QORGAU_SOLUTIONS, in QORGAU_REVEAL (a folder the trainer shares read-only), and in
    `reveal/` beside the notebook.
    """
    revealed = os.environ.get("QORGAU_REVEAL")
    candidates = (places.solutions(), Path(revealed) if revealed else None, folder / REVEAL)
    for candidate in candidates:
        if candidate is not None and (candidate / key_file(about, exercise)).is_file():
            return candidate
    return None


def _reveal_switches(about: str, exercise: Exercise, solutions: Path, to: Path) -> None:
    # Only what concerns the revealed exercise: a reason for an item of another one would give it away.
    def concerns(switch: Switch) -> bool:
        return switch.case == about and switch.exercise in (exercise.type, exercise.id)

    kept = [one for one in load_switches(to) if not concerns(one)]
    shown = [one for one in load_switches(solutions) if concerns(one)]
    data = {"switches": [one.model_dump() for one in (*kept, *shown)]}
    (to / SWITCHES).write_text(_written(data), encoding="utf-8")


def _written(data: Any) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return text


def _key_text(key: Path, about: str, exercise: Exercise) -> str:
    """The key as it is copied: without items of variants that this file is not, which would need its knobs."""
    if exercise.type not in ("mark", "strategy") or not follows_choices(data := read_yaml(key)):
        return key.read_text(encoding="utf-8")
    choices = {name: found[0] for name, found in chosen(key.parent).items()}
    if exercise.type == "strategy":
        return _written(decided_by_choice(data, choices))
    case = load_case(find_case(about, places.cases()), places.cases() / "templates")
    return _written(decided(data, read_mark_key(key), case, choices))


def reveal(workbook_id: str, exercise_id: str, solutions: Path, to: Path) -> Path:
    """Copy the key of one exercise, and what every key needs, from `solutions` into the folder `to` of a training.

    Gives the key's new path. Nothing of another exercise is copied. Raises BadInput when there is no
    such workbook, exercise or key.
    """
    workbook = load_workbook(places.workbooks() / workbook_id)
    exercise = workbook.exercise(exercise_id)
    name = key_file(workbook.about, exercise)
    key, target = solutions / name, to / name
    if not key.is_file():
        raise BadInput([Problem(str(key), "", "there is no such key", "check workbook and exercise")])
    text = _key_text(key, workbook.about, exercise)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(solutions / "rubric.yaml", to / "rubric.yaml")
    if (solutions / PLAIN).is_file():
        shutil.copyfile(solutions / PLAIN, to / PLAIN)
    _reveal_switches(workbook.about, exercise, solutions, to)
    for more in KEY_SIDES[exercise.type].more(key):
        (to / more).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(solutions / more, to / more)
    part = target.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(target)
    return target
