"""Everything a holder of keys can do with one workbook: check an answer, check a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from qorgau.answers import SNAPSHOT, Snapshot, check_owner, load_snapshot
from qorgau.exercises.material import Setting, load_setting
from qorgau.keys.asked import Asked
from qorgau.keys.checked import Checked
from qorgau.keys.load import key_file
from qorgau.keys.types import KEY_SIDES
from qorgau.problem import BadInput, Problem

Items = Mapping[str, object]


class Reader:
    """The keys of one workbook in a solutions folder."""

    def __init__(self, setting: Setting, solutions: Path) -> None:
        self.setting = setting
        self.workbook = setting.workbook
        self.solutions = solutions

    def shown_to(self, owner: str | None) -> Reader:
        """The same keys, speaking to `owner` of what that person saw."""
        return Reader(replace(self.setting, owner=owner), self.solutions)

    def check(
        self, exercise_id: str, items: Items, *, model: bool, file: str = SNAPSHOT, live: bool = True
    ) -> Checked:
        """The score and feedback of one exercise; `model` adds the comparison with the expert's answer.

        `live` feedback has buttons that lead to the fields of the page around it.
        Raises BadInput when workbook or key cannot be read. What is wrong with single items is in
        `problems`; all others are scored.
        """
        material = self.setting.material(exercise_id)
        key = self.solutions / key_file(self.workbook.about, material.exercise)
        asked = Asked(material, items, self.solutions, key, model, live, file)
        return KEY_SIDES[material.exercise.type].check(asked)

    def check_all(self, snapshot: Snapshot, file: str, *, model: bool = True) -> dict[str, Checked]:
        """Every exercise of the workbook, in order, in words for the owner of the answers."""
        own = self.shown_to(snapshot.owner)
        return {
            exercise.id: own.check(
                exercise.id, snapshot.items(exercise.id), model=model, file=file, live=False
            )
            for exercise in self.workbook.exercises
        }


def reader(workbook_id: str, solutions: Path) -> Reader:
    """The reader of a workbook of this kit. Raises BadInput naming what cannot be read."""
    return Reader(load_setting(workbook_id), solutions)


def read_answers(workbook_id: str, path: Path, owner: str | None = None) -> Snapshot:
    """The answers file at `path`, which must belong to the workbook and, where both are known, to `owner`.

    Raises BadInput with file, field and hint.
    """
    try:
        snapshot = load_snapshot(path).snapshot
    except BadInput as error:
        # A trainee reads these lines: the folders of the grading machine are not for them.
        raise BadInput(replace(problem, file=path.name) for problem in error.problems) from error
    problems = []
    if snapshot.workbook != workbook_id:
        problems.append(
            Problem(
                path.name,
                "workbook",
                f"these are answers to {snapshot.workbook!r}",
                f"expected {workbook_id!r}",
            )
        )
    foreign = check_owner(snapshot, owner, path.name)
    if foreign is not None:
        problems.append(foreign)
    if problems:
        raise BadInput(problems)
    return snapshot


def score_file(workbook_id: str, path: Path, solutions: Path) -> dict[str, Checked]:
    """Score and feedback of every exercise of an answers file. Raises BadInput for an unusable file."""
    return reader(workbook_id, solutions).check_all(read_answers(workbook_id, path), path.name)
