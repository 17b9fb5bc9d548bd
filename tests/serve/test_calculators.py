"""The calculators of self-study."""

from __future__ import annotations

import pytest

from qorgau.law.clock import law
from qorgau.problem import BadInput
from qorgau.serve.calculators import blocks, calculators_page, charge_words, compute
from qorgau.texts import LANGUAGES

DETENTION = {
    "what": "detention",
    "from": "2019-06-10T13:02",
    "opened": "2019-06-10T17:35",
    "to": "2019-06-10T20:05",
    "charge": "cao-488-old-p1",
}


def test_the_first_case_gives_its_printed_figures() -> None:
    """Held 7 h 03, limit 16:02, first record 4 h 33 after the restriction: as the case file has them."""
    found = compute(DETENTION)
    words = " ".join(text for block in blocks(found, "en") for _, text in block.lines)
    assert all(figure in words for figure in ("16:02", "7 h 03 min", "4 h 33 min"))


def test_the_local_time_of_the_day_is_used() -> None:
    """Before March 2024 most of the country kept UTC+6, since then UTC+5: a count runs in the time of its day."""
    before = compute(DETENTION).start
    after = compute(
        {**DETENTION, "from": "2025-09-13T13:02", "opened": "", "to": "", "charge": "cao-488-p6"}
    ).start
    offsets = [str(getattr(moment, "utcoffset", lambda: None)()) for moment in (before, after)]
    assert offsets == ["6:00:00", "5:00:00"]


def test_an_appeal_shows_its_three_counts_and_the_safe_day() -> None:
    """Served on 11.06.2019: safe until 21.06.2019, the count without days off until 25.06.2019."""
    found = compute({"what": "appeal", "served": "2019-06-11"})
    assert str(found.end) == "2019-06-21"
    words = " ".join(text for block in blocks(found, "ru") for _, text in block.lines)
    assert "25.06.2019" in words


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({**DETENTION, "from": ""}, "from"),
        ({**DETENTION, "from": "soon"}, "from"),
        ({**DETENTION, "charge": ""}, "charge"),
        ({"what": "appeal"}, "served"),
        ({"what": "appeal", "served": "2019-02-30"}, "served"),
        ({"what": "horoscope"}, "what"),
    ],
)
def test_what_is_missing_or_impossible_is_named(form: dict[str, str], field: str) -> None:
    """An empty or impossible field is named, and the page says so in place of a result."""
    with pytest.raises(BadInput) as caught:
        compute(form)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert (
        'role="alert"' in calculators_page("ru", {"what": "detention", **form}) or form["what"] == "horoscope"
    )


def test_a_release_before_the_restriction_is_named() -> None:
    """An event before its cause is refused, naming the field."""
    with pytest.raises(BadInput) as caught:
        compute({**DETENTION, "to": "2019-06-10T12:00"})
    assert caught.value.problems[0].field


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_charge_has_words_of_its_own(lang: str) -> None:
    """Two charges never look the same in the list."""
    words = [charge_words(charge, lang) for charge in law().data.charges]
    assert len(words) == len(set(words))


def test_the_result_shows_steps_and_the_status_of_each_norm() -> None:
    """Under the result stand the steps of the count and every provision with its status."""
    html = calculators_page("en", DETENTION)
    assert "wording at the case date" in html
    assert "Steps" in html
    assert "Provisions" in html


def test_what_was_typed_comes_back_escaped() -> None:
    """A hostile value is shown as text."""
    html = calculators_page("ru", {"what": "appeal", "served": '"><script>alert(1)</script>'})
    assert "<script" not in html
