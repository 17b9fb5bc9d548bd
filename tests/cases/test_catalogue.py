"""The vocabulary of marking: complete, consistent, with all faults told at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qorgau.cases.catalogue import Catalogue, load_catalogue
from qorgau.problem import BadInput, Problem

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "catalogue"
DEFECTS = """\
families:
  - {id: A, name: {ru: "Время", en: "Time"}}
defects:
  - id: det-late
    family: A
    name: {ru: "Поздно", en: "Late"}
    about: {ru: "Составлено поздно.", en: "Drawn up late."}
    norms: [cao-788-p1]
    grading: {status: graded}
    look_alikes: [ok-late]
"""
LOOK_ALIKES = """\
look_alikes:
  - id: ok-late
    name: {ru: "Позже", en: "Later"}
    about: {ru: "На минуту позже.", en: "A minute later."}
    of: [det-late]
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The kit's own catalogue."""
    return load_catalogue(FOLDER)


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """`problems(defects=(old, new), look_alikes=(old, new))` damages a small catalogue; gives file and field of each."""
    shutil.copy(FOLDER / "answers.yaml", tmp_path)

    def damaged(
        defects: tuple[str, str] = ("", ""), look_alikes: tuple[str, str] = ("", "")
    ) -> list[tuple[str, str]]:
        (tmp_path / "defects.yaml").write_text(DEFECTS.replace(*defects), encoding="utf-8")
        (tmp_path / "look-alikes.yaml").write_text(LOOK_ALIKES.replace(*look_alikes), encoding="utf-8")
        found: tuple[Problem, ...] = ()
        try:
            load_catalogue(tmp_path)
        except BadInput as error:
            found = error.problems
        return [(problem.file.rsplit("/", 1)[-1], problem.field) for problem in found]

    return damaged


def test_the_catalogue_is_whole(catalogue: Catalogue) -> None:
    """There are 77 defects in the nine families A to I, and every family has one."""
    assert len(catalogue.defects) == 77
    assert [family.id for family in catalogue.families] == list("ABCDEFGHI")
    assert {defect.family for defect in catalogue.defects} == set("ABCDEFGHI")


def test_defects_stand_by_family(catalogue: Catalogue) -> None:
    """Defects come in the order of their families."""
    families = [defect.family for defect in catalogue.defects]
    assert families == sorted(families)


def test_the_words_of_a_mark_are_the_closed_lists(catalogue: Catalogue) -> None:
    """Consequences, severities, confidences and the stages S0 to S9 are those a mark may use."""
    words = catalogue.words
    assert [one.id for one in words.stages] == [f"S{number}" for number in range(10)]
    assert {one.id for one in words.severities} == {"fatal", "serious", "curable"}
    assert {one.id for one in words.confidences} == {"sure", "likely", "unsure"}
    assert {one.id for one in words.consequences} == {
        "exclude", "add-materials", "terminate", "cancel", "change", "complain", "record-only",
    }  # fmt: skip


def test_no_two_choices_read_alike(catalogue: Catalogue) -> None:
    """In each list every name is different, in each language."""
    words = catalogue.words
    lists = [catalogue.defects, catalogue.look_alikes, catalogue.families]
    lists += [words.consequences, words.severities, words.confidences, words.stages]
    for lang in ("ru", "en"):
        for choices in lists:
            names = [one.name.to(lang).casefold() for one in choices]
            assert sorted({name for name in names if names.count(name) > 1}) == []


def test_defects_and_look_alikes_name_each_other(catalogue: Catalogue) -> None:
    """A defect lists a look-alike exactly when the look-alike says that it is one of that defect."""
    one_way = {(defect.id, twin) for defect in catalogue.defects for twin in defect.look_alikes}
    other_way = {(defect, twin.id) for twin in catalogue.look_alikes for defect in twin.of}
    assert one_way ^ other_way == set()


def test_a_condition_is_told_where_grading_depends_on_one(catalogue: Catalogue) -> None:
    """A defect that is graded on a condition says which."""
    conditional = [defect for defect in catalogue.defects if defect.grading.status == "conditional"]
    assert [defect.id for defect in conditional if defect.grading.condition is None] == []
    assert conditional


def test_a_small_catalogue_is_good(problems: Callable[..., list[tuple[str, str]]]) -> None:
    """The catalogue that the next tests damage has no fault of its own."""
    assert problems() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("defects", "family: A", "family: B", "det-late.family"),
        ("defects", "look_alikes: [ok-late]", "look_alikes: [ok-soon]", "det-late.look_alikes"),
        ("look_alikes", "of: [det-late]", "of: [det-soon]", "ok-late.of"),
    ],
)
def test_a_name_that_nothing_has_is_told(
    problems: Callable[..., list[tuple[str, str]]], file: str, old: str, new: str, field: str
) -> None:
    """An unknown family, look-alike or defect is told at the entry that names it."""
    assert problems(**{file: (old, new)}) == [(f"{file.replace('_', '-')}.yaml", field)]


def test_an_id_twice_is_told(problems: Callable[..., list[tuple[str, str]]]) -> None:
    """Two defects never share an id."""
    again = DEFECTS[DEFECTS.index("  - id: det-late") :]
    assert problems(defects=(again, again + again)) == [("defects.yaml", "det-late")]


def test_a_family_twice_is_told(problems: Callable[..., list[tuple[str, str]]]) -> None:
    """Two families never share a letter: the second would hide the first."""
    line = '  - {id: A, name: {ru: "Время", en: "Time"}}\n'
    assert problems(defects=(line, line + line.replace("Time", "Hours"))) == [("defects.yaml", "A")]


def test_faults_of_all_files_come_together(problems: Callable[..., list[tuple[str, str]]]) -> None:
    """Shape errors of two files are told at once."""
    found = problems(defects=("    family: A\n", ""), look_alikes=("    of: [det-late]\n", ""))
    assert found == [("defects.yaml", "defects.0.family"), ("look-alikes.yaml", "look_alikes.0.of")]


def test_cross_faults_of_all_files_come_together(problems: Callable[..., list[tuple[str, str]]]) -> None:
    """Unknown names in two files are told at once."""
    found = problems(defects=("family: A", "family: B"), look_alikes=("[det-late]", "[det-late, det-soon]"))
    assert found == [("defects.yaml", "det-late.family"), ("look-alikes.yaml", "ok-late.of")]
