"""The picture that a page asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.serve.recorded import model

from qorgau.answers import Journal
from qorgau.exercises.material import load_setting
from qorgau.problem import BadInput
from qorgau.serve.exercise_desk import ExerciseDesk
from qorgau.serve.picture import picture


def desk(folder: Path, exercise: str = "strategy", **changed: Any) -> ExerciseDesk:
    """A desk that draws the model strategy with some items changed."""
    material = load_setting("w01").material(exercise)
    return ExerciseDesk(
        exercise,
        Journal(folder, "w01"),
        "ru",
        lambda items, tries: {},
        lambda items: [],
        picture=lambda items, lang: picture(material, {**items, **model(), **changed}, lang),
    )


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_the_page_gets_the_picture_in_its_language(tmp_path: Path, lang: str) -> None:
    """One reply with drawings and table in a frame that can be closed; a strange language gives the first one."""
    (reply,) = desk(tmp_path).answer({"type": "picture", "lang": lang})
    assert reply["type"] == "picture"
    assert reply["html"].startswith(f'<dialog class="q-picture" lang="{lang}"')
    assert reply["html"].count("<svg") == 2
    (other,) = desk(tmp_path).answer({"type": "picture", "lang": "xx"})
    assert 'lang="ru"' in other["html"]


def test_an_exercise_without_a_picture_says_so(tmp_path: Path) -> None:
    """Asked for a picture, another exercise refuses; nothing is raised at the page."""
    (reply,) = desk(tmp_path, "mark").answer({"type": "picture", "lang": "ru"})
    assert "has no picture" in reply["refused"]
    with pytest.raises(BadInput):
        picture(load_setting("w01").material("mark"), {}, "ru")


def test_a_desk_that_offers_none_refuses(tmp_path: Path) -> None:
    """A page that no picture is offered to hears so."""
    plain = ExerciseDesk(
        "strategy", Journal(tmp_path, "w01"), "ru", lambda items, tries: {}, lambda items: []
    )
    (reply,) = plain.answer({"type": "picture"})
    assert "none for this exercise" in reply["refused"]


def test_a_text_too_long_for_an_answer_is_drawn_shortened(tmp_path: Path) -> None:
    """A hundred thousand letters do not keep the page waiting, nor hide what else there is."""
    step = {"stage": "S7", "order": 12, "if_refused": "ю" * 100_000}
    (reply,) = desk(tmp_path, **{"motion:M-APPEAL": step}).answer({"type": "picture", "lang": "ru"})
    assert "ю" * 20_000 in reply["html"]
    assert "ю" * 20_001 not in reply["html"]


def test_nothing_of_the_key_is_in_the_picture() -> None:
    """The picture of an empty strategy is empty: nothing that the trainee has not named is drawn."""
    found = picture(load_setting("w01").material("strategy"), {}, "ru")
    assert "<svg" not in found
    assert "<table" not in found
