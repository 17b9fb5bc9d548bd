"""A document as the paper form a lawyer holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qorgau.cases.case import Case, Document, FieldEntry
from qorgau.cases.load import find_case, load_case
from qorgau.cases.render import paper
from qorgau.cases.words import Words

CASES = Path(__file__).resolve().parents[2] / "cases"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></li></ol></article><h1>",
    "{{ client }} {% raw %}",
    "{0} {field} {",
    "&lt;b&gt; &amp;",
    "' onfocus='alert(1)",
    "<!-- --> <![CDATA[ ]]>",
    "javascript:alert(1)",
    "\u202eабв\u2066",
]
VOID = {"input", "br", "img", "hr"}


def upright(text: str) -> str:
    """`text` as a page shows it: what turns direction is a sign that is seen, and every place is counted as before."""
    return re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


class Page(HTMLParser):
    """Elements with their attributes and text, in the order of the page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[dict[str, str]] = []
        self.elements: list[dict[str, str]] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, "text": "", **{name: value or "" for name, value in attrs}}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop()["tag"] != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1]["text"] += data

    def having(self, attribute: str) -> list[dict[str, str]]:
        """Elements that have an attribute."""
        return [element for element in self.elements if attribute in element]


@pytest.fixture(scope="module")
def case() -> Case:
    """CF01."""
    return load_case(find_case("CF01", CASES), CASES / "templates")


def hostile_document(text: str) -> Document:
    """A document of one field that says `text` wherever an author can write."""
    words = Words(ru=text, en=text)
    field = FieldEntry(address=f"{text}.1", number=1, rubric=words, entry=words, look="hand")
    return Document(id=text, kind="DP", title=words, fields=(field,))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("markable", [False, True])
def test_every_field_is_on_the_paper(case: Case, lang: str, markable: bool) -> None:
    """Each paper shows all its fields in order, each with its number, rubric and whole entry."""
    for document in case.documents:
        page = Page(paper(document, lang, markable=markable))
        assert [one["data-field"] for one in page.having("data-field")] == [
            one.address for one in document.fields
        ]
        numbers = [one["text"] for one in page.elements if one.get("class") == "q-number"]
        assert numbers == [f"{field.number}." for field in document.fields]
        assert [one["text"] for one in page.having("data-rubric")] == [
            one.rubric.to(lang) for one in document.fields
        ]
        assert [one["text"] for one in page.having("data-entry")] == [
            one.entry.to(lang) for one in document.fields
        ]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_paper_says_its_language(case: Case, lang: str) -> None:
    """The paper carries its language, so that a screen reader speaks it rightly."""
    for document in case.documents:
        assert Page(paper(document, lang)).elements[0]["lang"] == lang


def test_the_paper_is_named_by_its_title(case: Case) -> None:
    """The paper is labelled by its own heading, whose text is the title of the form."""
    page = Page(paper(case.documents[0], "ru"))
    heading = next(one for one in page.elements if one.get("id") == page.elements[0]["aria-labelledby"])
    assert heading["text"] == case.documents[0].title.ru


def test_ids_of_all_papers_of_a_file_differ(case: Case) -> None:
    """Two reports of one kind on one page share no id."""
    ids = [one["id"] for document in case.documents for one in Page(paper(document, "ru")).having("id")]
    assert len(ids) == len(set(ids)) == 2 * len(case.documents)


def test_a_paper_to_read_has_no_buttons(case: Case) -> None:
    """Without marking there is nothing to press."""
    assert [one for one in Page(paper(case.documents[0], "ru")).elements if one["tag"] == "button"] == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_field_of_a_paper_to_mark_has_its_button(case: Case, lang: str) -> None:
    """With marking every field has one button, whose name tells the field from all others."""
    buttons = [
        one["aria-label"]
        for document in case.documents
        for one in Page(paper(document, lang, markable=True)).having("data-mark")
    ]
    assert len(buttons) == len(set(buttons)) == len(case.fields)


def test_the_look_of_an_entry_is_told(case: Case) -> None:
    """Handwriting, print, form and signatures are told apart."""
    page = Page(paper(case.documents[0], "ru"))
    assert {one["class"].split()[-1] for one in page.having("data-field")} == {
        "q-look-form",
        "q-look-hand",
        "q-look-sign",
    }


def test_a_paper_says_that_it_is_fiction(case: Case) -> None:
    """Every paper says that it is training material, also when it is printed alone."""
    for document in case.documents:
        assert "вымышлены" in paper(document, "ru")


def test_a_paper_is_the_same_every_time(case: Case) -> None:
    """Rendering is a pure function."""
    assert paper(case.documents[0], "ru", markable=True) == paper(case.documents[0], "ru", markable=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_an_author_writes_becomes_markup(text: str) -> None:
    """Whatever stands in a case is shown as text: same elements as any paper, same words."""
    plain, page = (Page(paper(hostile_document(one), "ru", markable=True)) for one in ("x", text))
    assert [one["tag"] for one in page.elements] == [one["tag"] for one in plain.elements]
    assert [sorted(one) for one in page.elements] == [sorted(one) for one in plain.elements]
    assert page.having("data-entry")[0]["text"] == upright(text)
    assert page.having("data-field")[0]["data-field"] == f"{upright(text)}.1"
    assert page.unbalanced == []


def test_a_script_never_survives() -> None:
    """No script element reaches the page."""
    html = paper(hostile_document("<script>alert(1)</script>"), "en", markable=True)
    assert "<script" not in html.lower()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """Any text comes back from the page letter by letter; only what turns direction is a sign."""
    document = hostile_document(text)
    page = Page(paper(document, "ru", markable=True))
    shown = upright(document.fields[0].entry.ru)
    assert page.having("data-entry")[0]["text"] == shown
    assert page.having("data-rubric")[0]["text"] == shown
    assert page.having("data-document")[0]["data-document"] == upright(document.id)
    assert len(page.elements) == 16


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<", ">", '"', "'", "&", "`", "=", " ", "onload"]), min_size=1, max_size=6
    )
)
def test_no_mixture_of_hostile_text_becomes_markup(parts: list[str]) -> None:
    """Pieces of markup put together make no element and no attribute either."""
    page = Page(paper(hostile_document("".join(parts) + "x"), "ru", markable=True))
    assert len(page.elements) == 16
    assert not [name for one in page.elements for name in one if name.startswith("on")]
