"""The norms a trainee can plead: those of the case date, with a name in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qorgau import places
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.norms import LABEL, instruments, norms_of
from qorgau.keys.load import load_strategy_key
from qorgau.law.registry import Status, registry
from qorgau.texts import LANGUAGES

DAYS = (date(2016, 5, 1), date(2019, 6, 10), date(2024, 2, 1))


def _ids(day: date) -> set[str]:
    return {one["id"] for one in norms_of(day)}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_only_what_was_law_on_the_day_is_listed(day: date) -> None:
    """A norm stands in the list exactly when the registry does not say that it was no law on that day."""
    law = registry()
    assert _ids(day) == {one for one in law.ids() if law.at(one, day).status is not Status.NOT_IN_FORCE}


def test_another_day_is_another_list() -> None:
    """The assembly law of 1995 and that of 2020 are never offered for the same day."""
    before, after = ({one["instrument"] for one in norms_of(day)} for day in DAYS[1:])
    assert "assembly-law-1995" in before - after
    assert "assembly-law-2020" in after - before


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_norm_has_a_short_name_in_every_language(day: date) -> None:
    """No name is empty, longer than a list can show, or cut inside a word."""
    for one in norms_of(day):
        assert set(one["name"]) == set(LANGUAGES)
        for name in one["name"].values():
            assert 0 < len(name.rstrip("…")) <= LABEL
            assert not name.endswith((",…", " …", ".…"))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_norm_stands_under_a_named_instrument(day: date) -> None:
    """The group of each norm has a name of its own in each language."""
    named = instruments()
    assert {one["instrument"] for one in norms_of(day)} <= set(named)
    assert all(words[lang] for words in named.values() for lang in LANGUAGES)


KEYS = sorted(places.home().glob("solutions/cf*/strategy*.yaml"))


@pytest.mark.parametrize("key", KEYS, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_what_a_key_expects_can_be_chosen(key: Path) -> None:
    """Every norm that a key of the kit expects is in the list of the case's day."""
    case = load_case(find_case(key.parent.name, places.cases()), places.cases() / "templates")
    expected = {norm for one in load_strategy_key(key, case).basis.expected for norm in one.any}
    assert expected
    assert expected <= _ids(case.data.law_date)
