"""Whether a key fits its case."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from qorgau.cases.words import Words
from qorgau.exercises.mark.key import MarkKey
from qorgau.exercises.mark.key_check import check_key, check_rubric


def _broken(toy: Any, part: str, number: int, **change: object) -> MarkKey:
    data = toy.key.model_dump()
    changed = list(data[part])
    changed[number] = changed[number] | change
    return MarkKey.model_validate(data | {part: changed})


def _paths(key: MarkKey, toy: Any) -> list[str]:
    return [problem.field for problem in check_key(key, toy.known, "mark.yaml", toy.entries)]


def test_toy_key_fits(toy: Any) -> None:
    """A key that explains every field once and names only known ids has no problem."""
    assert check_key(toy.key, toy.known, "mark.yaml", toy.entries) == ()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"defect": "no-such"}, "defects.K1.defect"),
        ({"severity": "dire"}, "defects.K1.severity"),
        ({"neighbours": ("ZZ.1",)}, "defects.K1.neighbours"),
        ({"neighbours": ("LN.2",)}, "defects.K1.neighbours"),
        ({"neighbours": ("FN.1",)}, "defects.K1.neighbours"),
        ({"consequences": ("pray",)}, "defects.K1.consequences"),
        ({"consequences": ("cancel", "cancel")}, "defects.K1.consequences"),
        ({"stages": ("S77",)}, "defects.K1.stages"),
        ({"norms": ("no-such",)}, "defects.K1.norms"),
        ({"quote": {"ru": "исправлено", "en": "altered"}}, "defects.K1.quote.en"),
        ({"id": "K2"}, "defects.id"),
        ({"confusions": ({"defect": "no-such", "why": {"ru": "а", "en": "a"}},)}, "defects.K1.confusions"),
        (
            {"confusions": ({"defect": "date-shifted", "why": {"ru": "а", "en": "a"}},)},
            "defects.K1.confusions",
        ),
    ],
)
def test_fault_of_a_defect_is_named(change: dict[str, object], path: str, toy: Any) -> None:
    """Each fault of a key item is reported at its own path."""
    assert _paths(_broken(toy, "defects", 0, **change), toy) == [path]


def test_same_name_in_the_same_field_twice(toy: Any) -> None:
    """Two items with one name in one field could not be told apart by any answer."""
    key = _broken(toy, "defects", 1, fields=("FN.2", "LN.2"), defect="date-shifted", neighbours=())
    assert _paths(key, toy) == ["defects.K2.fields"]


def test_two_defects_may_share_a_field(toy: Any) -> None:
    """One entry may carry two different defects."""
    assert _paths(_broken(toy, "defects", 1, fields=("FN.2", "LN.2"), neighbours=()), toy) == []


def test_field_without_a_reason(toy: Any) -> None:
    """A field that the key says nothing about is reported."""
    key = toy.key.model_copy(update={"plain": {"FN.1": toy.key.plain["FN.1"]}})
    assert ["LN.3" in str(problem) for problem in check_key(key, toy.known, "mark.yaml")] == [True]


def test_field_with_two_reasons(toy: Any) -> None:
    """A field is a defect's, a look-alike's, ungraded or plain: one of them only."""
    key = toy.key.model_copy(update={"plain": {**toy.key.plain, "LN.1": Words(ru="а", en="a")}})
    assert _paths(key, toy) == ["plain"]


def test_reason_for_a_foreign_field(toy: Any) -> None:
    """A reason for a field that the case does not have is reported."""
    key = toy.key.model_copy(update={"plain": {**toy.key.plain, "ZZ.1": Words(ru="а", en="a")}})
    assert _paths(key, toy) == ["plain"]


@pytest.mark.parametrize(
    ("part", "change", "path"),
    [
        ("look_alikes", {"look_alike": "ok-no-such"}, "look_alikes.LN.1"),
        ("look_alikes", {"norms": ("no-such",)}, "look_alikes.LN.1.norms"),
        ("ungraded", {"norms": ("no-such",)}, "ungraded.LN.4.norms"),
    ],
)
def test_fault_of_a_place_is_named(part: str, change: dict[str, object], path: str, toy: Any) -> None:
    """Look-alikes and ungraded fields name known ids only."""
    assert _paths(_broken(toy, part, 0, **change), toy) == [path]


def test_all_faults_come_at_once(toy: Any) -> None:
    """One check reports every fault of the key."""
    key = _broken(toy, "defects", 0, severity="dire", stages=("S77",), norms=("no-such",))
    assert _paths(key, toy) == ["defects.K1.severity", "defects.K1.stages", "defects.K1.norms"]


def test_unknown_word_in_a_key_is_refused(toy: Any) -> None:
    """A misspelt name of a part is an error, never ignored."""
    with pytest.raises(ValidationError, match="neighbors"):
        _broken(toy, "defects", 0, neighbors=("LN.3",))


def test_rubric_weighs_every_severity(toy: Any) -> None:
    """A severity without a weight and a weight without a severity are both reported."""
    rubric = toy.rubric.model_copy(update={"weights": {"fatal": 3.0, "serious": 2.0, "dire": 9.0}})
    found = [problem.field for problem in check_rubric(rubric, toy.known, "rubric.yaml")]
    assert found == ["mark.weights.curable", "mark.weights.dire"]
