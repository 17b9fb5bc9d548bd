"""Check everything an author writes: catalogue, cases, workbooks, keys; every error at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.cases.load import case_folders, load_case
from qorgau.exercises.material import Material, Setting
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.keys.load import load_rubric
from qorgau.keys.types import KEY_SIDES
from qorgau.law.registry import Status, registry
from qorgau.law.terms import limits
from qorgau.problem import BadInput, Problem

Thing = TypeVar("Thing")


def _try(make: Callable[[], Thing], problems: list[Problem]) -> Thing | None:
    try:
        return make()
    except BadInput as error:
        problems += error.problems
        return None


def _norms(norms: Iterable[str], file: str, path: str) -> Iterator[Problem]:
    for norm in norms:
        if norm not in registry():
            yield Problem(file, path, f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml")


def _catalogue_norms(catalogue: Catalogue, folder: Path) -> tuple[Problem, ...]:
    strategy = load_strategy_catalogue(folder)
    cited = [("defects.yaml", defect.id, defect.norms) for defect in catalogue.defects]
    cited += [("motions.yaml", motion.id, motion.norms) for motion in strategy.motions]
    cited += [("rules.yaml", rule.id, rule.norms) for rule in strategy.rules]
    cited += [("limits.yaml", name, limit.provisions) for name, limit in limits().items()]
    return tuple(problem for file, name, norms in cited for problem in _norms(norms, file, f"{name}.norms"))


def _charge(case: Case) -> Iterator[Problem]:
    file, norm = f"{case.data.id}/case.yaml", case.data.charge.norm
    found = list(_norms((norm,), file, "charge.norm"))
    yield from found
    if not found and registry().at(norm, case.data.law_date).status is Status.NOT_IN_FORCE:
        yield Problem(
            file, "charge.norm", f"{norm} was not in force on {case.data.law_date}", "check the date"
        )


def _key(material: Material, solutions: Path) -> tuple[Problem, ...]:
    key = solutions / material.setting.workbook.id / f"{material.exercise.id}.yaml"
    return tuple(KEY_SIDES[material.exercise.type].problems(material, solutions, key))


def check_all(home: Path, solutions: Path) -> tuple[Problem, ...]:
    """Everything that is wrong below `home` (cases/, workbooks/) and in `solutions`, in the order of the files."""
    problems: list[Problem] = []
    folder = home / "cases" / "catalogue"
    catalogue = _try(partial(load_catalogue, folder), problems)
    if catalogue is not None:
        problems += _try(partial(_catalogue_norms, catalogue, folder), problems) or ()
    cases: dict[str, Case] = {}
    for found in case_folders(home / "cases"):
        case = _try(partial(load_case, found, home / "cases" / "templates"), problems)
        if case is not None:
            cases[case.data.id] = case
            problems += _charge(case)
    rubric = _try(partial(load_rubric, solutions), problems)
    for found in workbook_folders(home / "workbooks"):
        workbook = _try(partial(load_workbook, found), problems)
        if workbook is None:
            continue
        if not (found / f"{workbook.id}.ipynb").is_file():
            problems.append(Problem(f"{workbook.id}", "", "has no notebook", f"add {workbook.id}.ipynb"))
        if workbook.case is not None and workbook.case not in cases:
            problems.append(
                Problem(f"{workbook.id}/workbook.yaml", "case", f"no usable case {workbook.case!r}")
            )
        elif catalogue is not None and rubric is not None:
            case = cases[workbook.case] if workbook.case is not None else None
            setting = Setting(workbook, found, case, catalogue, registry())
            for exercise in workbook.exercises:
                problems += _try(partial(_key, Material(setting, exercise), solutions), problems) or ()
    return tuple(problems)
