"""Agreement of two readers beyond chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.keys.agreement import alpha

LABELS = st.sampled_from(["plain", "open", "defect", "twin"])
UNITS = st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=60)


def columns(first: str, second: str) -> list[tuple[str, ...]]:
    """Two rows of labels as units."""
    return [(one, other) for one, other in zip(first, second, strict=True)]


def test_the_textbook_examples() -> None:
    """Krippendorff's own figures: ten binary units of two observers give 0.095, twelve names give 0.692."""
    assert alpha(columns("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.001)
    assert alpha(columns("aabbdcccedda", "babbbccceddd")) == pytest.approx(0.692, abs=0.001)


def test_missing_labels_do_not_count() -> None:
    """A unit that one reader left out changes nothing; three readers weigh as the matrix says."""
    units = columns("aabbdcccedda", "babbbccceddd")
    assert alpha([*units, ("a",), ()]) == alpha(units)


def test_nothing_to_agree_about() -> None:
    """No units, or one label only, give no figure instead of a perfect one."""
    assert alpha([]) is None
    assert alpha([("plain", "plain")] * 5) is None


@given(UNITS)
def test_perfect_agreement_is_one(units: list[tuple[str, str]]) -> None:
    """Readers who always say the same agree perfectly, as soon as they use two labels."""
    same = [(one, one) for one, _ in units]
    assert alpha(same) in (None, pytest.approx(1.0))


@given(UNITS)
def test_the_order_of_readers_and_units_does_not_matter(units: list[tuple[str, str]]) -> None:
    """Alpha is the same for the readers and the units in any order, and never over one."""
    found = alpha(units)
    assert (
        found == pytest.approx(alpha([(other, one) for one, other in reversed(units)]))
        if found is not None
        else True
    )
    assert found is None or found <= 1 + 1e-9
