"""Sign-offs of a practising lawyer."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.law.registry import SIGNOFF, Registry, Status, load_registry, registry
from qorgau.law.signoff import SignOff, load_signoffs
from qorgau.problem import BadInput

DAY = date(2019, 6, 10)


def sign(provision: str, first: str, last: str | None) -> SignOff:
    """A sign-off of an interval."""
    return SignOff.model_validate(
        {
            "provision": provision,
            "from": first,
            "to": last,
            "by": "advocate",
            "when": "2026-12-01",
            "source": "official text",
        }
    )


def with_signed(*signed: SignOff) -> Registry:
    """The kit's provisions with these sign-offs."""
    plain = registry()
    return Registry({one: plain.get(one) for one in plain.ids()}, signed)


def test_the_kit_ships_without_a_sign_off() -> None:
    """Nobody has signed yet: the file says so."""
    assert load_signoffs(SIGNOFF) == ()


def test_a_signed_wording_is_confirmed() -> None:
    """A wording that was not read is confirmed on the days a lawyer compared."""
    assert registry().at("cao-789-p1", DAY).status is Status.UNREAD
    assert (
        with_signed(sign("cao-789-p1", "2017-12-28", "2025-02-28")).at("cao-789-p1", DAY).status
        is Status.CONFIRMED
    )


def test_a_sign_off_speaks_of_its_own_provision_only() -> None:
    """A sign-off of one provision leaves its neighbour as it was."""
    assert with_signed(sign("cao-789-p1", "2017-12-28", None)).at("cao-789-p3", DAY).status is Status.UNREAD


def test_a_sign_off_cannot_bring_a_norm_into_force() -> None:
    """What was not in force stays so, whoever signs."""
    found = with_signed(sign("assembly2020-11-p1", "2010-01-01", None)).at("assembly2020-11-p1", DAY)
    assert found.status is Status.NOT_IN_FORCE


def test_inside_a_month_of_unknown_day_a_sign_off_decides() -> None:
    """A lawyer who knows the day of a change confirms the wording inside the month too."""
    inside = date(2025, 3, 20)
    assert registry().at("cao-789-p1", inside).status is Status.UNKNOWN_DAY
    found = with_signed(sign("cao-789-p1", "2025-03-12", None)).at("cao-789-p1", inside)
    assert found.status is Status.CONFIRMED
    assert found.version is not None


@given(
    first=st.dates(date(2015, 1, 1), date(2024, 1, 1)),
    length=st.integers(0, 900),
    offset=st.integers(-900, 1800),
)
def test_it_covers_exactly_its_days(first: date, length: int, offset: int) -> None:
    """A sign-off covers its first day, its last day and those between, no other."""
    last = first + timedelta(days=length)
    day = first + timedelta(days=offset)
    assert sign("cao-10", first.isoformat(), last.isoformat()).covers(day) is (first <= day <= last)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{provision: cao-9999, from: 2017-12-28, by: x, when: 2026-12-01, source: y}", "signed.0.provision"),
        (
            "{provision: cao-10, from: 2017-12-28, to: 2016-01-01, by: x, when: 2026-12-01, source: y}",
            "signed.0",
        ),
        ("{provision: cao-10, from: 2017-13-28, by: x, when: 2026-12-01, source: y}", ""),
        ('{provision: cao-10, from: 2017-12-28, by: "", when: 2026-12-01, source: y}', "signed.0.by"),
        ("{provision: cao-10, from: 2017-12-28, when: 2026-12-01, source: y}", "signed.0.by"),
    ],
)
def test_a_faulty_sign_off_is_named(tmp_path: Path, line: str, field: str) -> None:
    """An unknown provision, an impossible interval or a missing name is told with its place in the file."""
    path = tmp_path / "signoff.yaml"
    path.write_text(f"signed:\n  - {line}\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_registry(signoff=path)
    assert "signoff.yaml" in caught.value.problems[0].file
    assert caught.value.problems[0].field.startswith(field)
