"""How texts break into lines: nothing is wider than its room, nothing is lost without a sign."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from qorgau.exercises.strategy.picture.letters import ELLIPSIS, MARKS, SIGN, clusters, lines, plain, width

ROOM = 12.0
TEXTS = st.text(max_size=300) | st.text("қазақ әрібі ІіҢңҰұ\u0301\u202e👩\u200d", max_size=300)


@given(TEXTS, st.floats(3, 40), st.integers(1, 5))
@example("Щ" * 100_000, 12.0, 4)
@example("о" + "\u0301" * 500, 3.0, 2)
@example("👩‍👩‍👧‍👦" * 300, 3.0, 3)
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    """Any text gives at most so many lines, each at most so wide."""
    found = lines(text, room, most)
    assert len(found) <= most
    assert [line for line in found if line.width > room + 1e-9] == []


@given(TEXTS)
def test_a_text_that_fits_is_whole(text: str) -> None:
    """With room enough the words come one after the other as they were written."""
    found = " ".join(line.text for line in lines(text, 1000, 100))
    assert found == plain(text)


def test_a_text_that_does_not_fit_says_so() -> None:
    """What is shortened ends with an ellipsis."""
    *_, last = lines("слово " * 100, ROOM, 3)
    assert last.text.endswith(ELLIPSIS)
    assert lines("Щ" * 100_000, ROOM, 3)[-1].text.endswith(ELLIPSIS)


def test_a_long_word_is_cut_by_letters() -> None:
    """A word longer than a line goes on in the next one, no letter lost."""
    found = lines("қоғамдық" * 4, ROOM, 9)
    assert len(found) > 1
    assert "".join(line.text for line in found) == "қоғамдық" * 4


def test_marks_stay_with_their_letter() -> None:
    """A letter is never parted from its marks, an emoji never from what is joined to it."""
    assert list(clusters("и\u0306о\u0301👩‍👧x")) == ["и\u0306", "о\u0301", "👩‍👧", "x"]


def test_what_cannot_be_seen_becomes_a_sign() -> None:
    """Controls and marks piled too high are shown one for one; spaces and lines become one space."""
    assert plain("a\x00b\x1bc\n\n d") == f"a{SIGN}b{SIGN}c d"
    assert plain("q" + "\u0308" * (MARKS + 2)) == "q" + "\u0308" * MARKS + SIGN * 2


def test_letters_of_unknown_width_are_held() -> None:
    """A line with letters that were never measured is fixed to its width; others are not."""
    assert [line.fixed for line in lines("қазақша", ROOM, 1)] == [False]
    assert [line.fixed for line in lines("漢字", ROOM, 1)] == [True]


def test_kazakh_letters_were_measured() -> None:
    """Every letter of the Kazakh and the Russian alphabet has a width of its own."""
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert lines(alphabet + alphabet.upper(), 1000, 1)[0].fixed is False
    assert width("Щ") > width("і")
