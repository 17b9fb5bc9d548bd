"""What the defence is to obtain, as data: every motion and every consequence has its place."""

from __future__ import annotations

from tests.exercises.strategy.conftest import Game
from tests.exercises.strategy.picture.conftest import RELIEFS, with_trap

from qorgau import places
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.picture.reliefs import Appeal, Reliefs, load_reliefs, relief_problems

FOLDER = places.home() / "cases" / "catalogue"


def test_the_kits_reliefs_fit_its_motions() -> None:
    """Each motion of the catalogue asks for one thing, each consequence of a ground can be obtained."""
    assert list(relief_problems(load_reliefs(FOLDER), load_strategy_catalogue(FOLDER))) == []


def test_what_does_not_fit_is_named(toy: Game) -> None:
    """A motion left out or listed twice, an unknown motion or consequence: each is told by its id."""
    first, *rest = RELIEFS.reliefs
    wrong = Reliefs(
        appeal=Appeal(motion="M-NOBODY", consequences=("vanish",)),
        reliefs=(first, first, *(one for one in rest if one.id != "end")),
    )
    found = {
        (problem.field, problem.message) for problem in relief_problems(wrong, with_trap(toy).vocabulary)
    }
    assert found == {
        ("take-part", "this id stands twice"),
        ("M-TIME", "is asked for twice"),
        ("M-READER", "is asked for twice"),
        ("M-FILE", "is asked for twice"),
        ("M-APPEAL", "asks for nothing"),
        ("M-PARDON", "asks for nothing"),
        ("M-NOBODY", "is no motion"),
        ("vanish", "is no consequence"),
    }
