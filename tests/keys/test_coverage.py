"""Which defect is trained where."""

from __future__ import annotations

from tests.keys.conftest import Kit

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.drill import drill_files
from qorgau.cases.load import case_folders
from qorgau.keys.coverage import coverage, missing

CASES = 14
CARDS = 20


def test_every_defect_is_trained_twice_once_all_files_stand() -> None:
    """With all case files and cards each defect of the catalogue is trained at least twice; until then the
    table at least holds everything that stands."""
    found = coverage(places.home(), places.home() / "solutions")
    whole = len(case_folders(places.cases())) >= CASES and len(drill_files(places.cases())) >= CARDS
    assert {one.defect for one in found} == set(load_catalogue(places.cases() / "catalogue").defect)
    assert not whole or missing(found) == ()


def test_a_defect_shows_its_case_and_workbook() -> None:
    """The wrong start of detention is trained by CF01 in W01, with the item of its key."""
    found = {one.defect: one for one in coverage(places.home(), places.home() / "solutions")}
    cf01 = next(one for one in found["det-clock-shifted"].cases if one.case == "CF01")
    assert (cf01.items, cf01.graded, cf01.workbooks) == (("K1",), True, ("w01",))


def test_what_is_trained_once_is_missing(kit: Kit) -> None:
    """With CF01 alone nothing is trained twice: the list names every defect."""
    found = coverage(kit.home, kit.solutions)
    assert missing(found) == tuple(one.defect for one in found)
