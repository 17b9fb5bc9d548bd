"""What the tests of the clock count with: the kit's own provisions, limits, charges and calendar."""

from __future__ import annotations

import pytest

from qorgau.law import clock


@pytest.fixture
def law() -> clock.Law:
    """The kit's own law."""
    return clock.law()
