"""Two passes over a key: nothing left out, no difference left open."""

from __future__ import annotations

from typing import Any

import pytest
from tests.keys.conftest import Kit

from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.keys.load import load_mark_key
from qorgau.keys.passes import Passes, agreement, key_labels, passes_problems


class Reading:
    """CF01 with its key, and passes over it that a test may damage."""

    def __init__(self, kit: Kit) -> None:
        cases = kit.home / "cases"
        self.case = load_case(find_case("CF01", cases), cases / "templates")
        self.catalogue = load_catalogue(cases / "catalogue")
        self.key = load_mark_key(kit.solutions / "cf01" / "mark.yaml", self.case)
        truth = key_labels(self.key, self.case)
        self.data: dict[str, Any] = {
            "case": "CF01",
            "readers": {"A": dict(truth), "B": dict(truth)},
            "settled": [],
        }

    @property
    def passes(self) -> Passes:
        """The passes as they are now."""
        return Passes.model_validate(self.data)

    def problems(self) -> list[str]:
        """What is wrong with them."""
        return [str(one) for one in passes_problems(self.passes, self.key, self.case, self.catalogue, "f")]


@pytest.fixture
def reading(kit: Kit) -> Reading:
    """Two readers who found all of the key."""
    return Reading(kit)


def test_readers_who_agree_with_the_key_need_no_settling(reading: Reading) -> None:
    """Nothing to complain of; perfect agreement."""
    assert reading.problems() == []
    assert agreement(reading.passes).alpha == pytest.approx(1)


def test_a_field_left_out_is_told(reading: Reading) -> None:
    """A reader who skipped a field is named with it."""
    del reading.data["readers"]["B"]["DP.7"]
    assert ["B" in one and "DP.7" in one for one in reading.problems()] == [True]


def test_a_difference_must_be_settled_as_the_key_says(reading: Reading) -> None:
    """One reader saw a look-alike: told until it is settled, and told when it is settled against the key."""
    reading.data["readers"]["A"]["DP.9"] = "ok-short-but-individual"
    assert ["DP.9" in one for one in reading.problems()] == [True]
    settled = {"field": "DP.9", "decision": "plain", "why": "прочитали ещё раз"}
    reading.data["settled"] = [settled]
    assert ["the key says det-ground-boilerplate" in one for one in reading.problems()] == [True]
    settled["decision"] = "det-ground-boilerplate"
    assert reading.problems() == []
    assert agreement(reading.passes).same == agreement(reading.passes).fields - 1


def test_two_readers_against_the_key_must_be_settled(reading: Reading) -> None:
    """When both say something else than the key, that is a difference too."""
    for reader in "AB":
        reading.data["readers"][reader]["DP.2"] = "open"
    assert ["the readers say open, the key plain" in one for one in reading.problems()] == [True]


@pytest.mark.parametrize(("field", "label"), [("DP.7", "det-nothing"), ("XX.1", "plain")])
def test_unknown_names_are_told(reading: Reading, field: str, label: str) -> None:
    """A label or field that is not there is named."""
    reading.data["readers"]["A"][field] = label
    assert any(label in one or field in one for one in reading.problems())


def test_two_defects_in_one_field_are_a_list(reading: Reading) -> None:
    """A list of defects is one label, in any order."""
    reading.data["readers"]["A"]["DP.7"] = ["prot-late", "det-clock-shifted"]
    assert reading.passes.readers.A["DP.7"] == "det-clock-shifted+prot-late"
