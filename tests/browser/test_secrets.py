"""What leaves the machine: nothing. What of the key reaches the page before a check: nothing."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Response, expect
from servers import Server, until
from trainee import Trainee

from qorgau import places
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.plan import SECTIONS
from qorgau.keys.load import load_mark_key, load_strategy_key, load_timeline_key

pytestmark = pytest.mark.browser


def reasons(about: str = "cf01", *exercises: str) -> list[str]:
    """Every longer reason and question of keys (all of W01 unless some are named), in all languages, as it is shown."""
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name != "quote":  # words of the papers themselves
                    collect(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                collect(inner)
        elif isinstance(value, str) and len(value) > 60:
            found.append(" ".join(value.split()))

    folder = places.home() / "solutions" / about
    if exercises:
        for name in exercises:
            collect(yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")))
    else:
        case = load_case(find_case(about, places.cases()), places.cases() / "templates")
        for load, name in (
            (load_mark_key, "mark"),
            (load_timeline_key, "timeline"),
            (load_strategy_key, "strategy"),
        ):
            collect(load(folder / f"{name}.yaml", case).model_dump())
    assert not [one for one in found if "{{" in one]
    return sorted(set(found))


def told_reasons(home: Path) -> list[str]:
    """Every longer reason of the marking key of CF01 in `home`, filled with the times of its case, in all languages."""
    case = load_case(find_case("CF01", home / "cases"), home / "cases" / "templates")
    key = load_mark_key(home / "solutions" / "cf01" / "mark.yaml", case)
    said = [*key.defects, *key.look_alikes, *key.ungraded]
    found = {" ".join(text.split()) for one in said for _, text in one.why.texts()}
    return sorted(text for text in found if len(text) > 60)


def plan_reasons() -> list[str]:
    """Why choices of plan.yaml are wrong, in all languages."""
    plan = load_strategy_catalogue(places.cases() / "catalogue").plan
    words = [one.why for section in SECTIONS for one in getattr(plan, section) if one.why]
    return sorted({" ".join(text.split()) for why in words for _, text in why.texts()})


class Ear:
    """Hears everything that a page asks for and is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: list[Response] = []
        self.told: list[str | bytes] = []

    def listen(self, page: Page) -> None:
        """Hear all requests, answers and websocket messages of `page` and its frames."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", lambda answer: self.answers.append(answer))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda said: self.told.append(said)))

    def text(self) -> str:
        """All that was received, escaped letters read, white space made one."""
        parts = [one if isinstance(one, str) else one.decode("utf-8", "ignore") for one in self.told]
        for answer in self.answers:
            if answer.status == 200 and answer.request.method == "GET":
                parts.append(answer.body().decode("utf-8", "ignore"))
        letters = re.compile(r"\\u([0-9a-f]{4})")
        return " ".join(letters.sub(lambda found: chr(int(found[1], 16)), "\n".join(parts)).split())


def test_nothing_of_the_key_comes_before_a_check_and_nothing_goes_out(
    visit: Callable[..., Trainee], study: Server, tmp_path: Path
) -> None:
    """Until the check no reason of the key is in the page, any file or any message; it never is in the answers file."""
    ear = Ear()
    trainee = visit(python=True, prepare=ear.listen).mark("DP.7").name("det-clock-shifted").done().saved()
    expect(trainee.page.locator("[data-exercise=strategy] [data-status]")).to_have_attribute(
        "data-status", "saved"
    )
    sentences = [*reasons(), *told_reasons(places.home()), *plan_reasons()]
    received = ear.text() + " ".join(trainee.page.content().split())
    assert "det-clock-shifted" in received
    assert [one for one in sentences if one in received] == []

    trainee.check()
    # The same ear hears the reason when it may: the search above was able to find it.
    told = ear.text()
    assert any(one in told for one in sentences)

    own = json.dumps(trainee.download(tmp_path / "answers.json"), ensure_ascii=False)
    assert [one for one in sentences if one in own] == []

    foreign = [
        url
        for url in ear.asked
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname != "127.0.0.1"
    ]
    assert foreign == []
    assert {urlsplit(url).scheme for url in ear.asked} <= {"http", "data", "blob"}
    assert study.url in {f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" for url in ear.asked}


def test_nothing_of_the_key_of_a_practice_copy_comes_before_its_check(
    visit: Callable[..., Trainee], study: Server
) -> None:
    """A copy is made with its key on the learner's own disk; none of it reaches page, files or messages before the check."""
    ear = Ear()
    address = study.url + "/w01.again.ru"

    def made() -> bool:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return str(answer.url).endswith("/w01-s1.ru")

    until(made, 30, "the copy is made")
    trainee = visit("/w01-s1.ru", python=True, prepare=ear.listen)
    trainee.mark("DP.7").name("det-clock-shifted").done().saved()
    expect(trainee.page.locator("[data-exercise=strategy] [data-status]")).to_have_attribute(
        "data-status", "saved"
    )
    sentences = [*told_reasons(study.folder / "practice" / "w01-s1" / "home"), *reasons()]
    received = ear.text() + " ".join(trainee.page.content().split())
    assert "det-clock-shifted" in received
    assert [one for one in sentences if one in received] == []
    trainee.check()
    assert any(one in ear.text() for one in sentences)
