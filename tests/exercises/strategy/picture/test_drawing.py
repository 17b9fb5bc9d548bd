"""The drawing and the table: everything of the strategy once, nothing over anything else, nothing outside."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exercises.strategy.conftest import Game, Items
from tests.exercises.strategy.picture.conftest import RELIEFS, Draw, sound

from qorgau.cases.words import Words
from qorgau.exercises.strategy.picture.boxes import Row
from qorgau.exercises.strategy.picture.build import picture
from qorgau.exercises.strategy.picture.drawing import Drawn, drawn, figure, model, page, svg, table
from qorgau.exercises.strategy.picture.layout import Sheet, stacked, wide
from qorgau.exercises.strategy.picture.model import Link, Node, Picture
from qorgau.exercises.strategy.picture.order import crossings, ordered

HOSTILE = (
    "</text></svg><script>alert(1)</script>",
    "\u202eоборот\u2066 \u2069",
    "Щ" * 200,
    "👩‍👩‍👧‍👦" * 20,
    "о" + "\u0301" * 150,
    "\x00\x1b]0;x\x07",
    '" onload="alert(1)',
    "{{ 7*7 }}{% raw %}",
)


def written(items: Items, toy: Game) -> Drawn:
    """The picture of a strategy for the toy file, in Russian."""
    return drawn(picture(toy.answer(items), toy.view, RELIEFS), "CF-TOY", "ru")


def right_edge(row: Row) -> float:
    """Where a line of writing ends; a number stands around its place."""
    return row.x + (row.width / 2 if row.style == "number" else row.width)


def check_sheet(sheet: Sheet) -> None:
    """Boxes apart and on the sheet, all writing in its box, every line of links on the sheet."""
    for placed in sheet.boxes:
        assert placed.x >= 0
        assert placed.y >= 0
        assert placed.x + placed.box.width <= sheet.width
        assert placed.y + placed.box.height <= sheet.height
        for row in placed.box.rows:
            assert row.x >= 0
            assert right_edge(row) <= placed.box.width + 1e-6
            assert 0 < row.y <= placed.box.height
    for one, other in combinations(sheet.boxes, 2):
        apart = (
            one.x + one.box.width <= other.x
            or other.x + other.box.width <= one.x
            or one.y + one.box.height <= other.y
            or other.y + other.box.height <= one.y
        )
        assert apart
    for curve in sheet.curves:
        assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in curve.points)
    assert all(right_edge(row) <= sheet.width and 0 < row.y <= sheet.height for row in sheet.rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_everything_stands_once_and_apart(
    data: st.DataObject, toy: Game, answers: st.SearchStrategy[Items]
) -> None:
    """Whatever the strategy: each thing it names is one box and one row; no box lies on another or outside."""
    items = data.draw(answers)
    one = written(items, toy)
    names = [node.id for node in one.picture.nodes]
    named = {item for item in items if item.partition(":")[0] in ("fact", "motion", "basis", "ground")}
    assert named <= set(names)
    for sheet in (
        wide(one.picture, one.order, "ru", (one.title, one.about)),
        stacked(one.picture, one.order, "ru", (one.about,)),
    ):
        assert Counter(placed.box.node.id for placed in sheet.boxes) == Counter(names)
        check_sheet(sheet)
    rows = re.findall(r'data-row="(\d+)"', table(one))
    assert sorted(map(int, rows)) == list(range(1, len(names) + 1))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(min_size=1, max_size=200).filter(str.strip) | st.sampled_from(HOSTILE), min_size=1, max_size=6
    )
)
def test_any_text_stays_in_its_box(texts: list[str]) -> None:
    """Names of any letters at all break, shorten and stay inside; the file is sound XML with nothing but drawing."""
    nodes = tuple(
        Node(f"basis:{place}", "norm", Words(ru=text.strip(), en=text.strip()))
        for place, text in enumerate(texts)
    )
    found = Picture(nodes)
    one = drawn(found, "CF-TOY", "ru")
    for sheet in (wide(found, one.order, "ru", ()), stacked(found, one.order, "ru", ())):
        check_sheet(sheet)
    root = ElementTree.fromstring(str(svg(one, alone=True)))
    assert {element.tag.partition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "g", "circle", "text",
    }  # fmt: skip
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_what_a_trainee_wrote_is_escaped_and_whole_in_the_table(toy: Game) -> None:
    """The table holds a text of full length; tags are text, turned direction is a sign."""
    long = "<b>слово</b> \u202eзад " + "ю" * 19_000
    one = written(sound(motion__M_TIME={"stage": "S1", "order": 1, "if_refused": long}), toy)
    found = str(table(one))
    assert "&lt;b&gt;слово&lt;/b&gt; \ufffdзад " + "ю" * 19_000 in found
    assert "<b>" not in found


def test_the_same_strategy_gives_the_same_drawing(toy: Game) -> None:
    """The order in which items were saved changes nothing, nor does drawing twice."""
    items = list(sound().items())
    first = svg(written(dict(items), toy), alone=True)
    random.Random(7).shuffle(items)
    assert svg(written(dict(items), toy), alone=True) == first


def test_few_links_cross() -> None:
    """Two columns whose links cross twelve times as the case has them are drawn without any crossing."""
    name = Words(ru="x", en="x")
    nodes = [Node(f"fact:{n}", "fact", name) for n in range(6)] + [
        Node(f"evidence:{n}", "evidence", name) for n in range(6)
    ]
    found = Picture(tuple(nodes), tuple(Link(f"fact:{n}", f"evidence:{5 - n}") for n in range(6)))
    assert crossings(ordered(found)) == 0


def test_a_gap_is_told_by_line_sign_and_word(draw: Draw, toy: Game) -> None:
    """Without any colour a broken box differs by its outline, has a sign, and says the word."""
    one = written(sound(basis__rule_lamps={}), toy)
    drawing = str(svg(one, alone=False))
    assert 'class="q-d-broken q-d-norm"' in drawing
    assert ".q-d-broken>.q-d-box{" in drawing
    assert "stroke-dasharray" in drawing
    assert drawing.count('class="q-d-sign"') == 2  # at the box and in the legend
    assert "Разрыв: ничего не несёт" in " ".join(re.findall(r'class="q-d-broken" [^>]*>([^<]*)<', drawing))


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_names_itself_and_its_language(toy: Game, *, narrow: bool) -> None:
    """Who does not see it hears title and what stands in it, in the language it is written in; there is no script."""
    one = written(sound(), toy)
    root = ElementTree.fromstring(str(svg(one, alone=True, narrow=narrow)))
    assert (root.get("role"), root.get("lang")) == ("img", "ru")
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert [ids[name] for name in (root.get("aria-labelledby") or "").split()] == [one.title, one.summary]


def test_the_narrow_drawing_says_in_numbers_where_a_box_leads(toy: Game) -> None:
    """Where no lines are drawn, a box names the numbers of the boxes it leads to."""
    one = written(sound(), toy)
    ways = {
        placed.box.node.id: [row.text for row in placed.box.rows if row.style == "ways"]
        for placed in stacked(one.picture, one.order, "ru", ()).boxes
    }
    assert ways["motion:M-TIME"] == [f"Дальше: {one.order.number['relief:take-part']}"]
    assert ways["fact:F3"] == []


def test_the_table_says_what_the_drawing_shows(toy: Game) -> None:
    """Each row names by number what it rests on and leads to, and its gaps with their reasons; heads are heads."""
    one = written(sound(fact__F4={"status": "disputed"}), toy)
    found = str(table(one))
    number = one.order.number
    assert f"<li>{number['evidence:E-TURNSTILE']}. Запись турникета</li>" in found
    assert "Назовите то или другое." in found
    assert found.count('scope="col"') == 5
    assert found.count('scope="rowgroup"') == 5
    assert found.count('scope="row"') == len(one.picture.nodes)


def test_the_model_is_plain_data(toy: Game) -> None:
    """A program gets nodes by number, links between numbers, gaps with their kind and reason."""
    one = written(sound(basis__rule_lamps={}), toy)
    found = model(one)
    (idle,) = [node for node in found["nodes"] if node["id"] == "basis:rule-lamps"]
    assert [(gap["kind"], gap["broken"]) for gap in idle["gaps"]] == [("norm-idle", True)]
    numbers = {node["number"] for node in found["nodes"]}
    assert {end for link in found["links"] for end in (link["from"], link["to"])} <= numbers


def test_a_figure_without_anything_says_so(toy: Game) -> None:
    """An empty strategy gives a sentence, no empty drawing and no empty table."""
    found = str(figure(written({}, toy)))
    assert "<svg" not in found
    assert "<table" not in found


def test_a_page_of_the_table_stands_alone(toy: Game) -> None:
    """It has its language, a title and its style in itself."""
    found = str(page(written(sound(), toy), "p{margin:0}"))
    assert found.startswith('<!doctype html>\n<html lang="ru">')
    assert "<style>p{margin:0}</style>" in found
