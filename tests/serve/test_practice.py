"""Practice copies of self-study: made once, kept apart, found again."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from qorgau import places
from qorgau.answers import JOURNAL
from qorgau.exercises.workbook import load_workbook
from qorgau.problem import BadInput
from qorgau.serve.lab import post_test_home, prepare_lab
from qorgau.serve.practice import Copy, Making, Practice, again, served_notebook
from qorgau.serve.study import prepare_root
from qorgau.serve.study_page import index_page, practice_page, study_page
from qorgau.texts import LANGUAGES, say

SOLUTIONS = places.home() / "solutions"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of answers with the first copy of W01."""
    folder = tmp_path_factory.mktemp("answers")
    Practice(folder, places.home(), SOLUTIONS).next("w01")
    return folder


@pytest.fixture
def practice(made: Path, tmp_path: Path) -> Practice:
    """The same in a folder of the test's own."""
    shutil.copytree(made, tmp_path / "answers")
    return Practice(tmp_path / "answers", places.home(), SOLUTIONS)


def begin(copy: Copy) -> None:
    """Answer something in a copy."""
    (copy.folder / JOURNAL).write_text("", encoding="utf-8")


def test_a_copy_nobody_worked_in_is_given_again(practice: Practice) -> None:
    """Following the link twice, or reloading it, makes no second copy."""
    assert practice.next("w01").id == "w01-s1"
    assert [one.id for one in practice.copies()] == ["w01-s1"]


def test_after_work_the_next_seed_is_taken(practice: Practice) -> None:
    """A copy with answers is left alone; the next has other times and no answers."""
    first = practice.next("w01")
    begin(first)
    second = practice.next("w01")
    assert (second.id, second.begun, first.begun) == ("w01-s2", False, True)
    cases = [next((one.home / "cases").glob("cf01-*/case.yaml")).read_text() for one in (first, second)]
    assert cases[0] != cases[1]


def test_copies_are_found_again_after_a_restart(practice: Practice, tmp_path: Path) -> None:
    """Another process on the same folder finds each copy and puts its notebook where Voilà serves it."""
    root = tmp_path / "root"
    root.mkdir()
    assert prepare_root(root, practice.copies()) == {"w00", "w01", "wk"}
    assert {path.name for path in root.iterdir()} == {"w00.ipynb", "w01.ipynb", "w01-s1.ipynb", "wk.ipynb"}


def test_a_damaged_copy_keeps_nobody_from_the_others(practice: Practice, tmp_path: Path) -> None:
    """Self-study starts although the notebook of one copy cannot be read."""
    practice.next("w01").notebook.write_text("{", encoding="utf-8")
    prepare_root(tmp_path, practice.copies())
    assert (tmp_path / "w01.ipynb").is_file()


@pytest.mark.parametrize(
    "name", ["w01-s2", "w01-s0", "w01-s01", "w01", "..", "w01-s1/../..", "W01-S1", "w01-s1\n", ""]
)
def test_only_the_name_of_a_copy_finds_one(practice: Practice, name: str) -> None:
    """What was never made and what is no name of a copy is not there."""
    assert practice.find(name) is None


def test_nothing_is_left_when_a_copy_cannot_be_made(tmp_path: Path) -> None:
    """A workbook without variants says so and leaves no half-made copy."""
    practice = Practice(tmp_path, places.home(), SOLUTIONS)
    assert not practice.offered("w00")
    with pytest.raises(BadInput, match="about no case file"):
        practice.next("w00")
    assert practice.copies() == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_machine_that_went_off_while_writing_is_made_good(practice: Practice) -> None:
    """What lies there of a copy without its notebook is made anew."""
    copy = practice.next("w01")
    copy.notebook.unlink()
    assert practice.copies() == ()
    assert practice.next("w01").notebook.is_file()
    assert [path.name for path in copy.folder.iterdir()] == ["home"]


def test_the_kernel_of_a_copy_works_in_its_home(practice: Practice, tmp_path: Path) -> None:
    """The served notebook enters home, keys and answers of its copy; the folder it lies in holds nothing of them."""
    copy = practice.next("w01")
    root = tmp_path / "root"
    root.mkdir()
    served_notebook(copy, root)
    cells = json.loads((root / "w01-s1.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [
        cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"]) for cell in cells[:4]
    ]
    told = (
        "import os; print(workbook.folder, workbook.setting.folder, os.environ['QORGAU_SOLUTIONS'], sep='|')"
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([code[0], code[2], code[3], told])],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={**os.environ, "QORGAU_ROOM": "study", "QORGAU_ANSWERS": str(practice.folder.parent)},
    )
    expected = (copy.folder, copy.home / "workbooks" / "w01-s1", copy.home / "solutions")
    assert done.stdout.strip() == "|".join(map(str, expected))
    assert [path.name for path in root.iterdir()] == ["w01-s1.ipynb"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_copy_shows_its_papers_and_says_what_it_is(practice: Practice, lang: str) -> None:
    """The page has the minutes of the variant and none of the original's start, says it is a variant, offers another."""
    copy = practice.next("w01")
    page = study_page(copy.id, lang, "./x", home=copy.home, again="w01")
    assert say(lang, "practice.variant", seed=1) in page
    assert f'href="./w01.again.{lang}"' in page
    original = study_page("w01", lang, "./x", again="w01")
    assert "data-variant" not in original
    assert "13:02" in original
    assert "13:02" not in page


def test_without_variants_no_link_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page offers to practise again only where the case has knobs."""
    monkeypatch.setenv("QORGAU_SOLUTIONS", str(SOLUTIONS))
    names = {name: again(load_workbook(places.workbooks() / name)) for name in ("w00", "w01")}
    assert names == {"w00": None, "w01": "w01"}
    assert "data-again" not in study_page("w00", "ru", "./x")


def test_the_index_lists_what_was_begun(practice: Practice) -> None:
    """Copies with answers stand under their workbook; one that was only opened does not."""
    copy = practice.next("w01")
    assert "data-begun" not in index_page("kk", "/answers", practice.copies())
    begin(copy)
    assert f'<a href="./w01-s1.kk">{say("kk", "practice.link", seed=1)}</a>' in index_page(
        "kk", "/answers", practice.copies()
    )


def test_who_waits_is_told_and_led_on() -> None:
    """While a copy is being made the page says so and asks again by itself; a refusal does not."""
    waiting = practice_page("w01", "en", say("en", "practice.making"), waiting=True)
    assert 'http-equiv="refresh"' in waiting
    assert say("en", "practice.making") in waiting
    assert 'http-equiv="refresh"' not in practice_page("w00", "en", say("en", "practice.none"), waiting=False)


@pytest.mark.parametrize("fails", [False, True])
def test_a_copy_that_takes_its_time_is_made_once(tmp_path: Path, fails: bool) -> None:
    """Who waits gets nothing at first; asking again starts nothing new and gives the copy, or what went wrong."""
    go, started = Event(), []

    def make(workbook: str) -> Copy:
        started.append(workbook)
        go.wait(20)
        if fails:
            raise OSError("disk full")
        return Copy(workbook, 1, tmp_path)

    async def visits() -> Copy | None:
        making = Making(make, moment=0.05)
        assert await making.copy("w01") is None
        go.set()
        await asyncio.sleep(0.2)
        return await making.copy("w01")

    # A thread of its own: the browser tests of the same session keep a loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        answer = aside.submit(lambda: asyncio.run(visits()))
        if fails:
            with pytest.raises(OSError, match="disk full"):
                answer.result()
        else:
            assert answer.result() == Copy("w01", 1, tmp_path)
    assert started == ["w01"]


def test_a_post_test_has_no_key_in_the_trainees_folder(tmp_path: Path) -> None:
    """The notebook of the variant lies in the folder, its home with the keys beside it; a second start keeps both."""
    folder = tmp_path / "lab"
    home = post_test_home(folder, 7, SOLUTIONS)
    prepare_lab(folder, home / "workbooks")
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()] == [
        "w01-s7/w01-s7.ipynb"
    ]
    assert home.parent == folder.parent
    written = (home / "solutions" / "cf01" / "mark.yaml").stat().st_mtime_ns
    post_test_home(folder, 7, SOLUTIONS)
    assert (home / "solutions" / "cf01" / "mark.yaml").stat().st_mtime_ns == written
