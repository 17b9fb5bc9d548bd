"""A submitted notebook is made whole from the released one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.course.repair import Repair, grade_id, make_whole, text_of

Cells = list[dict[str, Any]]


def _code(name: str, source: str, *, grade: bool) -> dict[str, Any]:
    settings = {"grade_id": name, "grade": grade, "locked": True, "solution": False, "schema_version": 3}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"nbgrader": settings, "tags": ["hide"]},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


RELEASED: Cells = [
    _code("open", "workbook = open_workbook()", grade=False),
    _code("exercise-mark", 'workbook.exercise("mark")', grade=False),
    _code("check-mark", 'workbook.check("mark")', grade=True),
    _code("check-strategy", 'workbook.check("strategy")', grade=True),
]
OWN = {"cell_type": "markdown", "id": "x1", "metadata": {}, "source": "My own note"}


def _submitted(change: Callable[[Cells], object]) -> Cells:
    cells = copy.deepcopy(RELEASED)
    change(cells)
    return cells


def _kits(cells: Cells) -> Cells:
    return [cell for cell in cells if grade_id(cell)]


def test_an_untouched_notebook_needs_no_repair() -> None:
    """A notebook handed in as it was given out stays as it is."""
    assert make_whole(RELEASED, copy.deepcopy(RELEASED)) == (RELEASED, ())


def test_old_outputs_of_the_kits_cells_are_dropped() -> None:
    """What a trainee's page once showed is not what gets graded."""
    submitted = _submitted(lambda cells: cells[2]["outputs"].append({"output_type": "stream", "text": "40"}))
    assert make_whole(RELEASED, submitted) == (RELEASED, ())


def _retype(cells: Cells) -> None:
    cells[2] = {
        "cell_type": "markdown",
        "id": "check-mark",
        "metadata": cells[2]["metadata"],
        "source": "hello",
    }


def _split(cells: Cells) -> None:
    cells[2]["source"] = "workbook."
    cells.insert(3, copy.deepcopy(cells[2]) | {"id": "new", "source": 'check("mark")'})


def _merge(cells: Cells) -> None:
    cells[1]["source"] += "\n\n" + cells.pop(2)["source"]


def _forget_labels(cells: Cells) -> None:
    for cell in cells:
        del cell["metadata"]["nbgrader"]


def _forget_labels_and_ids(cells: Cells) -> None:
    _forget_labels(cells)
    for cell in cells:
        del cell["id"]


def _raise_points(cells: Cells) -> None:
    cells[2]["metadata"]["nbgrader"]["points"] = 4000


ALL = [grade_id(cell) or "" for cell in RELEASED]


@pytest.mark.parametrize(
    ("change", "repairs"),
    [
        (lambda cells: cells.pop(2), [Repair("missing", "check-mark")]),
        (lambda cells: cells.clear(), [Repair("missing", name) for name in ALL]),
        (
            lambda cells: cells.append(copy.deepcopy(cells[2]) | {"id": "new"}),
            [Repair("duplicate", "check-mark")],
        ),
        (lambda cells: cells.append(copy.deepcopy(cells[2])), [Repair("duplicate", "check-mark")]),
        (_retype, [Repair("retyped", "check-mark")]),
        (_split, [Repair("changed", "check-mark"), Repair("duplicate", "check-mark")]),
        (_merge, [Repair("changed", "exercise-mark"), Repair("missing", "check-mark")]),
        (_forget_labels, [Repair("metadata", name) for name in ALL]),
        (_forget_labels_and_ids, [Repair("metadata", name) for name in ALL]),
        (_raise_points, [Repair("metadata", "check-mark")]),
        (lambda cells: cells.reverse(), [Repair("order")]),
    ],
)
def test_every_kind_of_damage_is_repaired_and_told(
    change: Callable[[Cells], object], repairs: list[Repair]
) -> None:
    """Cells that are gone, doubled, retyped, split, merged, unlabelled or moved are as released, and it is said."""
    assert make_whole(RELEASED, _submitted(change)) == (RELEASED, tuple(repairs))


def test_a_notebook_that_cannot_be_read_is_replaced() -> None:
    """Of an unreadable notebook nothing is left to keep, and it is said."""
    assert make_whole(RELEASED, None) == (RELEASED, (Repair("unreadable"),))


def test_own_cells_stay_where_the_trainee_put_them() -> None:
    """A note under an exercise is found under that exercise again, and is no repair."""
    whole, repairs = make_whole(RELEASED, _submitted(lambda cells: cells.insert(2, OWN)))
    assert [text_of(cell) for cell in whole].index("My own note") == 2
    assert _kits(whole) == RELEASED
    assert repairs == ()


def test_own_cells_carry_no_metadata_of_their_own() -> None:
    """A cell cannot pass itself off as one of the kit's, whatever labels it wears."""
    forged = copy.deepcopy(OWN) | {"metadata": {"nbgrader": {"grade": True, "grade_id": "gift", "points": 9}}}
    whole, _ = make_whole(RELEASED, _submitted(lambda cells: cells.append(forged)))
    assert whole[-1]["metadata"] == {}
    assert whole[-1]["source"] == "My own note"


def test_a_note_written_into_a_copy_of_a_check_cell_is_kept() -> None:
    """A doubled cell that says something of its own is a note, not a copy to throw away."""
    note = copy.deepcopy(RELEASED[2]) | {"id": "new", "source": "why did I lose points here?"}
    whole, repairs = make_whole(RELEASED, _submitted(lambda cells: cells.append(note)))
    assert text_of(whole[-1]) == "why did I lose points here?"
    assert repairs == (Repair("duplicate", "check-mark"),)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_LABEL = st.sampled_from([*ALL, "", "gift"]) | _JSON
_CELL = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading"]) | _JSON,
        "id": _LABEL,
        "source": st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3) | _JSON,
        "metadata": _JSON
        | st.fixed_dictionaries({"nbgrader": _JSON | st.fixed_dictionaries({"grade_id": _LABEL})}),
    },
)


@given(st.lists(_CELL | st.sampled_from(RELEASED) | _JSON, max_size=8))
def test_whatever_was_submitted_the_kits_cells_are_as_released(submitted: list[Any]) -> None:
    """No notebook can change, remove, double or reorder the cells that are graded."""
    whole, _ = make_whole(RELEASED, submitted)
    assert _kits(whole) == RELEASED
    ids = [cell["id"] for cell in whole]
    assert len(set(ids)) == len(ids)
