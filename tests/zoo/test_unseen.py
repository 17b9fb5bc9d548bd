"""Signs that nobody sees, or that turn, hide or cover others: refused in every data file, with file, field and hint."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile import CONTROLS, EVIL, FAMILY, HALF, REFUSED, TURNING, WORDS, ZALGO

from qorgau import places
from qorgau.data_file import read_yaml
from qorgau.keys.check_all import check_all
from qorgau.problem import BadInput, Problem
from qorgau.unseen import MARKS, SHOWN, escaped, inert, still, unseen


def told(path: Path, data: Any) -> tuple[Problem, ...]:
    """What is said of a file with this data."""
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    try:
        read_yaml(path)
    except BadInput as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hidden_sign_is_refused_where_it_stands(name: str, tmp_path: Path) -> None:
    """The problem names the file, the field and the number of the sign, and says what to do; it shows no hidden sign."""
    (found,) = told(tmp_path / "a.yaml", {"title": {"ru": "чисто"}, "list": [{"entry": REFUSED[name]}]})
    assert (found.file.split("/")[-1], found.field) == ("a.yaml", "list.0.entry")
    assert found.message.startswith("U+")
    assert found.hint
    assert list(unseen(str(found))) == []


def test_each_kind_of_sign_is_told_once_a_text(tmp_path: Path) -> None:
    """A text full of two hidden signs has two problems, not two hundred; a name of a field is looked at too."""
    assert len(told(tmp_path / "a.yaml", {"a": "\u200b\u202e" * 100})) == 2
    (found,) = told(tmp_path / "b.yaml", {"a\u202eb": 1})
    assert found.field == f"a{SHOWN}b"


@pytest.mark.parametrize("name", WORDS)
def test_words_that_only_look_dangerous_are_let_through(name: str, tmp_path: Path) -> None:
    """Markup, formulas, paths and pictures of several signs are words like others: what shows them keeps them still."""
    assert told(tmp_path / "a.yaml", {"a": WORDS[name]}) == ()


@pytest.mark.parametrize(
    "text", ["Әділ қорғау — «іс» № 5 …", "и\u0306 е\u0301 §\u00a01", FAMILY, "line\n\tline", "☑ ✓ ⚖️"]
)
def test_ordinary_writing_is_let_through(text: str) -> None:
    """Kazakh, stress marks, spaces that do not break, pictures and lines are no tricks."""
    assert list(unseen(text)) == []


@pytest.mark.parametrize(
    "where", ["case", "paper", "mark key", "strategy key", "workbook", "drill", "catalogue"]
)
def test_case_check_names_the_file(where: str, tmp_path: Path) -> None:
    """`qorgau case check` refuses a hidden sign in a case, a paper, keys, a workbook, a drill card and the catalogue."""
    home = tmp_path / "home"
    home.mkdir()
    for part in ("cases", "workbooks", "solutions"):
        (home / part).symlink_to(places.home() / part)
    files = {
        "case": "cases/cf01-lunch-hour-delivery/case.yaml",
        "paper": "cases/cf01-lunch-hour-delivery/documents/AP.yaml",
        "mark key": "solutions/cf01/mark.yaml",
        "strategy key": "solutions/cf01/strategy.yaml",
        "workbook": "workbooks/w01/workbook.yaml",
        "drill": "cases/drills/k01.yaml",
        "catalogue": "cases/catalogue/defects.yaml",
    }
    path = own_copy(home, files[where])
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(ru: [^а-я]*[а-я])", "\\1\u202e", text, count=1), encoding="utf-8")
    found = [one for one in check_all(home, home / "solutions", ["CF01", "K01"]) if "U+202E" in one.message]
    assert found
    assert all(path.name in one.file and one.field and one.hint for one in found)


def own_copy(home: Path, name: str) -> Path:
    """The file at `name` below a home of links, as a copy that may be changed: its folders become folders of links."""
    here = home
    for part in Path(name).parts[:-1]:
        here /= part
        if here.is_symlink():
            there = here.resolve()
            here.unlink()
            here.mkdir()
            for one in there.iterdir():
                (here / one.name).symlink_to(one)
    path = home / name
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    return path


@given(st.text())
def test_a_page_and_a_terminal_show_only_what_keeps_still(text: str) -> None:
    """Whatever the text: on a page nothing turns or piles up, on a terminal nothing is obeyed; doing it twice changes nothing."""
    page, terminal = inert(text), still(text)
    assert not set(page) & set(TURNING)
    assert not set(terminal) & set(TURNING + CONTROLS)
    assert (inert(page), still(terminal)) == (page, terminal)


def test_direction_becomes_a_sign_at_the_same_place() -> None:
    """Each control of direction is one sign, so that places in a text are counted as before."""
    assert inert(f"a{TURNING}b") == f"a{SHOWN * len(TURNING)}b"


def test_too_many_marks_become_one_sign() -> None:
    """The first marks of a letter stay; all others of it are one sign; letters and pictures around it stay as they are."""
    assert inert(f"{FAMILY}{ZALGO}! {FAMILY * 9}") == f"{FAMILY}{ZALGO[: MARKS + 1]}{SHOWN}! {FAMILY * 9}"


def test_a_terminal_gets_lines_but_no_orders() -> None:
    """Line ends and tabs stay; escape, bell, half a character and a line separator are signs."""
    assert still(f"a\n\tb\x1b[2J\x07\u2028{HALF[5]}\x9b") == f"a\n\tb{SHOWN}[2J{SHOWN * 4}"


def test_json_for_a_terminal_is_the_same_data() -> None:
    """What a terminal would obey is written as a number; a program reads the same text."""
    made = escaped(json.dumps(EVIL + CONTROLS + HALF, ensure_ascii=False))
    assert json.loads(made) == EVIL + CONTROLS + HALF
    assert not set(made) & set(TURNING + CONTROLS)
    made.encode()
