"""Drill cards and their keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from qorgau import places
from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.cases.drill import drill_files, load_drill
from qorgau.cases.show_text import drill_lines
from qorgau.keys.drill_key import drill_problems, load_drill_key
from qorgau.problem import Problem


def words(text: str) -> dict[str, str]:
    """The same words in every language."""
    return {"ru": text, "kk": text, "en": text}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The kit's catalogue."""
    return load_catalogue(places.cases() / "catalogue")


def check(home: Path, catalogue: Catalogue) -> list[Problem]:
    """What is wrong with the cards of a home."""
    cases = home / "cases"
    return drill_problems(drill_files(cases), cases / "templates", home / "solutions", catalogue)


class Card:
    """A card with its key in a folder, which a test may damage."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "cases").mkdir(parents=True)
        (home / "cases" / "templates").symlink_to(places.cases() / "templates")
        self.card: dict[str, Any] = {
            "id": "K03",
            "title": words("Минуты"),
            "law_date": "2019-06-10",
            "law_set": "KZ-2019",
            "kind": "DP",
            "field": 7,
            "variants": {
                "a": {"entry": words("около двух")},
                "b": {"entry": words("в 14:12"), "context": words("строка")},
            },
        }
        self.key: dict[str, Any] = {
            "drill": "K03",
            "variants": {
                "a": {"defect": "det-minutes-missing", "why": words("минуты нет")},
                "b": {"look_alike": "ok-approx-offence-time", "why": words("минута есть")},
            },
            "wrong": {name: words(name) for name in ("b", "both", "neither")},
            "norms": ["cao-788-p1"],
            "graded": True,
            "severity": "serious",
        }

    def problems(self, catalogue: Catalogue) -> list[str]:
        """What checking the cards reports."""
        for folder, data in (("cases", self.card), ("solutions", self.key)):
            path = self.home / folder / "drills" / "k03.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return [str(one) for one in check(self.home, catalogue)]


@pytest.fixture
def card(tmp_path: Path) -> Card:
    """A sound card."""
    return Card(tmp_path)


def test_a_sound_card_has_no_problems(card: Card, catalogue: Catalogue) -> None:
    """A card with its key loads; the rubric is that of the form; the right answer follows from the variants."""
    assert card.problems(catalogue) == []
    drill = load_drill(card.home / "cases" / "drills" / "k03.yaml", places.cases() / "templates")
    assert drill.rubric is not None
    assert load_drill_key(card.home / "solutions" / "drills" / "k03.yaml", drill).answer == "a"
    text = "\n".join(drill_lines(drill, "kk"))
    assert "около двух" in text
    assert "строка" in text


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        ("card", {"kind": "XX"}, "no kind 'XX'"),
        ("card", {"field": 17}, "no field 17"),
        ("card", {"id": "K04"}, "the file is named"),
        ("card", {"title": {"ru": "x"}}, "title.en"),
        ("key", {"drill": "K04"}, "the card is 'K03'"),
        ("key", {"wrong": {"b": words("b")}}, "says nothing about both"),
        (
            "key",
            {"wrong": {name: words(name) for name in ("a", "b", "both", "neither")}},
            "a is the right answer",
        ),
        ("key", {"norms": ["cao-nothing"]}, "no provision"),
        ("key", {"norms": []}, "norms"),
        ("key", {"severity": "deadly"}, "no severity"),
        (
            "key",
            {"variants": {"a": {"why": words("x")}, "b": {"look_alike": "ok-x", "why": words("x")}}},
            "one of the two",
        ),
        (
            "key",
            {
                "variants": {
                    "a": {"defect": "det-x", "why": words("x")},
                    "b": {"look_alike": "ok-x", "why": words("x")},
                }
            },
            "no defect 'det-x'",
        ),
    ],
)
def test_a_fault_of_a_card_is_told(
    card: Card, catalogue: Catalogue, part: str, change: dict[str, Any], said: str
) -> None:
    """Each fault of a card or its key is told with what is wrong."""
    getattr(card, part).update(change)
    assert any(said in one for one in card.problems(catalogue))


def test_a_card_without_a_key_is_told(card: Card, catalogue: Catalogue) -> None:
    """A card that nobody can check is no card."""
    card.problems(catalogue)
    (card.home / "solutions" / "drills" / "k03.yaml").unlink()
    assert any("cannot be read" in str(one) for one in check(card.home, catalogue))


@pytest.mark.parametrize(
    ("sides", "answer"),
    [
        (("defect", "defect"), "both"),
        (("look_alike", "look_alike"), "neither"),
        (("look_alike", "defect"), "b"),
    ],
)
def test_the_answer_follows_from_the_variants(
    card: Card, catalogue: Catalogue, sides: tuple[str, str], answer: str
) -> None:
    """Both, neither or one of them: nothing is typed twice."""
    names = {"defect": "det-minutes-missing", "look_alike": "ok-approx-offence-time"}
    card.key["variants"] = {
        side: {kind: names[kind], "why": words("x")} for side, kind in zip("ab", sides, strict=True)
    }
    card.key["wrong"] = {name: words(name) for name in ("a", "b", "both", "neither") if name != answer}
    assert card.problems(catalogue) == []
