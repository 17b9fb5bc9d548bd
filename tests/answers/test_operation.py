import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.answers import Operation, new_operation, parse_operation, sift_operations
from qorgau.answers.operation import LINE_LIMIT, examine_line
from qorgau.problem import BadInput

GOOD = {
    "op": "o1",
    "at": "2026-11-23T10:00:00Z",
    "tab": "t",
    "exercise": "mark",
    "do": "set",
    "item": "m-1",
    "value": {"field": "DP.7"},
    "base": None,
    "owner": None,
}


def faults_of(raw: object) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        parse_operation(raw, "page", "operation 1")
    assert all(one.file == "page" for one in caught.value.problems)
    return [(one.field.removeprefix("operation 1").strip(), one.message) for one in caught.value.problems]


def test_an_operation_of_the_contract_is_read() -> None:
    """An operation with exactly the fields of the contract is read, and settles nothing unless it says so."""
    operation = parse_operation(GOOD, "page")
    assert (operation.item, operation.value, operation.settles) == ("m-1", {"field": "DP.7"}, False)


def test_every_problem_of_an_operation_is_told_at_once() -> None:
    """An operation with five faults gets five problems, each with its field."""
    raw = {**GOOD, "do": "replace", "at": "yesterday", "tab": "", "extra": 1, "value": {"note": "a\0b"}}
    fields = [field for field, _ in faults_of(raw)]
    assert sorted(fields) == ["at", "do", "extra", "tab", "value.note"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"do": "set", "value": None}, "set needs a value"),
        ({"do": "set", "item": None}, "set needs an item"),
        ({"do": "remove", "item": None, "value": None}, "remove needs an item"),
        ({"do": "remove"}, "remove takes no value"),
    ],
)
def test_an_operation_that_says_half_is_refused(change: dict[str, object], message: str) -> None:
    """set needs an item and a value, remove an item and no value."""
    assert faults_of({**GOOD, **change}) == [("", message)]


@pytest.mark.parametrize("start", [-1, 1.5, True, "3", None])
def test_a_quote_begins_at_a_place_in_the_text(start: object) -> None:
    """A quote whose start is no whole number from 0 up is refused."""
    raw = {**GOOD, "value": {"quote": {"exact": "17:30", "start": start, "lang": "ru"}}}
    assert [field for field, _ in faults_of(raw)] == ["value.quote.start"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60, "\ud83d", b"x", {1: 2}])
def test_what_is_no_plain_json_is_refused(value: object) -> None:
    """A value that another program could not read back the same is refused where it stands."""
    assert {field for field, _ in faults_of({**GOOD, "value": {"note": value}})} <= {"value.note", "value"}


@pytest.mark.parametrize("raw", [None, [], "set", 3])
def test_what_is_no_object_is_no_operation(raw: object) -> None:
    """A list, a text, a number or nothing is named as no operation."""
    assert faults_of(raw) == [("", "not an operation")]


def test_letters_are_composed() -> None:
    """A letter typed as two code points (a phone keyboard, a Mac file name) is kept as one."""
    operation = parse_operation({**GOOD, "value": {"note": "и\u0306"}}, "page")
    assert operation.value == {"note": "й"}


def test_one_bad_operation_does_not_keep_the_good_ones_out() -> None:
    """Of a message with a bad operation the good ones are given, and the bad one is told by its place."""
    good, problems = sift_operations([GOOD, {**GOOD, "do": "?"}, {**GOOD, "op": "o2"}], "page")
    assert [one.op for one in good] == ["o1", "o2"]
    assert [one.field for one in problems] == ["operation 2 do"]


def test_a_line_that_is_too_long_is_refused() -> None:
    """A line longer than the limit is not even parsed."""
    operation, faults = examine_line(b" " * LINE_LIMIT + json.dumps(GOOD).encode())
    assert operation is None
    assert "bytes" in faults[0].message


def test_a_value_that_makes_the_line_too_long_is_refused() -> None:
    """What is accepted can be written as a line that is accepted again."""
    raw = {**GOOD, "value": {str(n): "ы" * 19_000 for n in range(30)}}
    assert faults_of(raw)[0][0] == "value"


def test_a_new_operation_has_an_id_and_a_time_of_its_own() -> None:
    """Two operations made one after the other differ in their ids and carry a time with a zone."""
    one, two = (new_operation("check", "mark", tab="t") for _ in range(2))
    assert one.op != two.op
    assert one.at.endswith("Z")


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
values = st.dictionaries(
    st.text("abйқ", min_size=1, max_size=3).filter(lambda key: key != "quote"),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("xy", max_size=2), inner, max_size=2)
        ),
        max_leaves=6,
    ),
    max_size=3,
)


@given(values, st.booleans())
def test_a_line_gives_back_the_operation_it_was_made_from(value: dict[str, object], settles: bool) -> None:
    """Whatever value an operation carries, its line is one line and reads back as the same operation."""
    operation = parse_operation({**GOOD, "value": value, "settles": settles}, "page")
    line = operation.line()
    assert line.count(b"\n") == 1
    assert examine_line(line[:-1]) == (operation, [])


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader_of_lines(line: bytes) -> None:
    """Any bytes are either an operation or have at least one fault."""
    operation, faults = examine_line(line)
    assert isinstance(operation, Operation) != bool(faults)
