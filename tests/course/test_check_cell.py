"""What a check cell asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.course.check_cell import exercise_of


@pytest.mark.parametrize(
    "source", ['workbook.check("mark")', "workbook.check('mark')\n", 'workbook.check("mark")  # x']
)
def test_the_exercise_is_read_from_the_text_of_the_cell(source: str) -> None:
    """A check cell names its exercise as a plain string."""
    assert exercise_of(source) == "mark"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "40",
        "workbook.check(name)",
        'workbook.check(f"mark")',
        'workbook.check(b"mark")',
        'workbook.check("mark", "strategy")',
        'workbook.check(exercise="mark")',
        'workbook.check(*["mark"])',
        'other.check("mark")',
        'workbook.score("mark")',
        'workbook.check("mark") or 40',
        'workbook.check("mark"); workbook.check("strategy")',
        'x = workbook.check("mark")',
        'import os\nworkbook.check("mark")',
        "workbook.check(",
        "\0",
    ],
)
def test_any_other_text_names_no_exercise(source: str) -> None:
    """A cell that says more or something else than one check asks for nothing."""
    assert exercise_of(source) is None


@given(st.text())
def test_no_text_can_upset_the_reader(source: str) -> None:
    """Whatever stands in a cell, reading it gives an answer and runs nothing."""
    found = exercise_of(source)
    assert found is None or repr(found)[1:-1] in source or found in source
