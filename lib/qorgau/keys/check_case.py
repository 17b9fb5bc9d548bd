"""Whether the keys of a case fit it: marks, strategies, knobs; every error at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from qorgau import data_file
from qorgau.cases.case import Case
from qorgau.cases.catalogue import Catalogue
from qorgau.exercises.mark import key_check as mark_check
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.mark.vocabulary import vocabulary
from qorgau.exercises.strategy import key_check as strategy_check
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.keys.attempt import attempt
from qorgau.keys.check_knobs import knob_problems
from qorgau.keys.knobs import load_knobs
from qorgau.keys.load import (
    Rubric,
    read_mark_key,
    read_strategy_key,
    ready_mark_key,
    ready_strategy_key,
)
from qorgau.keys.passes import PASSES, load_passes, passes_problems
from qorgau.keys.workshop import workshop
from qorgau.law.registry import Status, registry
from qorgau.law.terms import limits
from qorgau.problem import Problem


def mark_problems(path: Path, case: Case, catalogue: Catalogue, rubric: Rubric) -> tuple[Problem, ...]:
    """Everything wrong with a key of marking. Raises BadInput when it cannot be read."""
    known = vocabulary(case, catalogue, registry().ids())
    entries = {address: field.entry for address, field in case.fields.items()}
    key, problems = ready_mark_key(path, case)
    return (
        *mark_check.check_rubric(rubric.mark, known, "rubric.yaml"),
        *problems,
        *mark_check.check_key(key, known, data_file.short_name(path), entries),
        *_not_law(key, case, data_file.short_name(path)),
    )


def strategy_problems(
    path: Path, case: Case, catalogue: Catalogue, strategy: Vocabulary, rubric: Rubric
) -> tuple[Problem, ...]:
    """Everything wrong with a key of a strategy. Raises BadInput when it cannot be read."""
    file = data_file.short_name(path)
    key, problems = ready_strategy_key(path, case)
    clients = {client.id for client in (case.data.client, *case.data.further_clients)}
    unknown = [
        Problem(file, "clients", f"no client {name!r}", "see client and further_clients of case.yaml")
        for name in key.clients
        if name not in clients
    ]
    view = case_view(case, catalogue, strategy, key.clients)
    return (
        *problems,
        *unknown,
        *strategy_check.check_key(key, view, limits(), rubric.strategy, file),
    )


def _passes(path: Path, marks: Path, case: Case, catalogue: Catalogue) -> tuple[Problem, ...]:
    key, _ = ready_mark_key(marks, case)
    return tuple(passes_problems(load_passes(path), key, case, catalogue, data_file.short_name(path)))


def _not_law(key: MarkKey, case: Case, file: str) -> Iterator[Problem]:
    day = case.data.law_date
    cited = [(f"defects.{item.id}", item.norms) for item in key.defects]
    cited += [(f"look_alikes.{twin.field}", twin.norms) for twin in key.look_alikes]
    cited += [(f"ungraded.{one.field}", one.norms) for one in key.ungraded]
    for path, norms in cited:
        for norm in norms:
            if norm in registry() and registry().at(norm, day).status is Status.NOT_IN_FORCE:
                yield Problem(file, f"{path}.norms", f"{norm} was not in force on {day}", "leave it out")


def shape_problems(folder: Path) -> list[Problem]:
    """What is wrong with the shape of the keys in `folder`, when their case cannot be loaded."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "mark.yaml":
            attempt(partial(read_mark_key, path), problems)
        elif path.name.startswith("strategy"):
            attempt(partial(read_strategy_key, path), problems)
    attempt(partial(load_knobs, folder), problems)
    return problems


def key_problems(
    case: Case, source: Path, catalogue: Catalogue, strategy: Vocabulary, rubric: Rubric, solutions: Path
) -> list[Problem]:
    """Everything wrong with the keys and knobs of the case in the folder `source`, in the order of the files."""
    folder = solutions / case.data.id.lower()
    problems: list[Problem] = []
    marks = folder / "mark.yaml"
    if not marks.is_file():
        problems.append(Problem(data_file.short_name(marks), "", "there is no such key", "write it"))
    else:
        found = attempt(partial(mark_problems, marks, case, catalogue, rubric), problems)
        problems += found or ()
        if found is not None and not any(one.field.endswith(".when") for one in found):
            make = partial(workshop, source, source.parent / "templates", solutions)
            problems += attempt(lambda: knob_problems(make()), problems) or ()
            passes = folder / PASSES
            if passes.is_file():
                check = partial(_passes, passes, marks, case, catalogue)
                problems += attempt(check, problems) or ()
    for path in sorted(folder.glob("strategy*.yaml")):
        check = partial(strategy_problems, path, case, catalogue, strategy, rubric)
        problems += attempt(check, problems) or ()
    return problems
