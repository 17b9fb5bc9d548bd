"""Which defect is trained where: in which case files, by which workbooks, on which drill cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.drill import SIDES, drill_files, load_drill
from qorgau.cases.load import case_folders, read_case_data
from qorgau.exercises.cards.question import read_deck
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.keys.drill_key import load_drill_key
from qorgau.keys.load import read_mark_key

AT_LEAST = 2
"""In so many places each defect is trained."""


@dataclass(frozen=True)
class InCase:
    """A defect in one case file: the items of its key, whether one of them may carry points, who uses the file."""

    case: str
    items: tuple[str, ...]
    graded: bool
    workbooks: tuple[str, ...]


@dataclass(frozen=True)
class OnCard:
    """A defect on one drill card, and the workbooks that have the card in a deck."""

    card: str
    workbooks: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """Where one defect is trained."""

    defect: str
    cases: tuple[InCase, ...]
    cards: tuple[OnCard, ...]

    @property
    def drills(self) -> tuple[str, ...]:
        """The cards by id."""
        return tuple(one.card for one in self.cards)

    @property
    def workbooks(self) -> tuple[str, ...]:
        """Every workbook that trains it."""
        by_case = (name for case in self.cases for name in case.workbooks)
        by_card = (name for card in self.cards for name in card.workbooks)
        return tuple(dict.fromkeys((*by_case, *by_card)))

    @property
    def times(self) -> int:
        """In how many case files and on how many cards it is trained."""
        return len(self.cases) + len(self.cards)


def coverage(home: Path, solutions: Path) -> tuple[Coverage, ...]:
    """Every defect of the catalogue with the places that train it, in the order of the catalogue.

    Items of variants count. Raises BadInput when a catalogue, key or card cannot be read.
    """
    defects = load_catalogue(home / "cases" / "catalogue").defects
    used = _workbooks(home)
    in_cases = list(_cases(home, solutions, used))
    on_cards = list(_cards(home, solutions, _decks(home)))
    return tuple(
        Coverage(
            one.id,
            tuple(found for defect, found in in_cases if defect == one.id),
            tuple(dict.fromkeys(card for defect, card in on_cards if defect == one.id)),
        )
        for one in defects
    )


def missing(found: Iterable[Coverage]) -> tuple[str, ...]:
    """The defects that are trained in fewer places than they should be."""
    return tuple(one.defect for one in found if one.times < AT_LEAST)


def _workbooks(home: Path) -> dict[str, tuple[str, ...]]:
    used: dict[str, tuple[str, ...]] = {}
    for folder in workbook_folders(home / "workbooks"):
        workbook = load_workbook(folder)
        if workbook.case and any(exercise.type == "mark" for exercise in workbook.exercises):
            used[workbook.case] = (*used.get(workbook.case, ()), workbook.id)
    return used


def _cases(home: Path, solutions: Path, used: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, InCase]]:
    for folder in case_folders(home / "cases"):
        case = read_case_data(folder).id
        path = solutions / case.lower() / "mark.yaml"
        if not path.is_file():
            continue
        key = read_mark_key(path)
        for defect in dict.fromkeys(item.defect for item in key.defects):
            items = [item for item in key.defects if item.defect == defect]
            names = tuple(item.id for item in items)
            graded = any(item.graded for item in items)
            yield defect, InCase(case, names, graded, used.get(case, ()))


def _decks(home: Path) -> dict[str, tuple[str, ...]]:
    used: dict[str, tuple[str, ...]] = {}
    for folder in workbook_folders(home / "workbooks"):
        workbook = load_workbook(folder)
        for exercise in workbook.exercises:
            if exercise.type == "cards":
                for card in read_deck(folder / "questions" / f"{exercise.id}.yaml").cards:
                    used[card] = tuple(dict.fromkeys((*used.get(card, ()), workbook.id)))
    return used


def _cards(home: Path, solutions: Path, used: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, OnCard]]:
    for path in drill_files(home / "cases"):
        drill = load_drill(path, home / "cases" / "templates")
        key = load_drill_key(solutions / "drills" / path.name, drill)
        for side in SIDES:
            defect = key.side(side).defect
            if defect is not None:
                yield defect, OnCard(drill.id, used.get(drill.id, ()))
