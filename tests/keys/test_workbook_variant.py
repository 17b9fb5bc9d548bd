"""A workbook on a variant of its case: a home of its own, whose exercises and keys hold."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.keys.conftest import Kit

from qorgau import places
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.material import load_setting
from qorgau.exercises.timeline.view import question_of
from qorgau.exercises.workbook import load_workbook
from qorgau.keys.reveal import reveal
from qorgau.keys.workbook_variant import has_variants, write_workbook_variant
from qorgau.problem import BadInput

HOME = places.home()
SOLUTIONS = HOME / "solutions"
SEEDS = 50


def write(to: Path, seed: int = 7) -> Path:
    """W01 on a variant of its case, below `to`."""
    return write_workbook_variant("W01", seed, HOME, SOLUTIONS, to)


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_fifty_seeds_of_w01_hold(tmp_path: Path) -> None:
    """In each variant every question is true to its papers and every key fits: writing one checks that."""
    for seed in range(1, SEEDS + 1):
        assert write(tmp_path / str(seed), seed).name == f"w01-s{seed}"


def test_the_variant_has_a_name_of_its_own_everywhere(tmp_path: Path) -> None:
    """Folder, workbook.yaml and notebook bear the new id, so that answers and grades meet no other workbook's."""
    folder = write(tmp_path)
    workbook = load_workbook(folder)
    assert (workbook.id, workbook.variant_of, workbook.seed) == ("w01-s7", "w01", 7)
    text = (folder / "w01-s7.ipynb").read_text(encoding="utf-8")
    assert 'open_workbook(\\"w01-s7\\"' in text
    assert '\\"w01\\"' not in text
    assert len(json.loads(text)["cells"]) == 12


def test_papers_and_questions_tell_the_same_other_times(tmp_path: Path) -> None:
    """The minute of the detention is another than in the original, in the papers as in the question."""
    write(tmp_path)
    setting = load_setting("w01-s7", tmp_path)
    original = load_case(find_case("CF01", HOME / "cases"), HOME / "cases" / "templates")
    assert setting.case is not None
    minute = f"{setting.case.moments.minute('t0'):%H:%M}"
    assert minute != f"{original.moments.minute('t0'):%H:%M}"
    assert minute in setting.case.fields["RP-1.4"].entry.ru
    start = question_of(setting.material("timeline")).moment["start"].statement["reports"]
    assert start.minute == minute


def test_what_tells_the_originals_times_stays_behind(tmp_path: Path) -> None:
    """Neither recorded answers nor golden texts, trainer notes, knobs or readings of the key are copied."""
    write(tmp_path)
    names = {path.name for path in tmp_path.rglob("*")}
    assert names & {"answers", "golden", "trainer.ru.md", "knobs.yaml", "passes.yaml"} == set()
    assert {
        "mark.yaml",
        "strategy.yaml",
        "timeline.yaml",
        "rubric.yaml",
        "switches.yaml",
        "plain.yaml",
    } <= names


def test_a_seed_gives_the_same_bytes_again(tmp_path: Path) -> None:
    """A post-test can be made again from its seed on another machine."""
    write(tmp_path / "one")
    write(tmp_path / "other")
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_second_seed_of_a_case_is_refused_in_the_same_folder(tmp_path: Path) -> None:
    """A second seed in the same folder would leave the first one's questions on other papers: it is refused."""
    write(tmp_path, 7)
    with pytest.raises(BadInput, match="another variant"):
        write(tmp_path, 8)
    assert load_setting("w01-s7", tmp_path).workbook.seed == 7


def test_a_workbook_about_no_case_has_no_variant(tmp_path: Path) -> None:
    """W00 is about no case file: that is said, and nothing is written."""
    with pytest.raises(BadInput, match="about no case file"):
        write_workbook_variant("W00", 1, HOME, SOLUTIONS, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "has"), [("w00", False), ("w01", True)])
def test_which_workbooks_have_variants(name: str, has: bool) -> None:
    """A workbook has variants when it is about a case with knobs."""
    assert has_variants(load_workbook(HOME / "workbooks" / name), SOLUTIONS) is has


def test_a_case_without_knobs_is_told(kit: Kit, tmp_path: Path) -> None:
    """Without knobs there is nothing to turn, and the file to write is named."""
    (kit.solutions / "cf01" / "knobs.yaml").unlink()
    source = HOME / "workbooks" / "w01"
    (kit.home / "workbooks").mkdir()
    (kit.home / "workbooks" / "w01").symlink_to(source, target_is_directory=True)
    assert not has_variants(load_workbook(source), kit.solutions)
    with pytest.raises(BadInput, match="there are no knobs"):
        write_workbook_variant("W01", 1, kit.home, kit.solutions, tmp_path / "out")


def test_a_minute_that_makes_a_wrong_choice_right_is_told(kit: Kit, tmp_path: Path) -> None:
    """A variant in which a vague source names the exact minute by chance would punish a right answer: it is refused."""
    kit.change(
        "solutions/cf01/knobs.yaml",
        lambda data: data.update(
            knobs=[{"id": "start", "shift": ["t0"], "minutes": {"from": -2, "to": 0, "step": 2}}], keep=[]
        ),
    )
    (kit.home / "workbooks").mkdir()
    (kit.home / "workbooks" / "w01").symlink_to(HOME / "workbooks" / "w01", target_is_directory=True)
    said = ""
    for seed in range(1, 9):
        try:
            write_workbook_variant("W01", seed, kit.home, kit.solutions, tmp_path / str(seed))
        except BadInput as error:
            said += str(error)
    assert "names the minute of the right one" in said


def test_a_reveal_copies_the_key_of_the_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With QORGAU_HOME at the variant's home a trainer reveals its key as any other."""
    write(tmp_path / "home")
    monkeypatch.setenv("QORGAU_HOME", str(tmp_path / "home"))
    key = reveal("w01-s7", "mark", tmp_path / "home" / "solutions", tmp_path / "reveal")
    assert key == tmp_path / "reveal" / "cf01" / "mark.yaml"
