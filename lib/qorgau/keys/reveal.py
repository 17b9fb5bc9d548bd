"""Where a key may be read from: the solutions of a trainer or a self-learner, or what a trainer revealed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import yaml

from qorgau import places
from qorgau.keys.switches import SWITCHES, Switch, load_switches
from qorgau.problem import BadInput, Problem

REVEAL = "reveal"


def key_folder(workbook: str, exercise: str, folder: Path) -> Path | None:
    """The solutions folder that holds the key of `exercise`, or None before the reveal.

    Looked for in QORGAU_SOLUTIONS, in QORGAU_REVEAL (a folder the trainer shares read-only), and in
    `reveal/` beside the notebook.
    """
    revealed = os.environ.get("QORGAU_REVEAL")
    candidates = (places.solutions(), Path(revealed) if revealed else None, folder / REVEAL)
    for candidate in candidates:
        if candidate is not None and (candidate / workbook / f"{exercise}.yaml").is_file():
            return candidate
    return None


def _reveal_switches(workbook: str, exercise: str, solutions: Path, to: Path) -> None:
    # Only what concerns the revealed exercise: a reason for an item of another one would give it away.
    def of(switch: Switch) -> tuple[str, str]:
        return switch.workbook, switch.exercise

    kept = [one for one in load_switches(to) if of(one) != (workbook, exercise)]
    shown = [one for one in load_switches(solutions) if of(one) == (workbook, exercise)]
    data = {"switches": [one.model_dump() for one in (*kept, *shown)]}
    (to / SWITCHES).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def reveal(workbook: str, exercise: str, solutions: Path, to: Path) -> Path:
    """Copy the key of one exercise, and the rubric, from `solutions` into the folder `to` of a training.

    Gives the key's new path. Nothing of another exercise is copied. Raises BadInput when there is no
    such key.
    """
    key = solutions / workbook / f"{exercise}.yaml"
    if not key.is_file():
        raise BadInput([Problem(str(key), "", "there is no such key", "check workbook and exercise")])
    target = to / workbook / key.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(solutions / "rubric.yaml", to / "rubric.yaml")
    _reveal_switches(workbook, exercise, solutions, to)
    part = target.with_suffix(".part")
    shutil.copyfile(key, part)
    part.replace(target)
    return target
