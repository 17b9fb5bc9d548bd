"""The timeline as others show it: read in order, in words first, the bar saying nothing of its own."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import pairwise

import pytest

from qorgau.cases.timeline import Mark, Stretch, count_html, held_stretches, timeline_html
from qorgau.law import clock
from qorgau.texts import LANGUAGES


def at(time: str) -> datetime:
    """A minute of 13 May 2026, or of another day of that month ("14 09:00")."""
    day, _, hour = time.rpartition(" ")
    return datetime.fromisoformat(f"2026-05-{day or 13}T{hour}+05:00")


def counted(end: str | None, opened: str | None, charge: str = "cao-434-1") -> clock.Count:
    """A detention from 11:40, under a charge without arrest unless another one is given."""
    held = clock.Held(at("11:40"), at(end) if end else None, at(opened) if opened else None)
    return clock.detention(clock.law(), held, charge)


@pytest.mark.parametrize(
    ("count", "kinds"),
    [
        (counted("13:00", None), ["within"]),
        (counted("16:00", None), ["within", "over"]),
        (counted("16:00", "15:10"), ["within", "over"]),
        (counted("16:00", "15:10", "cao-488-p6"), ["within", "over", "open"]),
        (counted("16:00", "12:30", "cao-488-p6"), ["within"]),
        (counted(None, None), []),
    ],
    ids=["in time", "no record", "no arrest", "late record", "record in time", "still held"],
)
def test_the_pieces_of_a_detention(count: clock.Count, kinds: list[str]) -> None:
    """What was within the limit, over it for sure, and what hangs on a reading: in order, without gaps."""
    pieces = held_stretches(count)
    assert [one.kind for one in pieces] == kinds
    assert all(one.end == other.start for one, other in pairwise(pieces))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_the_bar_shows_stands_in_words(lang: str) -> None:
    """The bar is hidden from a screen reader; each of its pieces has a line with its minutes and its length."""
    html = str(count_html(counted("16:00", "15:10", "cao-488-p6"), lang))
    bar = html[html.index("q-span") : html.index("</div>")]
    assert 'aria-hidden="true"' in html[html.index("q-span") - 5 : html.index("</div>")]
    assert bar.count("<span") == html.count("q-span-letter") == 3
    for minutes in ("11:40 – 14:40", "14:40 – 15:10", "15:10 – 16:00"):
        assert minutes in html


def test_marks_stand_in_time_in_an_ordered_list() -> None:
    """Whatever order they are given in, events and limits are read by time; a day comes after its minutes."""
    marks = [
        Mark(date(2026, 5, 13), "day", limit=True),
        Mark(at("14 09:00"), "next"),
        Mark(at("12:00"), "noon"),
        Mark(at("11:00"), "eleven"),
    ]
    html = str(timeline_html("T", marks, (), "en"))
    assert re.findall(r"(eleven|noon|day|next)(?=</span>)", html) == ["eleven", "noon", "day", "next"]
    assert html.count("<ol") == 3
    assert '<time datetime="2026-05-13T12:00+05:00">12:00</time>' in html
    assert "End of a limit." in html
    assert "q-span" not in html


def test_a_stretch_over_midnight_names_its_days() -> None:
    """Where pieces lie on several days each minute is told with its day."""
    html = str(timeline_html("T", (), [Stretch(at("23:00"), at("14 02:00"), "over")], "en"))
    assert "13.05.2026 23:00 – 14.05.2026 02:00" in html


def test_text_of_a_case_stays_text() -> None:
    """Markup in an event is shown, never obeyed."""
    html = str(timeline_html("<b>", [Mark(at("11:00"), "<script>", "<i>")], (), "en"))
    assert "<script>" not in html
    assert "<i>" not in html


def test_a_count_of_days_has_no_line_of_its_own() -> None:
    """The calculator shows the line of a detention only."""
    assert count_html(clock.appeal(clock.law(), date(2026, 5, 13)), "en") == ""
