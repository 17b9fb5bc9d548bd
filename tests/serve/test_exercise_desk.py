"""What Python answers to the page of one exercise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qorgau.answers import Journal, new_operation
from qorgau.serve.exercise_desk import ExerciseDesk, Items


def no_check(items: Items, tries: int) -> dict[str, Any]:
    """A check that tells what it was asked."""
    return {"items": dict(items), "tries": tries}


@pytest.fixture
def desk(tmp_path: Path) -> ExerciseDesk:
    """A desk on an empty folder."""
    return ExerciseDesk("mark", Journal(tmp_path, "w01"), "ru", no_check, lambda items: [])


def operation(item: str, value: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    """An operation as a page sends it."""
    do = "set" if value is not None else "remove"
    raw: dict[str, Any] = json.loads(new_operation(do, "mark", item, value, tab="t", **more).line())
    return raw


def only(replies: Any) -> dict[str, Any]:
    """The single reply."""
    (reply,) = list(replies)
    found: dict[str, Any] = reply
    return found


def test_an_operation_is_on_the_disk_before_the_page_is_told(desk: ExerciseDesk, tmp_path: Path) -> None:
    """What the page hears as taken stands in the journal and in the file that is handed in."""
    sent = operation("m-1", {"field": "DP.7"})
    reply = only(desk.answer({"type": "ops", "ops": [sent]}))
    assert reply["taken"] == [sent["op"]]
    assert sent["op"] in (tmp_path / "answers.journal.jsonl").read_text(encoding="utf-8")
    assert (
        json.loads((tmp_path / "answers.json").read_text())["exercises"]["mark"]["items"]["m-1"]["field"]
        == "DP.7"
    )


def test_a_page_that_says_hello_gets_all_that_is_there(desk: ExerciseDesk, tmp_path: Path) -> None:
    """A new page receives the marks of an earlier one."""
    list(desk.answer({"type": "ops", "ops": [operation("m-1", {"field": "DP.7"})]}))
    later = ExerciseDesk("mark", Journal(tmp_path, "w01"), "ru", no_check, lambda items: [])
    reply = only(later.answer({"type": "hello", "ops": []}))
    assert reply["state"]["items"]["m-1"]["value"] == {"field": "DP.7"}


def test_a_ping_brings_what_another_tab_did(desk: ExerciseDesk, tmp_path: Path) -> None:
    """Work of another kernel on the same folder arrives with the next ping; without any, only a pong comes."""
    list(desk.answer({"type": "hello", "ops": []}))
    assert only(desk.answer({"type": "ping"})) == {"type": "pong"}
    other = ExerciseDesk("mark", Journal(tmp_path, "w01"), "ru", no_check, lambda items: [])
    list(other.answer({"type": "ops", "ops": [operation("m-2", {"field": "AP.9"})]}))
    assert "m-2" in only(desk.answer({"type": "ping"}))["state"]["items"]


def test_the_same_operation_twice_counts_once(desk: ExerciseDesk) -> None:
    """A page that was not sure sends its work again; nothing is doubled."""
    sent = operation("m-1", {"field": "DP.7"})
    first = only(desk.answer({"type": "ops", "ops": [sent]}))
    again = only(desk.answer({"type": "ops", "ops": [sent]}))
    assert first["state"] == again["state"]


def test_a_damaged_operation_is_told_and_stops_no_other(desk: ExerciseDesk) -> None:
    """One unreadable operation is named; the good ones beside it are saved."""
    good = operation("m-1", {"field": "DP.7"})
    replies = list(desk.answer({"type": "ops", "ops": [{"op": "x", "do": "explode"}, good]}))
    assert "m-1" in replies[0]["state"]["items"]
    assert replies[1]["type"] == "not-saved"


def test_a_disk_that_refuses_is_told_not_raised(tmp_path: Path) -> None:
    """When the journal cannot be written the page is told so and the operation is not taken."""
    (tmp_path / "answers.journal.jsonl").mkdir()
    desk = ExerciseDesk("mark", Journal(tmp_path, "w01"), "ru", no_check, lambda items: [])
    reply = only(desk.answer({"type": "ops", "ops": [operation("m-1", {"field": "DP.7"})]}))
    assert reply["type"] == "not-saved"
    assert "answers.journal.jsonl" in reply["message"]


def test_a_check_sees_the_saved_answers_and_the_number_of_tries(desk: ExerciseDesk) -> None:
    """The check scores what is in the journal and knows the how-manieth try it is."""
    check = json.loads(new_operation("check", "mark", tab="t").line())
    list(desk.answer({"type": "ops", "ops": [operation("m-1", {"field": "DP.7"}), check]}))
    reply = only(desk.answer({"type": "check"}))
    assert (reply["type"], reply["tries"], set(reply["items"])) == ("feedback", 1, {"m-1"})


def test_a_file_made_elsewhere_is_loaded(desk: ExerciseDesk, tmp_path: Path) -> None:
    """The file one page downloads is what another loads."""
    list(desk.answer({"type": "ops", "ops": [operation("m-1", {"field": "DP.7"})]}))
    text = (tmp_path / "answers.json").read_text(encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = ExerciseDesk("mark", Journal(elsewhere, "w01"), "ru", no_check, lambda items: [])
    state, imported = list(other.answer({"type": "import", "text": text, "name": "mine.json"}))
    assert state["state"]["items"]["m-1"]["value"] == {"field": "DP.7"}
    assert imported == {"type": "imported", "count": 1, "problems": []}


def test_a_broken_file_changes_nothing_and_is_named(desk: ExerciseDesk) -> None:
    """A file that cannot be loaded is named with its fault; the answers stay as they were."""
    list(desk.answer({"type": "ops", "ops": [operation("m-1", {"field": "DP.7"})]}))
    reply = only(desk.answer({"type": "import", "text": '{"qorgau": 1', "name": "broken.json"}))
    assert reply["count"] == 0
    assert "broken.json" in reply["problems"][0]
    assert set(only(desk.answer({"type": "hello", "ops": []}))["state"]["items"]) == {"m-1"}
