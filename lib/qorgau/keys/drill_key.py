"""Read the keys of drill cards, and find what is wrong with cards and keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from qorgau import data_file
from qorgau.cases.catalogue import Catalogue
from qorgau.cases.drill import SIDES, Drill, load_drill
from qorgau.cases.filled import filled
from qorgau.cases.filling import Filling
from qorgau.cases.moments import Moments
from qorgau.exercises.cards.answer import CHOICES
from qorgau.exercises.cards.key_card import DrillKey
from qorgau.keys.attempt import attempt
from qorgau.law.kept import read_model
from qorgau.law.registry import Status, registry
from qorgau.problem import BadInput, Problem


def load_drill_key(path: Path, drill: Drill) -> DrillKey:
    """The key of a card with its texts filled. Raises BadInput with every error at once."""
    file = data_file.short_name(path)
    key = read_model(path, DrillKey)
    own, problems = filled(key, Filling(Moments({}), {}, drill.sex), file)
    if problems:
        raise BadInput(problems)
    return own


def _key_problems(key: DrillKey, drill: Drill, catalogue: Catalogue, file: str) -> Iterator[Problem]:
    if key.drill != drill.id:
        yield Problem(file, "drill", f"is {key.drill!r}", f"the card is {drill.id!r}")
    for side in SIDES:
        found = key.side(side)
        if found.defect is not None and found.defect not in catalogue.defect:
            yield Problem(file, f"variants.{side}.defect", f"no defect {found.defect!r}", "see defects.yaml")
        if found.look_alike is not None and found.look_alike not in catalogue.look_alike:
            message = f"no look-alike {found.look_alike!r}"
            yield Problem(file, f"variants.{side}.look_alike", message, "see look-alikes.yaml")
    for answer in CHOICES:
        if (answer in key.wrong) == (answer == key.answer):
            message = (
                f"{answer} is the right answer" if answer == key.answer else f"says nothing about {answer}"
            )
            yield Problem(file, "wrong", message, "a reason for each answer but the right one")
    if key.severity not in {choice.id for choice in catalogue.words.severities}:
        yield Problem(file, "severity", f"no severity {key.severity!r}", "see answers.yaml")
    for norm in key.norms:
        if norm not in registry():
            yield Problem(file, "norms", f"no provision {norm!r}", "see lib/qorgau/law/provisions.yaml")
        elif registry().at(norm, drill.law_date).status is Status.NOT_IN_FORCE:
            yield Problem(file, "norms", f"{norm} was not in force on {drill.law_date}", "check the date")


def drill_problems(
    cards: Iterable[Path], templates: Path, solutions: Path, catalogue: Catalogue | None
) -> list[Problem]:
    """Everything wrong with drill cards and their keys, in the order of the files."""
    problems: list[Problem] = []
    for path in cards:
        drill = attempt(partial(load_drill, path, templates), problems)
        at = solutions / "drills" / path.name
        if drill is None or catalogue is None:
            continue
        key = attempt(partial(load_drill_key, at, drill), problems)
        if key is not None:
            problems += _key_problems(key, drill, catalogue, data_file.short_name(at))
    return problems
