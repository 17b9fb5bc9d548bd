"""Everything a holder of keys can do with one workbook: check an answer, check a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qorgau.answers import SNAPSHOT, Snapshot, check_belongs, load_snapshot
from qorgau.exercises.material import Setting, load_setting
from qorgau.keys.asked import Hints, Items, Ready, Wanted
from qorgau.keys.checked import Checked
from qorgau.keys.load import key_file
from qorgau.keys.types import KEY_SIDES
from qorgau.problem import BadInput
from qorgau.texts import LANGUAGES


class Reader:
    """The keys of one workbook in a solutions folder.

    `kept` reads every key once, for a run in which no key changes; otherwise a changed key counts at the next check.
    """

    def __init__(self, setting: Setting, solutions: Path, *, kept: bool = False) -> None:
        self.setting = setting
        self.workbook = setting.workbook
        self.solutions = solutions
        self._kept: dict[str, Ready] | None = {} if kept else None

    def exercise_check(self, exercise_id: str) -> Ready:
        """The exercise made ready for checking. Raises BadInput when workbook or key cannot be read."""
        if self._kept is not None and exercise_id in self._kept:
            return self._kept[exercise_id]
        material = self.setting.material(exercise_id)
        side = KEY_SIDES[material.exercise.type]
        made = side.ready(
            material, self.solutions, self.solutions / key_file(self.workbook.about, material.exercise)
        )
        # What is laid in an order of the owner's own is made for each owner.
        if self._kept is not None and not side.personal:
            self._kept[exercise_id] = made
        return made

    def hints(self, exercise_id: str) -> Hints | None:
        """The hints of an exercise; None where its type has none or the workbook offers none. Raises BadInput."""
        material = self.setting.material(exercise_id)
        make = KEY_SIDES[material.exercise.type].hints
        if make is None or material.exercise.exam or not material.exercise.hints:
            return None
        key = self.solutions / key_file(self.workbook.about, material.exercise)
        return make(material, self.solutions, key)

    def shown_to(self, owner: str | None) -> Reader:
        """The same keys, speaking to `owner` of what that person saw."""
        own = Reader(replace(self.setting, owner=owner), self.solutions)
        own._kept = self._kept
        return own

    def check(
        self,
        exercise_id: str,
        items: Items,
        *,
        model: bool,
        file: str = SNAPSHOT,
        live: bool = True,
        languages: Sequence[str] = LANGUAGES,
    ) -> Checked:
        """The score and feedback of one exercise; `model` adds the comparison with the expert's answer.

        `live` feedback has buttons that lead to the fields of the page around it; it is written in `languages`.
        Raises BadInput when workbook or key cannot be read. What is wrong with single items is in
        `problems`; all others are scored.
        """
        return self.exercise_check(exercise_id).check(items, Wanted(file, model, live, languages))

    def check_all(
        self, snapshot: Snapshot, file: str, *, model: bool = True, languages: Sequence[str] = LANGUAGES
    ) -> dict[str, Checked]:
        """Every exercise of the workbook, in order, with feedback in `languages`, in words for the owner of the answers."""
        own = self.shown_to(snapshot.owner)
        return {
            exercise.id: own.check(
                exercise.id,
                snapshot.items(exercise.id),
                model=model,
                file=file,
                live=False,
                languages=languages,
            )
            for exercise in self.workbook.exercises
        }


def reader(workbook_id: str, solutions: Path, *, kept: bool = False) -> Reader:
    """The reader of a workbook of this kit; `kept` as in Reader. Raises BadInput naming what cannot be read."""
    return Reader(load_setting(workbook_id), solutions, kept=kept)


def read_answers(workbook_id: str, path: Path, owner: str | None = None) -> Snapshot:
    """The answers file at `path`, which must belong to the workbook and, where both are known, to `owner`.

    Raises BadInput with file, field and hint.
    """
    try:
        snapshot = load_snapshot(path).snapshot
    except BadInput as error:
        # A trainee reads these lines: the folders of the grading machine are not for them.
        raise BadInput(replace(problem, file=path.name) for problem in error.problems) from error
    if problems := check_belongs(snapshot, workbook_id, owner, path.name):
        raise BadInput(problems)
    return snapshot


def score_file(workbook_id: str, path: Path, solutions: Path) -> dict[str, Checked]:
    """Score and feedback of every exercise of an answers file. Raises BadInput for an unusable file."""
    return reader(workbook_id, solutions).check_all(read_answers(workbook_id, path), path.name)
