"""Papers that a page asks for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.serve.recorded import model

from qorgau.answers import Journal
from qorgau.exercises.material import load_setting
from qorgau.problem import BadInput
from qorgau.serve.drafts import drafts
from qorgau.serve.exercise_desk import ExerciseDesk
from qorgau.widgets.widget import ExerciseConnector


def desk(folder: Path, exercise: str = "strategy") -> ExerciseDesk:
    """A desk that makes papers of an exercise."""
    material = load_setting("w01").material(exercise)
    return ExerciseDesk(
        exercise,
        Journal(folder, "w01"),
        "ru",
        lambda items, tries: {},
        lambda items: [],
        lambda items, lang: drafts(material, {**items, **model()}, lang),
    )


def test_the_page_hears_at_once_and_then_gets_the_file(tmp_path: Path) -> None:
    """The first answer only says that somebody is there; the second brings name, type and bytes."""
    first, second = desk(tmp_path).answer({"type": "drafts", "lang": "kk"})
    assert first == {"type": "pong"}
    assert second["name"] == "drafts-cf01.kk.docx"
    (made,) = second["buffers"]
    assert "СҰРАЙМЫН" in "\n".join(one.text for one in Document(BytesIO(made)).paragraphs)


def test_an_exercise_without_papers_says_so(tmp_path: Path) -> None:
    """Asked for papers, another exercise refuses; nothing is raised at the page."""
    _, second = desk(tmp_path, "mark").answer({"type": "drafts", "lang": "ru"})
    assert "no papers are made" in second["refused"]
    with pytest.raises(BadInput):
        drafts(load_setting("w01").material("mark"), {}, "ru")


def test_bytes_travel_beside_the_message() -> None:
    """The widget sends the bytes of a reply as buffers, not inside it."""
    sent: list[Any] = []
    widget = ExerciseConnector("strategy", lambda _message: [{"type": "drafts", "buffers": [b"PK"]}])
    widget.send = lambda content, buffers=None: sent.append((content, buffers))
    widget._handle_custom_msg({"type": "drafts"}, [])
    assert sent == [({"type": "drafts"}, [b"PK"])]
