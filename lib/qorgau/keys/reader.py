"""Everything a holder of keys can do with one workbook: check an answer, check a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from qorgau import places
from qorgau.answers import SNAPSHOT, Snapshot, check_owner, load_snapshot
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.workbook import Workbook, load_workbook
from qorgau.keys.check_mark import check_mark
from qorgau.keys.check_strategy import check_strategy
from qorgau.keys.checked import Checked
from qorgau.keys.load import key_file
from qorgau.problem import BadInput, Problem

Items = Mapping[str, object]


class Reader:
    """The keys of one workbook in a solutions folder."""

    def __init__(self, workbook: Workbook, case: Case, catalogue: Catalogue, solutions: Path) -> None:
        self.workbook = workbook
        self.case = case
        self.catalogue = catalogue
        self.solutions = solutions

    def check(
        self, exercise_id: str, items: Items, *, model: bool, file: str = SNAPSHOT, live: bool = True
    ) -> Checked:
        """The score and feedback of one exercise; `model` adds the comparison with the expert's answer.

        `live` feedback has buttons that lead to the fields of the page around it.
        Raises BadInput when workbook or key cannot be read. What is wrong with single items is in
        `problems`; all others are scored.
        """
        exercise = self.workbook.exercise(exercise_id)
        key = self.solutions / key_file(self.case.data.id, exercise)
        if exercise.type == "mark":
            return check_mark(
                items,
                file,
                self.case,
                self.catalogue,
                self.solutions,
                key,
                float(exercise.points),
                model=model,
                live=live,
            )
        return check_strategy(
            items, file, self.case, self.catalogue, self.solutions, key, model=model, live=live
        )

    def check_all(self, snapshot: Snapshot, file: str, *, model: bool = True) -> dict[str, Checked]:
        """Every exercise of the workbook, in order."""
        return {
            exercise.id: self.check(
                exercise.id, snapshot.items(exercise.id), model=model, file=file, live=False
            )
            for exercise in self.workbook.exercises
        }


def reader(workbook_id: str, solutions: Path) -> Reader:
    """The reader of a workbook of this kit. Raises BadInput naming what cannot be read."""
    workbook = load_workbook(places.workbooks() / workbook_id)
    case = load_case(find_case(workbook.case, places.cases()), places.cases() / "templates")
    return Reader(workbook, case, load_catalogue(places.cases() / "catalogue"), solutions)


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
