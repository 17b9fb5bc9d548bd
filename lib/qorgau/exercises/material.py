"""What an exercise is made of on the trainee's side: the workbook, its case file, the vocabulary; nothing of a key."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qorgau import places
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.workbook import Exercise, Workbook, load_workbook
from qorgau.law.registry import Registry, registry
from qorgau.problem import BadInput, Problem


@dataclass(frozen=True)
class Setting:
    """A workbook with all that its exercises may show. `case` is None where a workbook is about no case file.

    `cases` is the folder of case files and drill cards. `owner` is who it is shown to, None when nobody is known: an
    exercise may lay its parts in an order of the owner's own, never ask something else.
    """

    workbook: Workbook
    folder: Path
    case: Case | None
    catalogue: Catalogue
    registry: Registry
    cases: Path = field(default_factory=places.cases)
    owner: str | None = None

    def material(self, exercise_id: str) -> Material:
        """The material of one exercise. Raises BadInput when the workbook has none of that id."""
        return Material(self, self.workbook.exercise(exercise_id))


@dataclass(frozen=True)
class Material:
    """One exercise and what it may show."""

    setting: Setting
    exercise: Exercise

    @property
    def case(self) -> Case:
        """The case file. Raises BadInput for a workbook that is about none."""
        if self.setting.case is None:
            workbook = self.setting.workbook.id
            said = f"exercise {self.exercise.id!r} is about a case file"
            raise BadInput([Problem(f"{workbook}/workbook.yaml", "case", said, "name the case")])
        return self.setting.case

    @property
    def catalogue(self) -> Catalogue:
        """Defects, look-alikes and answer words."""
        return self.setting.catalogue

    @property
    def registry(self) -> Registry:
        """The law by date."""
        return self.setting.registry

    @property
    def question_file(self) -> Path:
        """The exercise's own file of questions beside its workbook, for the types that have one."""
        return self.setting.folder / "questions" / f"{self.exercise.id}.yaml"


def load_setting(workbook_id: str, home: Path | None = None, law: Registry | None = None) -> Setting:
    """The setting of a workbook of this kit (or of the kit in `home`), under the kit's own law or another one.

    Raises BadInput naming what cannot be read.
    """
    cases = places.cases() if home is None else home / "cases"
    folder = (places.workbooks() if home is None else home / "workbooks") / workbook_id
    workbook = load_workbook(folder)
    case = None
    if workbook.case is not None:
        case = load_case(find_case(workbook.case, cases), cases / "templates")
    return Setting(workbook, folder, case, load_catalogue(cases / "catalogue"), law or registry(), cases)
