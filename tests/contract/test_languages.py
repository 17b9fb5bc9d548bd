"""Pages speak a language when everything on them is written in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qorgau.cases.load import find_case
from qorgau.cases.texts_in import texts_in
from qorgau.data_file import read_yaml
from qorgau.exercises.workbook import load_workbook, workbook_folders
from qorgau.texts import LANGUAGES, WRITTEN, texts

CLONE = Path(__file__).resolve().parents[2]


def on_pages() -> Iterator[Path]:
    """Every data file whose texts stand on a page of a workbook or in its feedback."""
    yield from (CLONE / "cases" / "catalogue").rglob("*.yaml")
    yield CLONE / "lib" / "qorgau" / "course" / "sentences.yaml"
    for folder in workbook_folders(CLONE / "workbooks"):
        workbook = load_workbook(folder)
        yield folder / "workbook.yaml"
        yield from (folder / "questions").glob("*.yaml")
        if workbook.case is not None:
            yield from find_case(workbook.case, CLONE / "cases").rglob("*.yaml")
        yield from (CLONE / "solutions" / workbook.about.lower()).glob("*.yaml")
        if any(exercise.type == "cards" for exercise in workbook.exercises):
            yield from (CLONE / "cases" / "drills").glob("*.yaml")
            yield from (CLONE / "solutions" / "drills").glob("*.yaml")


def written_in(lang: str) -> bool:
    """Whether every text of every page is written in a language."""
    return all(lang in words for path in on_pages() for _, words in texts_in(read_yaml(path)))


def test_pages_speak_the_languages_that_everything_is_written_in() -> None:
    """LANGUAGES lists exactly these: Kazakh joins as soon as the last text of the workbooks has it, and not before."""
    assert tuple(lang for lang in WRITTEN if written_in(lang)) == LANGUAGES


def test_every_sentence_is_written_in_every_language() -> None:
    """The interface itself has all of its sentences in each language."""
    assert {lang: len(texts(lang)) for lang in WRITTEN} == dict.fromkeys(WRITTEN, len(texts("ru")))
