"""What leaves the machine: nothing. What of the key reaches the page before a check: nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Response, expect
from servers import Server
from trainee import Trainee

from qorgau import places

pytestmark = pytest.mark.browser


def reasons() -> list[str]:
    """The 120 longest reasons and questions of both keys, in both languages."""
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name != "quote":  # words of the papers themselves
                    collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)
        elif isinstance(value, str) and len(value) > 60:
            found.append(" ".join(value.split()))

    for name in ("mark", "strategy"):
        collect(
            yaml.safe_load((places.home() / "solutions" / "cf01" / f"{name}.yaml").read_text(encoding="utf-8"))
        )
    return sorted(set(found), key=len)[-120:]


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
    sentences = reasons()
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
