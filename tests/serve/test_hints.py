"""Hints at the desk: offered where a key is, written down before they are told, gone after the model answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from qorgau import places
from qorgau.answers import Journal, new_operation
from qorgau.exercises.material import load_setting
from qorgau.keys.reader import Reader
from qorgau.serve.exercise_desk import ExerciseDesk
from qorgau.serve.payload import payload
from qorgau.texts import LANGUAGES

SOLUTIONS = places.home() / "solutions"


def desk(folder: Path, *, key: bool = True) -> ExerciseDesk:
    """The desk of marking in self-study, or without a key."""
    journal = Journal(folder, "w01")
    hints = Reader(load_setting("w01"), SOLUTIONS).hints("mark")
    assert hints is not None
    return ExerciseDesk(
        "mark",
        journal,
        "ru",
        lambda items, tries: {},
        lambda items: [],
        hints=lambda tries: (hints, tries < 2) if key else None,
    )


def told(replies: Any) -> dict[str, Any]:
    """What the page hears of hints."""
    (found,) = [one for one in replies if one["type"] == "hints"]
    return dict(found)


def test_before_anything_is_asked_no_hint_reaches_the_page(tmp_path: Path) -> None:
    """The page knows that there are hints and what they cost, and none of them."""
    found = told(desk(tmp_path).answer({"type": "hello", "ops": []}))
    assert found == {"type": "hints", "offered": True, "percent": 10, "given": []}
    setting = load_setting("w01")
    page = json.dumps(payload(setting.material("mark"), owner=None, lang="ru", live=False))
    assert "mark.feedback.hint" not in page


def test_without_a_key_no_hints_are_offered(tmp_path: Path) -> None:
    """Before the reveal the page hears nothing of hints, and asking gives none."""
    here = desk(tmp_path, key=False)
    assert [one["type"] for one in here.answer({"type": "hello", "ops": []})] == ["state"]
    assert list(here.answer({"type": "hint"})) == []
    assert here.journal.refresh().exercise("mark").hints == {}


def test_a_hint_is_written_down_and_told_in_every_language(tmp_path: Path) -> None:
    """The journal has the event with its time, the file its count, the page its words."""
    here = desk(tmp_path)
    found = told(here.answer({"type": "hint"}))
    assert set(found["fresh"]) == set(LANGUAGES)
    assert found["given"] == [found["fresh"]]
    line = json.loads((tmp_path / "answers.journal.jsonl").read_text(encoding="utf-8"))
    assert (line["do"], line["value"], line["tab"]) == ("hint", {"level": 1}, "hints")
    assert line["at"]
    assert json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["hints"] == {"mark": 1}


def test_three_hints_tell_document_group_and_family(tmp_path: Path) -> None:
    """Each hint says more than the last, and none says the field or the name of the defect."""
    here = desk(tmp_path)
    for _ in range(3):
        last = told(here.answer({"type": "hint"}))
    words = [one["en"] for one in last["given"]]
    assert [" entries " in one for one in words] == [False, True, True]
    assert "group" in words[2]
    setting = load_setting("w01")
    names = [defect.name.to("en") for defect in setting.catalogue.defects]
    assert not any(name in one for name in names for one in words)


def test_after_the_model_answer_no_hint_is_sold(tmp_path: Path) -> None:
    """What was given is still told, a new one is refused and costs nothing."""
    here = desk(tmp_path)
    list(here.answer({"type": "hint"}))
    here.journal.append([new_operation("check", "mark", tab="t") for _ in range(2)])
    found = told(here.answer({"type": "hint"}))
    assert (found["offered"], found["refused"], len(found["given"])) == (False, "mark.hint.none", 1)
    assert here.journal.refresh().exercise("mark").hinted == 1


def test_a_hint_that_cannot_be_saved_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the journal cannot be written, the page hears that, and no word of the hint."""
    here = desk(tmp_path)
    (tmp_path / "answers.journal.jsonl").mkdir()
    replies = list(here.answer({"type": "hint"}))
    assert [one["type"] for one in replies] == ["not-saved"]


def test_an_exercise_of_an_examination_has_no_hints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`hints: false` in workbook.yaml offers none, though the key is there."""
    home = tmp_path / "home"
    for part in ("cases", "workbooks"):
        shutil.copytree(places.home() / part, home / part)
    source = home / "workbooks" / "w01" / "workbook.yaml"
    text = source.read_text(encoding="utf-8")
    assert text.count("    type: mark\n") == 1
    source.write_text(
        text.replace("    type: mark\n", "    type: mark\n    hints: false\n"), encoding="utf-8"
    )
    assert Reader(load_setting("w01", home), SOLUTIONS).hints("mark") is None
