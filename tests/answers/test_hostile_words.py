"""Hostile words in answers: kept letter by letter in the journal and the file that is handed in, or refused with a word."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from tests.hostile import CONTROLS, EVIL, FAMILY, HALF, REFUSED, TURNING, WORDS

from qorgau.answers import Journal, new_operation
from qorgau.answers.plain_json import cleaned
from qorgau.answers.snapshot_file import read_snapshot
from qorgau.problem import BadInput

KEPT = {
    **WORDS,
    **{name: text for name, text in REFUSED.items() if "\0" not in text},
    "all": EVIL,
    "family": FAMILY,
}


def test_every_text_comes_back_from_the_disk(tmp_path: Path) -> None:
    """Controls, turned lines, U+2028, marks and pictures: each is one line of the journal and is read again, composed."""
    journal = Journal(tmp_path, "w01")
    notes = {f"m-{number}": {"note": text} for number, text in enumerate(KEPT.values())}
    journal.append([new_operation("set", "mark", item, value, tab="t") for item, value in notes.items()])
    assert (tmp_path / "answers.journal.jsonl").read_bytes().count(b"\n") == len(notes)
    found = Journal(tmp_path, "w01").refresh().exercise("mark").values
    whole = {item: {"note": unicodedata.normalize("NFC", value["note"])} for item, value in notes.items()}
    assert dict(found) == whole
    assert dict(read_snapshot(journal.save_snapshot("ru")).items("mark")) == whole


@pytest.mark.parametrize(("text", "said"), [("a\0b", "NUL"), (HALF, "surrogate")])
def test_what_is_no_text_is_refused(text: str, said: str) -> None:
    """A NUL and half a character are named with their place."""
    _, faults = cleaned({"m-1": {"note": text}})
    assert [(fault.path, said in fault.message) for fault in faults] == [("m-1.note", True)]


def test_a_file_with_what_is_no_text_is_told_not_raised(tmp_path: Path) -> None:
    """An answers file with half a character in a name and in a text is bad input whose words can be written."""
    head = {"qorgau": 1, "workbook": "w01", "lang": "ru", "made": "2026-11-23T10:00:00Z"}
    items = {"m-1": {"note": HALF}, f"m-{HALF}": {}, f"m-{TURNING}{CONTROLS}": {}}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({**head, "exercises": {"mark": {"items": items}}}), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_snapshot(path)
    said = "\n".join(map(str, caught.value.problems))
    said.encode()
    assert not set(said) & set(TURNING + CONTROLS)
