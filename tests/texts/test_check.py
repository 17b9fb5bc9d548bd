"""The check of all catalogues together: it passes on the kit's own, and names what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import qorgau.texts as kit
from qorgau.markup import PACKAGE
from qorgau.texts.check import check

Spoil = Callable[[str], str]


def test_the_kits_own_sentences_fit() -> None:
    """Every language has the same sentences, each is well formed, and each is asked for by somebody."""
    assert check(PACKAGE) == []


def without(text: str, key: str) -> str:
    """A catalogue without one of its entries."""
    return "\n\n".join(block for block in text.split("\n\n") if f'msgid "{key}"' not in block)


@pytest.mark.parametrize(
    ("name", "spoil", "key", "said"),
    [
        ("page.kk.po", lambda text: without(text, "mark.flag"), "mark.flag", "is in ru and not in kk"),
        ("page.ru.po", lambda text: without(text, "mark.flag"), "mark.flag", "is in en and not in ru"),
        ("page.en.po", lambda text: text.replace('"Mark {n}"', '"Mark"'), "mark.flag", "lacks {n}"),
        ("page.en.po", lambda text: text.replace('"Mark {n}"', '"Mark {n} ("'), "mark.flag", "unpaired ("),
        ("page.ru.po", lambda text: text.replace('"Отметка {n}"', '"Отметка  {n}"'), "mark.flag", "blank"),
        (
            "page.kk.po",
            lambda text: text.replace('msgid "mark.flag"', '#, fuzzy\nmsgid "mark.flag"'),
            "mark.flag",
            "fuzzy",
        ),
        (
            "page.en.po",
            lambda text: text.replace('"{count} answer loaded"', '"one answer loaded"'),
            "import.done",
            "lacks {count}",
        ),
        (
            "page.kk.po",
            lambda text: text.replace('msgid_plural "{points}"', 'msgid_plural "{minutes}"'),
            "exercise.points",
            "counts by another number",
        ),
        ("page.ru.po", lambda text: text.replace('"Отметка {n}"', '""'), "mark.flag", "has no sentence"),
    ],
)
def test_what_does_not_fit_is_named(
    copied: Path, tmp_path: Path, name: str, spoil: Spoil, key: str, said: str
) -> None:
    """A sentence that one language lacks, or that fits the others badly, is named by file and key."""
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert spoil(text) != text
    path.write_text(spoil(text), encoding="utf-8")
    kit.forget()
    found = [problem for problem in check(tmp_path) if problem.field == key]
    assert said in " ".join(problem.message for problem in found)
    assert all(problem.file.endswith(".po") and problem.hint for problem in found)


def test_a_sentence_that_nobody_asks_for_is_named(copied: Path) -> None:
    """A key that no code, template or page has, put together at run time or not, is forgotten text."""
    for lang in kit.WRITTEN:
        path = copied / f"page.{lang}.po"
        path.write_text(
            path.read_text(encoding="utf-8") + '\n\nmsgid "mark.gone"\nmsgstr "x"\n', encoding="utf-8"
        )
    kit.forget()
    assert [(one.file, one.field, one.message) for one in check(PACKAGE)] == [
        ("page.ru.po", "mark.gone", "is never asked for")
    ]


def test_a_sentence_asked_for_and_not_written_is_named(tmp_path: Path) -> None:
    """What a module asks for has a sentence, or is named with the module."""
    (tmp_path / "a.py").write_text('say(lang, "mark.gone")\n', encoding="utf-8")
    assert ("a.py", "mark.gone") in [(one.file, one.field) for one in check(tmp_path)]


def test_a_sentence_in_another_file_than_its_sisters_is_named(copied: Path) -> None:
    """A key stands in the same part of the interface in every language."""
    page, mark = copied / "page.kk.po", copied / "mark.kk.po"
    text = page.read_text(encoding="utf-8")
    mark.write_text(
        mark.read_text(encoding="utf-8") + '\n\nmsgid "mark.flag"\nmsgstr "{n}-белгі"\n', encoding="utf-8"
    )
    page.write_text(without(text, "mark.flag"), encoding="utf-8")
    kit.forget()
    assert [(one.file, one.message) for one in check(PACKAGE)] == [
        ("mark.kk.po", "stands in page.kk.po in the other languages")
    ]
