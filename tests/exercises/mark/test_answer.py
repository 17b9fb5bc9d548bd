"""Reading the answer of the exercise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qorgau.exercises.mark.answer import TEXT_LIMIT, parse_answer

# Speed of the machine is not what these tests are about.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
GOOD = {"field": "LN.2", "defect": "date-shifted"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def _paths(items: dict[str, object], toy: Any) -> list[str]:
    return [problem.field for problem in parse_answer(items, "answers.json", toy.known)[1]]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("field", "ZZ.1"),
        ("defect", "no-such"),
        ("norm", "no-such"),
        ("consequence", "no-such"),
        ("severity", "no-such"),
        ("stage", "S77"),
        ("confidence", "certain"),
        ("kind", "page"),
        ("note", "x" * (TEXT_LIMIT + 1)),
        ("note", 5),
        ("field", None),
        ("note", "\ud800"),
    ],
)
def test_foreign_or_wrong_part_is_named(part: str, value: object, toy: Any) -> None:
    """A part that is foreign, over-long or of the wrong type is reported under its own path."""
    answer, problems = parse_answer({"m-1": GOOD | {part: value}}, "answers.json", toy.known)
    assert [problem.field for problem in problems] == [f"m-1.{part}"]
    assert (answer.marks, answer.damaged) == ({}, ("m-1",))


@pytest.mark.parametrize(
    ("part", "value"),
    [("start", -1), ("start", True), ("start", 1.5), ("lang", "de"), ("exact", "x" * (TEXT_LIMIT + 1))],
)
def test_bad_quotation_is_named(part: str, value: object, toy: Any) -> None:
    """A quotation needs a language of the kit, and a place that is a whole number from nought."""
    quote = {"exact": "x", "start": 0, "lang": "ru", part: value}
    assert _paths({"m-1": GOOD | {"quote": quote}}, toy) == [f"m-1.quote.{part}"]


def test_all_faults_of_one_mark_at_once(toy: Any) -> None:
    """A mark with faults of form and foreign ids gets a problem for each of them."""
    found = _paths({"m-1": {"field": "ZZ.1", "defect": "no-such", "kind": "page", "extra": 1}}, toy)
    assert sorted(found) == ["m-1.defect", "m-1.extra", "m-1.field", "m-1.kind"]


def test_one_damaged_mark_leaves_the_others(toy: Any) -> None:
    """What cannot be read is listed as damaged; every other mark is kept."""
    answer, _ = parse_answer({"m-1": 7, "m-2": GOOD, "m-3": {}}, "answers.json", toy.known)
    assert (list(answer.marks), answer.damaged) == (["m-2"], ("m-1", "m-3"))


def test_removed_item_is_no_fault(toy: Any) -> None:
    """An item whose value is nothing was removed by the trainee: no mark and no problem."""
    answer, problems = parse_answer({"m-1": None, "none": None}, "answers.json", toy.known)
    assert (answer.marks, answer.none, answer.damaged, problems) == ({}, False, (), ())


@pytest.mark.parametrize("stated", [True, False])
def test_none_is_what_it_says(stated: bool, toy: Any) -> None:
    """ "I find no defect" holds only when it is stated as true."""
    assert parse_answer({"none": {"none": stated}}, "answers.json", toy.known)[0].none is stated


def test_problem_never_carries_a_whole_text(toy: Any) -> None:
    """A huge foreign id or item name is cut in the message."""
    long = "y" * 5000
    _, problems = parse_answer({"m-1": GOOD | {"defect": long}, long: {}}, "answers.json", toy.known)
    assert len(problems) == 2
    assert all(len(str(problem)) < 400 for problem in problems)


@PATIENT
@given(
    items=st.dictionaries(
        st.text(max_size=6).map(lambda tail: f"m-{tail}") | st.text(max_size=6), JSON, max_size=4
    )
)
def test_nothing_is_dropped_in_silence(items: dict[str, object], toy: Any) -> None:
    """Whatever JSON stands in an item: it is a mark, or damaged with a problem, or was removed."""
    answer, problems = parse_answer(items, "answers.json", toy.known)
    kept = {item for item, value in items.items() if value is not None and item != "none"}
    assert kept == (set(answer.marks) | set(answer.damaged)) - {"none"}
    assert bool(problems) is bool(answer.damaged)


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_words_are_quoted_in_the_language_of_the_paper(lang: str, toy: Any) -> None:
    """A paper that stays in Kazakh is quoted in Kazakh, whatever language the page speaks."""
    mark = {"field": "LN.1", "kind": "quote", "quote": {"exact": "x", "start": 0, "lang": lang}}
    answer, problems = parse_answer({"m-1": mark}, "answers.json", toy.known)
    assert (list(answer.marks), problems) == (["m-1"], ())
