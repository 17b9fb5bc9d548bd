"""The self-study page as it is sent, before any kernel."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
import yaml

from qorgau import places
from qorgau.serve.study_page import index_page, script_json, study_page
from qorgau.texts import LANGUAGES


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> str:
    """The page of W01 in each language."""
    return study_page("w01", request.param, "./voila/render/w01.ipynb")


class Ids(HTMLParser):
    """Collects ids and the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "html":
            self.lang = str(found.get("lang"))


def test_every_field_of_the_file_can_be_read_before_python_answers(page: str) -> None:
    """All 90 fields of the case file stand in the page itself."""
    papers = page[: page.index('<script type="application/json"')]
    assert len(set(re.findall(r'data-field="([^"]+)"', papers))) == 90


def test_the_page_names_its_language(page: str) -> None:
    """The page says which language it is in."""
    parser = Ids()
    parser.feed(page)
    assert parser.lang in LANGUAGES


def test_no_id_stands_twice(page: str) -> None:
    """Ids are unique, or a screen reader and a link would land in the wrong place."""
    parser = Ids()
    parser.feed(page)
    assert len(parser.ids) == len(set(parser.ids))


def test_nothing_of_the_key_is_in_the_page(page: str) -> None:
    """No reason, question or confusion of any key stands in the page or its data."""
    sentences: list[str] = []

    def collect(found: object) -> None:
        if isinstance(found, dict):
            for name, value in found.items():
                if name != "quote":  # words of the papers themselves
                    collect(value)
        elif isinstance(found, list):
            for value in found:
                collect(value)
        elif isinstance(found, str) and len(found) > 40:
            sentences.append(" ".join(found.split()))

    for name in ("mark", "timeline", "strategy"):
        collect(
            yaml.safe_load(
                (places.home() / "solutions" / "cf01" / f"{name}.yaml").read_text(encoding="utf-8")
            )
        )
    assert len(sentences) > 200
    plain = " ".join(page.split())
    assert [one for one in sentences if one in plain] == []


def test_nothing_is_asked_of_another_host(page: str) -> None:
    """The page names no address of another host that a browser would load."""
    loads = re.findall(r'(?:src|href)="([^"]*)"', page) + re.findall(r"@import[^;]+|url\(([^)]*)\)", page)
    assert [one for one in loads if one.startswith(("http:", "https:", "//"))] == []


def test_data_in_a_script_cannot_close_it() -> None:
    """Text of a case that looks like the end of a script stays data."""
    text = script_json({"x": "</script><script>alert(1)</script><!--\u2028"})
    assert "<" not in text
    assert json.loads(text) == {"x": "</script><script>alert(1)</script><!--\u2028"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_links_every_workbook(lang: str) -> None:
    """The index leads to each workbook in the chosen language and says where the answers are kept."""
    html = index_page(lang, "/home/<me>/answers")
    assert f'href="./w01.{lang}"' in html
    assert "/home/&lt;me&gt;/answers" in html
