"""Placeholders filled: times, days, durations, values, words by sex; what cannot be filled is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qorgau.cases.filling import Filling
from qorgau.cases.moments import Moments
from qorgau.cases.time_words import span_words
from qorgau.cases.words import Words
from qorgau.problem import Problem

START = datetime.fromisoformat("2019-06-10T13:02+06:00")
MOMENTS = Moments(
    {
        "t0": START,
        "dp": datetime.fromisoformat("2019-06-10T17:35+06:00"),
        "copy": datetime.fromisoformat("2019-06-12T16:07+06:00"),
        "appeal.safe": date(2019, 6, 22),
    }
)
VALUES = {"client": Words(ru="КЛИЕНТ-01", en="CLIENT-01", kk="КЛИЕНТ-01"), "number": "0012"}


def filling(sex: str = "m") -> Filling:
    """What a small case fills in."""
    return Filling(MOMENTS, VALUES, sex)


def fill(text: str, sex: str = "m") -> Words:
    """The same text in every language, filled."""
    words, problems = filling(sex).fill(Words(ru=text, en=text, kk=text), "f", "p")
    assert problems == []
    return words


def faults(text: str) -> list[Problem]:
    """What is wrong with a text in one language."""
    return list(filling().fill(Words(ru=text, en="x"), "f", "p")[1])


@pytest.mark.parametrize(
    ("text", "ru", "kk", "en"),
    [
        ("{{ at.t0 }}", "13:02", "13:02", "13:02"),
        ("{{ on.t0 }}", "10.06.2019", "10.06.2019", "10.06.2019"),
        ("{{ daymonth.t0 }}", "10.06", "10.06", "10.06"),
        ("{{ weekday.t0 }}", "понедельник", "дүйсенбі", "Monday"),
        ("{{ span.t0.dp }}", "4 ч 33 мин", "4 сағ 33 мин", "4 h 33 min"),
        ("{{ span.t0.copy }}", "2 сут 3 ч 5 мин", "2 тәул 3 сағ 5 мин", "2 d 3 h 5 min"),
        ("{{ minutes.t0.dp }}", "273", "273", "273"),
        ("{{ days.t0.appeal.safe }}", "12", "12", "12"),
        ("{{ on.appeal.safe }}", "22.06.2019", "22.06.2019", "22.06.2019"),
        ("{{ number }}: {{client}}", "0012: КЛИЕНТ-01", "0012: КЛИЕНТ-01", "0012: CLIENT-01"),
    ],
)
def test_a_placeholder_says_its_moment_in_each_language(text: str, ru: str, kk: str, en: str) -> None:
    """Each kind of placeholder gives the same time in the words of each language."""
    found = fill(text)
    assert (found.ru, found.kk, found.en) == (ru, kk, en)


def test_the_sex_of_the_client_picks_the_word() -> None:
    """[[man|woman]] is decided by the client, also around a placeholder."""
    text = "[[задержан|задержана]] в [[{{ at.t0 }}|{{ at.dp }}]]"
    assert (fill(text, "m").ru, fill(text, "f").ru) == ("задержан в 13:02", "задержана в 17:35")


def test_a_value_may_choose_by_sex() -> None:
    """A value that holds [[his|her]] is decided where it is filled in."""
    own = Filling(MOMENTS, {"act": Words(ru="[[стоял|стояла]]", en="stood")}, "f")
    assert own.fill(Words(ru="{{ act }}", en="{{ act }}"), "f", "p")[0].ru == "стояла"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ at.supper }}", "supper"),
        ("{{ at.appeal.safe }}", "whole day"),
        ("{{ span.dp.t0 }}", "t0 comes before dp"),
        ("{{ span.t0.supper }}", "no two"),
        ("{{ nothing }}", "no value"),
        ("{{ on dp }}", "brace"),
        ("{ at.t0 }}", "brace"),
        ("[[his]]", "bracket"),
        ("[[his|her", "bracket"),
    ],
)
def test_what_cannot_be_filled_is_told_once(text: str, said: str) -> None:
    """An unknown name, a day asked for its minute, a stray brace: one problem with the language it stands in."""
    (problem,) = faults(text)
    assert said in problem.message
    assert problem.field == "p.ru"
    assert problem.hint


def test_a_value_without_kazakh_leaves_the_text_without_kazakh() -> None:
    """A text is never filled half in one language and half in another."""
    own = Filling(MOMENTS, {"city": Words(ru="город А", en="City A")}, "m")
    found, problems = own.fill(Words(ru="{{ city }}", en="{{ city }}", kk="{{ city }} ішінде"), "f", "p")
    assert (found.ru, found.kk, problems) == ("город А", None, [])


def test_an_overlay_stands_over_values_sex_and_events() -> None:
    """A paper of another person has its own label, sex and minute under the usual names."""
    own = filling().overlay({"client": "КЛИЕНТ-Б"}, "f", {"t0": "dp"})
    assert (
        own.fill(Words(ru="{{ client }} [[он|она]] {{ at.t0 }}", en="x"), "f", "p")[0].ru
        == "КЛИЕНТ-Б она 17:35"
    )
    assert fill("{{ at.t0 }}").ru == "13:02"


@given(st.integers(0, 60 * 24 * 40))
def test_a_duration_in_words_is_exact(minutes: int) -> None:
    """Days, hours and minutes of a duration add up to it again."""
    worth = {"d": 1440, "h": 60, "min": 1}
    words = span_words(minutes, "en").split()
    assert (
        sum(int(figure) * worth[unit] for figure, unit in zip(words[::2], words[1::2], strict=True))
        == minutes
    )


@given(st.integers(0, 2000))
def test_the_clock_of_a_filled_text_is_that_of_the_moment(minutes: int) -> None:
    """However a minute is moved, a text that names it says the moved one."""
    moved = Moments({"t0": START + timedelta(minutes=minutes)})
    found, _ = Filling(moved, {}, "m").fill(Words(ru="{{ at.t0 }} {{ on.t0 }}", en="x"), "f", "p")
    assert found.ru == f"{START + timedelta(minutes=minutes):%H:%M %d.%m.%Y}"
