"""The picture at the end of the feedback on a strategy: the trainee's own, on pages that have no form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qorgau import places
from qorgau.exercises.material import load_setting
from qorgau.exercises.strategy.picture.offer import picture_of
from qorgau.keys.check_strategy import StrategyCheck
from qorgau.texts import say

SOLUTIONS = places.home() / "solutions"


@pytest.fixture(scope="module")
def check() -> StrategyCheck:
    """The strategy of W01, ready to be checked."""
    return StrategyCheck(
        load_setting("w01").material("strategy"), SOLUTIONS, SOLUTIONS / "cf01" / "strategy.yaml"
    )


def items(name: str) -> dict[str, Any]:
    """A recorded strategy."""
    file = SOLUTIONS / "w01" / "answers" / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["exercises"]["strategy"]["items"]
    return found


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_a_feedback_page_ends_with_the_picture(check: StrategyCheck, lang: str) -> None:
    """Drawing and table stand there in the language of the page, without a script and without a frame to close."""
    html = check.check(items("wrong"), "a.json", model=False, live=False, languages=(lang,)).html[lang]
    assert say(lang, "picture.title", case="CF01") in html
    assert html.count("<svg") == 1
    assert "<dialog" not in html
    assert "<script" not in html


def test_the_live_page_has_a_button_instead(check: StrategyCheck) -> None:
    """Where the form is, the feedback holds no picture."""
    html = check.check(items("wrong"), "a.json", model=True, live=True, languages=("ru",)).html["ru"]
    assert "<svg" not in html


def test_the_picture_is_the_same_whatever_the_key_says(check: StrategyCheck) -> None:
    """With the model answer or without it the picture is one and the same: that of the strategy handed in."""
    parts = {
        check.check(items("wrong"), "a.json", model=model, live=False, languages=("ru",))
        .html["ru"]
        .partition('<section class="q-picture"')[2]
        for model in (False, True)
    }
    assert len(parts) == 1
    answer, _, _ = check.score(items("wrong"), "a.json")
    assert len(picture_of(answer, check._view, "ru").picture.nodes) == next(iter(parts)).count("data-row=")
