"""What the group learned: numbers on made-up classes, and what is never shown."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from qorgau.answers import parse_snapshot
from qorgau.course.crowd import crowd
from qorgau.course.group.gather import Gathered, _items, observe
from qorgau.course.group.observed import Item, Observed, SeenMark
from qorgau.course.group.report import report_csv, report_html
from qorgau.course.group.statistics import correlation, group
from qorgau.keys.agreement import alpha, alpha_of_counts
from qorgau.keys.reader import Reader, reader

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"
ITEMS = (Item("K1", ("DP.1",), "d-one", "A"), Item("K2", ("DP.2",), "d-two", "B"))
FIELDS = ("DP.1", "DP.2", "DP.3")


def trainee(number: int, *reached: str, marks: tuple[SeenMark, ...] = (), team: str = "") -> Observed:
    """One who reached these items and made these marks."""
    return Observed(
        f"t{number}", {"mark": 10.0 * len(reached)}, {"mark": 2}, marks, frozenset(reached), {}, team
    )


def test_of_fewer_than_five_nothing_is_shown() -> None:
    """Four people give no number; five do."""
    four = [trainee(n, "K1") for n in range(4)]
    assert group(four, ITEMS, FIELDS).items == ()
    assert not group(four, ITEMS, FIELDS).shown
    assert group([*four, trainee(4)], ITEMS, FIELDS).items[0].facility == 0.8


def test_a_team_of_fewer_than_five_is_not_shown() -> None:
    """Of two teams only the one with five members has a line."""
    class_of = [trainee(n, team="one") for n in range(5)] + [trainee(9, team="two")]
    assert [team.name for team in group(class_of, ITEMS, FIELDS).teams] == ["one"]


def test_discrimination_says_whether_the_better_ones_find_it() -> None:
    """An item found by exactly those who found the rest has 1, one found by the others -1, one found by all none."""
    items = (*ITEMS, Item("K3", ("DP.3",), "d-three", "B"))
    both = [trainee(n, "K1", "K2", "K3") if n < 3 else trainee(n, "K3") for n in range(6)]
    found = {one.item.id: one.discrimination for one in group(both, items, FIELDS).items}
    assert found["K1"] == pytest.approx(1)
    assert found["K3"] is None
    assert correlation([1, 0], [0, 1]) == pytest.approx(-1)


def test_a_field_counts_a_trainee_once_by_the_best_mark() -> None:
    """Three marks of one trainee on one field, one of them right: one trainee, right."""
    marks = tuple(
        SeenMark("DP.1", "d-one", "sure", one, "K1") for one in ("wrong-name", "agreed", "repeated")
    )
    (heat,) = group([trainee(n, marks=marks) for n in range(5)], ITEMS, FIELDS).heat
    assert (heat.marked, heat.right, heat.wrong) == (5, 5, 0)


def test_a_confusion_is_told_when_five_share_it() -> None:
    """Four who take one defect for another are not told, five are."""
    mark = (SeenMark("DP.1", "d-two", "sure", "wrong-name", "K1"),)
    few = [trainee(n, marks=mark if n < 4 else ()) for n in range(6)]
    many = [trainee(n, marks=mark if n < 5 else ()) for n in range(6)]
    assert group(few, ITEMS, FIELDS).confused == ()
    (pair,) = group(many, ITEMS, FIELDS).confused
    assert (pair.expert, pair.named, pair.trainees) == ("d-one", "d-two", 5)


def test_counted_alpha_is_alpha() -> None:
    """Alpha of counts gives what alpha of single labels gives, on random readings."""
    draw = random.Random(7)
    for _ in range(50):
        units = [tuple(draw.choice("abc") for _ in range(draw.randint(1, 6))) for _ in range(9)]
        counts = [{label: unit.count(label) for label in set(unit)} for unit in units]
        assert alpha_of_counts(counts) == pytest.approx(alpha(units))


@pytest.fixture(scope="module")
def keys() -> Reader:
    """The real keys of w01."""
    return reader("w01", SOLUTIONS, kept=True)


@pytest.fixture(scope="module")
def gathered(keys: Reader) -> Gathered:
    """A made-up class of twelve on the real workbook, in two teams."""
    observed = tuple(
        observe(name, parse_snapshot(json.dumps(answers).encode(), "a").snapshot, keys, f"team-{number % 2}")
        for number, (name, answers) in enumerate(crowd(SOLUTIONS / "w01" / "answers", 12))
    )
    return Gathered(observed, 1, tuple(_items(keys)), tuple(keys.case.fields))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_report_names_nobody_unless_asked(gathered: Gathered, keys: Reader, lang: str) -> None:
    """No trainee's name is in the page or the table; with names asked for, the page has them."""
    page = report_html(gathered, keys, lang)
    assert "trainee-0" not in page + report_csv(gathered)
    assert "trainee-00003" in report_html(gathered, keys, lang, names=True)


def test_the_report_fetches_and_runs_nothing(gathered: Gathered, keys: Reader) -> None:
    """Charts are pictures in the page: no script, no address."""
    page = report_html(gathered, keys, "en")
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert "https://" not in page
    assert "http://" not in page.replace("http://www.w3.org/", "")


def test_every_chart_has_its_numbers_in_a_table(gathered: Gathered, keys: Reader) -> None:
    """Each picture says what it is and that a table follows; the table is there."""
    page = report_html(gathered, keys, "en")
    pictures = page.split('<figure class="q-chart"')[1:]
    assert len(pictures) == 3
    assert all("The same numbers stand in the table below" in one and "<table" in one for one in pictures)


def test_the_table_for_spreadsheets_has_every_item(gathered: Gathered) -> None:
    """Each graded defect has its facility in the CSV."""
    lines = report_csv(gathered).splitlines()
    assert sum(line.startswith("item,") and ",facility," in line for line in lines) == len(gathered.items)
    assert any(line.startswith("agreement,expert,alpha,") for line in lines)
