"""The register of provisions: ids, dates, errors of its data file."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from qorgau.law.registry import Status, load_registry, registry
from qorgau.problem import BadInput

Plain = Callable[..., dict[str, Any]]
CASE_DAY = date(2019, 6, 10)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[object], Path]:
    """Writes provisions into a data file; gives its path."""

    def save(content: object) -> Path:
        path = tmp_path / "provisions.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return path

    return save


def test_the_kits_own_registry_loads_whole() -> None:
    """The registry has 261 provisions, each found under its own id."""
    ids = registry().ids()
    assert len(ids) == len(set(ids)) == 261
    assert [registry().get(one).id for one in ids] == list(ids)


def test_an_unknown_id_is_named() -> None:
    """Asking for a provision that is not there says which id it was."""
    with pytest.raises(BadInput) as caught:
        registry().at("cao-9999", CASE_DAY)
    assert "cao-9999" in caught.value.problems[0].message
    assert caught.value.problems[0].hint


def test_knowing_an_id_is_asked_without_an_error() -> None:
    """`in` tells whether the registry has a provision."""
    assert ("cao-832-p1" in registry(), "cao-9999" in registry()) == (True, False)


def test_every_id_that_stands_twice_is_told(plain: Plain, write: Callable[[object], Path]) -> None:
    """Two provisions never share an id; each such id is a problem of its own."""
    path = write([plain((None, None), id=one) for one in ("cao-1", "cao-2", "cao-1", "cao-2")])
    with pytest.raises(BadInput) as caught:
        load_registry(path)
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [
        ("provisions.yaml", "cao-1"),
        ("provisions.yaml", "cao-2"),
    ]


@pytest.mark.parametrize("end", ["2025-3", "03.2025", "2025", "in spring", ""])
def test_a_date_in_another_form_is_refused(plain: Plain, write: Callable[[object], Path], end: str) -> None:
    """Ends of an interval are ISO days or ISO months."""
    with pytest.raises(BadInput) as caught:
        load_registry(write([plain((None, end))]))
    assert caught.value.problems[0].field == "0.valid.0.to"


@pytest.mark.parametrize("end", ["2025-13", "2025-02-30", "2025-00-10"])
def test_a_day_that_no_calendar_has_is_refused(
    plain: Plain, write: Callable[[object], Path], end: str
) -> None:
    """A day that does not exist is an error of the data file, told on loading and not in a court."""
    with pytest.raises(BadInput) as caught:
        load_registry(write([plain((None, end))]))
    assert caught.value.problems[0].field == "0.valid.0.to"


def test_all_errors_come_at_once(plain: Plain, write: Callable[[object], Path]) -> None:
    """Errors in two provisions are told together, each with its place."""
    broken = [
        plain((None, None)),
        plain((None, None), id="cao-2", confidence="guess"),
        plain((None, None), id="cao-3"),
    ]
    del broken[0]["instrument"]
    broken[2]["titel"] = "x"
    with pytest.raises(BadInput) as caught:
        load_registry(write(broken))
    assert [problem.field for problem in caught.value.problems] == ["0.instrument", "1.confidence", "2.titel"]


def test_what_is_not_in_force_is_not_offered() -> None:
    """The list for a case date leaves out provisions that had not begun or were repealed."""
    offered = {wording.provision.id for wording in registry().in_force(CASE_DAY)}
    assert "cao-488-old-p1" in offered
    assert "cao-488-p1-4" not in offered


def test_the_offer_of_a_date_is_the_rest_of_the_registry() -> None:
    """Every provision is either offered for a date or not in force on it."""
    offered = {wording.provision.id for wording in registry().in_force(CASE_DAY)}
    gone = {one for one in registry().ids() if registry().at(one, CASE_DAY).status is Status.NOT_IN_FORCE}
    assert offered | gone == set(registry().ids())
    assert not offered & gone


def test_a_summary_exists_in_both_languages() -> None:
    """Every provision is told in our own words in Russian and in English."""
    assert not [
        one
        for one in registry().ids()
        if not (registry().get(one).summary_ru.strip() and registry().get(one).summary_en.strip())
    ]


def test_intervals_of_a_provision_follow_each_other() -> None:
    """The wordings of a provision stand in the order of time, and none begins before the last one ended."""
    wrong = []
    for one in registry().ids():
        for before, after in itertools.pairwise(registry().get(one).valid):
            begins = after.from_ or ""
            if before.to is None or not begins or begins < before.to[: len(begins)]:
                wrong.append(f"{one}: {before.to} then {begins}")
    assert wrong == []


def test_an_interval_does_not_end_before_it_begins() -> None:
    """A wording is in force for some time."""
    versions = [(one, version) for one in registry().ids() for version in registry().get(one).valid]
    assert not [
        f"{one}: {version.from_} to {version.to}"
        for one, version in versions
        if version.from_ and version.to and version.to < version.from_[: len(version.to)]
    ]


def test_the_charge_of_the_first_case_was_in_force() -> None:
    """The norm CF01 is charged under is in force on the day of the case and not a year later."""
    statuses = [registry().at("cao-488-old-p1", day).status for day in (CASE_DAY, date(2020, 7, 1))]
    assert statuses[0] is not Status.NOT_IN_FORCE
    assert statuses[1] is Status.NOT_IN_FORCE
