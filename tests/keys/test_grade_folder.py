"""Grading a folder that a trainee handed in, in whatever state it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qorgau import places
from qorgau.keys.grade import grade_folder

SOLUTIONS = places.home() / "solutions"
ANSWERS = SOLUTIONS / "w01" / "answers"


@pytest.fixture
def model() -> dict[str, Any]:
    """The recorded model answers."""
    found: dict[str, Any] = json.loads((ANSWERS / "model.json").read_text(encoding="utf-8"))
    return found


def points(folder: Path, owner: str | None = None) -> dict[str, float]:
    """Points by exercise."""
    return {
        name: one.points
        for name, one in grade_folder(folder, "w01", owner=owner, solutions=SOLUTIONS).items()
    }


def hand_in(folder: Path, content: bytes | dict[str, Any]) -> None:
    """Write an answers file."""
    data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    (folder / "answers.json").write_bytes(data)


def test_model_answers_earn_everything(tmp_path: Path, model: dict[str, Any]) -> None:
    """The recorded model answers earn the maximum of every exercise."""
    hand_in(tmp_path, model)
    assert points(tmp_path) == {"mark": 40, "timeline": 10, "strategy": 60}


def test_a_missing_file_earns_nothing_and_says_so(tmp_path: Path) -> None:
    """Without an answers file there are no points, and the problem names the file."""
    grades = grade_folder(tmp_path, "w01", owner=None, solutions=SOLUTIONS)
    assert {one.points for one in grades.values()} == {0}
    assert {problem.file for one in grades.values() for problem in one.problems} == {"answers.json"}


DAMAGE: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "truncated": lambda found: json.dumps(found).encode()[:-40],
    "NUL": lambda found: json.dumps(found).encode().replace(b"sure", b"su\x00re", 1),
    "wrong version": lambda found: json.dumps({**found, "qorgau": 99}).encode(),
    "other workbook": lambda found: json.dumps({**found, "workbook": "w02"}).encode(),
    "list": lambda found: b"[]",
    "huge": lambda found: b'{"qorgau": 1, "x": "' + b"a" * 3_000_000 + b'"}',
    "not JSON": lambda found: b"\xff\xfe\x00",
    "empty": lambda found: b"",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_an_unusable_file_earns_nothing_names_the_fault_and_is_left_as_it_was(
    tmp_path: Path, model: dict[str, Any], damage: str
) -> None:
    """An unusable answers file gives no points and at least one named problem, and is not changed."""
    content = DAMAGE[damage](model)
    hand_in(tmp_path, content)
    grades = grade_folder(tmp_path, "w01", owner=None, solutions=SOLUTIONS)
    assert {one.points for one in grades.values()} == {0}
    assert all("answers.json" in problem.file for one in grades.values() for problem in one.problems)
    assert all(one.problems for one in grades.values())
    assert (tmp_path / "answers.json").read_bytes() == content


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, model: dict[str, Any]) -> None:
    """A file saved with a byte-order mark is read like any other."""
    hand_in(tmp_path, b"\xef\xbb\xbf" + json.dumps(model, ensure_ascii=False).encode())
    assert points(tmp_path) == {"mark": 40, "timeline": 10, "strategy": 60}


def test_a_foreign_field_is_named_with_its_path(tmp_path: Path, model: dict[str, Any]) -> None:
    """A mark on a field that the case has not is named; the other exercises and marks are scored."""
    items = model["exercises"]["mark"]["items"]
    items["m-foreign"] = {**next(iter(items.values())), "field": "ZZ.99"}
    hand_in(tmp_path, model)
    grades = grade_folder(tmp_path, "w01", owner=None, solutions=SOLUTIONS)
    assert [problem.field for problem in grades["mark"].problems] == ["m-foreign.field"]
    assert (grades["mark"].points, grades["strategy"].points) == (40, 60)


def test_answers_of_another_trainee_earn_nothing(tmp_path: Path, model: dict[str, Any]) -> None:
    """An answers file that names another owner than the submission is refused, naming the field owner."""
    hand_in(tmp_path, {**model, "owner": "aigul"})
    grades = grade_folder(tmp_path, "w01", owner="bolat", solutions=SOLUTIONS)
    assert {one.points for one in grades.values()} == {0}
    assert {problem.field for problem in grades["mark"].problems} == {"owner"}


def test_an_unknown_owner_is_not_held_against_anyone(tmp_path: Path, model: dict[str, Any]) -> None:
    """A file without an owner (made at home) is graded for whoever hands it in."""
    hand_in(tmp_path, {**model, "owner": None})
    assert points(tmp_path, owner="bolat") == {"mark": 40, "timeline": 10, "strategy": 60}


def test_letters_in_another_unicode_form_are_the_same_letters(tmp_path: Path, model: dict[str, Any]) -> None:
    """A quote typed with decomposed letters (NFD) earns what the composed one earns."""
    import unicodedata

    hand_in(tmp_path, unicodedata.normalize("NFD", json.dumps(model, ensure_ascii=False)).encode())
    assert points(tmp_path) == {"mark": 40, "timeline": 10, "strategy": 60}


def test_the_feedback_escapes_what_a_trainee_wrote(tmp_path: Path, model: dict[str, Any]) -> None:
    """Markup in a trainee's texts is shown as text, never as markup."""
    model["exercises"]["strategy"]["items"]["position"]["theory"] = (
        "<script>alert(1)</script> <img src=x onerror=y>"
    )
    hand_in(tmp_path, model)
    html = "".join(
        text
        for one in grade_folder(tmp_path, "w01", owner=None, solutions=SOLUTIONS).values()
        for text in one.feedback_html.values()
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
