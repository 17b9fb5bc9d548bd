"""The widgets that Python puts into a notebook."""

from __future__ import annotations

import re
from typing import Any

from qorgau.widgets.files import stylesheet
from qorgau.widgets.widget import ExerciseConnector, ExerciseWidget, PartWidget


def silent(_message: Any) -> list[dict[str, Any]]:
    """Answers nothing."""
    return []


def test_a_host_without_widgets_gets_the_standing_paper() -> None:
    """Beside the widget the cell carries the same exercise as static HTML."""
    widget = ExerciseWidget({"exercise": "mark", "type": "mark"}, silent, "<p>standing</p>")
    bundle, _ = widget._repr_mimebundle_()
    assert bundle["text/html"] == "<p>standing</p>"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_every_message_of_the_page_is_answered() -> None:
    """What the page sends goes to the answering function, and all its replies go back, in order."""
    heard: list[Any] = []
    sent: list[Any] = []

    def answer(message: Any) -> list[dict[str, Any]]:
        heard.append(message)
        return [{"type": "pong"}, {"type": "state"}]

    widget = ExerciseConnector("mark", answer)
    widget.send = sent.append
    widget._handle_custom_msg({"type": "ping"}, [])
    assert heard == [{"type": "ping"}]
    assert sent == [{"type": "pong"}, {"type": "state"}]


def test_an_exercise_is_one_comm() -> None:
    """A whole exercise is one widget with one payload, and the payload is what was given."""
    given = {"exercise": "e-1", "type": "mark", "html": {"ru": "<p>а</p>"}}
    assert ExerciseWidget(given, silent, "").get_state()["payload"] == given


def test_an_exercise_brings_the_code_of_its_type_alone() -> None:
    """The widget of the cards does not carry the strategy's code, and its own it does."""
    code = ExerciseWidget({"exercise": "e-1", "type": "cards"}, silent, "").get_state()["_esm"]
    assert "mountCards" in code
    assert "mountStrategy" not in code


def test_code_and_style_are_the_kits_own() -> None:
    """A widget brings its code and the stylesheet of the page with it."""
    part = PartWidget(payload={})
    assert "export default" in part._esm
    assert part._css == stylesheet()


def test_the_style_asks_nobody() -> None:
    """The stylesheet loads nothing from anywhere."""
    assert "@import" not in stylesheet()
    assert [
        found for found in re.findall(r"url\(.{8}", stylesheet()) if not found.startswith('url("data:')
    ] == []
