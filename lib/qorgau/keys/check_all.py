"""Check everything an author writes: catalogue, cases, workbooks, keys; every error at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from qorgau import data_file
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.cases.drill import drill_files
from qorgau.cases.load import case_folders, load_case
from qorgau.exercises.material import Material, Setting
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.drafts.check import draft_problems, drafts_for_case
from qorgau.exercises.strategy.drafts.load import FOLDER, load_drafts
from qorgau.exercises.strategy.picture.reliefs import load_reliefs, relief_problems
from qorgau.exercises.strategy.rule_check import id_problems
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.keys.attempt import attempt as _try
from qorgau.keys.check_case import key_problems, shape_problems
from qorgau.keys.check_texts import text_file_problems, text_files
from qorgau.keys.drill_key import drill_problems
from qorgau.keys.load import key_file, load_rubric
from qorgau.keys.types import KEY_SIDES
from qorgau.law.registry import Status, registry
from qorgau.law.terms import charge_provision, limits
from qorgau.problem import Problem


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
    known = {"norm": registry().ids(), "defect": [defect.id for defect in catalogue.defects]}
    return (
        *(problem for file, name, norms in cited for problem in _norms(norms, file, f"{name}.norms")),
        *id_problems(strategy.rules, known, "rules.yaml"),
    )


def _charge(case: Case) -> Iterator[Problem]:
    file, norm = f"{case.data.id}/case.yaml", charge_provision(case.data.charge.norm)
    found = list(_norms((norm,), file, "charge.norm"))
    yield from found
    if not found and registry().at(norm, case.data.law_date).status is Status.NOT_IN_FORCE:
        yield Problem(
            file, "charge.norm", f"{norm} was not in force on {case.data.law_date}", "check the date"
        )


def _key(material: Material, solutions: Path) -> tuple[Problem, ...]:
    workbook = material.setting.workbook
    path = solutions / key_file(workbook.about, material.exercise)
    if not path.is_file():
        file = data_file.short_name(path)
        return (Problem(file, "", "there is no such key", f"{workbook.id} has an exercise for it"),)
    return tuple(KEY_SIDES[material.exercise.type].problems(material, solutions, path))


def _named(path: Path, only: Collection[str]) -> bool:
    """Whether a file or folder belongs to one of the cases or cards asked for; to all when none is."""
    return not only or bool({part.split("-")[0].split(".")[0].upper() for part in path.parts} & set(only))


def check_all(home: Path, solutions: Path, only: Collection[str] = ()) -> tuple[Problem, ...]:
    """Everything that is wrong below `home` (cases/, workbooks/) and in `solutions`, in the order of the files.

    `only` looks at these cases and drill cards (CF03, K01), and at the catalogue they need.
    """
    problems: list[Problem] = []
    rubric = _try(partial(load_rubric, solutions), problems)
    folder = home / "cases" / "catalogue"
    catalogue = _try(partial(load_catalogue, folder), problems)
    if catalogue is not None:
        problems += _try(partial(_catalogue_norms, catalogue, folder), problems) or ()
    strategy = _try(partial(load_strategy_catalogue, folder), problems)
    drafts = _try(partial(load_drafts, folder / FOLDER), problems)
    if drafts is not None and strategy is not None:
        problems += draft_problems(drafts, strategy, registry())
    reliefs = _try(partial(load_reliefs, folder), problems)
    if reliefs is not None and strategy is not None:
        problems += relief_problems(reliefs, strategy)
    cases: dict[str, Case] = {}
    for found in case_folders(home / "cases"):
        if not _named(found, only):
            continue
        case = _try(partial(load_case, found, home / "cases" / "templates"), problems)
        if case is None:
            problems += shape_problems(solutions / found.name.split("-")[0])
        else:
            cases[case.data.id] = case
            problems += _charge(case)
            problems += drafts_for_case(drafts, case, registry()) if drafts is not None else ()
            if catalogue is not None and strategy is not None and rubric is not None:
                problems += key_problems(case, found, catalogue, strategy, rubric, solutions)
    cards = [path for path in drill_files(home / "cases") if _named(path, only)]
    problems += drill_problems(cards, home / "cases" / "templates", solutions, catalogue)
    for found in workbook_folders(home / "workbooks"):
        workbook = _try(partial(load_workbook, found), problems)
        if workbook is None or (only and workbook.case not in cases):
            continue
        if not (found / f"{workbook.id}.ipynb").is_file():
            problems.append(Problem(f"{workbook.id}", "", "has no notebook", f"add {workbook.id}.ipynb"))
        if workbook.case is not None and workbook.case not in cases:
            problems.append(
                Problem(f"{workbook.id}/workbook.yaml", "case", f"no usable case {workbook.case!r}")
            )
        elif catalogue is not None and rubric is not None:
            case = cases[workbook.case] if workbook.case is not None else None
            setting = Setting(workbook, found, case, catalogue, registry(), home / "cases")
            for exercise in workbook.exercises:
                problems += _try(partial(_key, Material(setting, exercise), solutions), problems) or ()
    files = [(path, trainee) for path, trainee in text_files(home, solutions) if _named(path, only)]
    problems += text_file_problems(files, cases, catalogue)
    return tuple(dict.fromkeys(problems))
