"""Sentences of the interface: the same in every language, each once, none empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import qorgau.texts as kit
from qorgau.problem import BadInput
from qorgau.texts import WRITTEN, say, texts

FILES = sorted(kit.FOLDER.glob("*.po"))
HEAD = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
UNTRANSLATED = {"language.en", "language.ru", "language.kk"}
"""The name of a language is written in that language."""
SIGNS_ONLY = re.compile(r"[\W\d_]*")


def holes(sentence: str) -> Counter[str]:
    """The {placeholders} of a sentence."""
    return Counter(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def bare(sentence: str) -> str:
    """A sentence without its placeholders."""
    return "".join(text for text, _, _, _ in Formatter().parse(sentence))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogues in place of the kit's own."""
    monkeypatch.setattr(kit, "FOLDER", tmp_path)
    kit.forget()
    yield tmp_path
    kit.forget()


def entry(key: str, sentence: str) -> str:
    """One entry of a catalogue."""
    return f'msgid "{key}"\nmsgstr "{sentence}"\n\n'


def test_every_catalogue_exists_in_every_language() -> None:
    """Each part of the interface has one file a language and no other file."""
    names = {path.name.split(".")[0] for path in FILES}
    assert {path.name for path in FILES} == {f"{name}.{lang}.po" for name in names for lang in WRITTEN}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_catalogue_says_its_language(path: Path) -> None:
    """The head of a catalogue names the language of the file and its encoding."""
    head = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert f'"Language: {path.name.split(".")[1]}\\n"' in head
    assert "charset=UTF-8" in head


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_key_stands_twice(lang: str) -> None:
    """A key has one sentence in all files of a language together."""
    keys = Counter(
        key
        for path in FILES
        if path.name.endswith(f".{lang}.po")
        for key in re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert keys.total() > 100
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_file_has_the_same_keys_in_every_language() -> None:
    """A key stands in the same catalogue in every language."""
    for path in FILES:
        if not path.name.endswith(".ru.po"):
            continue
        here, *others = (
            set(re.findall(r'^msgid "(.+)"$', one.read_text(encoding="utf-8"), re.MULTILINE))
            for one in (
                path,
                *(path.with_name(path.name.replace(".ru.", f".{lang}.")) for lang in ("en", "kk")),
            )
        )
        assert [here ^ there for there in others] == [set(), set()], path.name


def test_languages_fill_in_the_same_values() -> None:
    """A sentence has the same placeholders, as often, in every language."""
    ru = texts("ru")
    for lang in ("en", "kk"):
        other = texts(lang)
        assert {
            key: (ru[key], other[key])
            for key in ru.keys() & other.keys()
            if holes(ru[key]) != holes(other[key])
        } == {}


@pytest.mark.parametrize("lang", WRITTEN)
def test_placeholders_are_plain_names(lang: str) -> None:
    """A placeholder is a name in braces and nothing more: page and Python fill the same sentences."""
    plain = re.compile(r"\{[a-z_]+\}")
    wrong = {
        key: sentence for key, sentence in texts(lang).items() if re.search(r"[{}]", plain.sub("", sentence))
    }
    assert wrong == {}


def test_russian_sentences_are_russian() -> None:
    """A Russian sentence with any word in it is written in Cyrillic."""
    wrong = {
        key: sentence
        for key, sentence in texts("ru").items()
        if key not in UNTRANSLATED
        and not SIGNS_ONLY.fullmatch(bare(sentence))
        and not CYRILLIC.search(sentence)
    }
    assert wrong == {}


def test_english_sentences_are_english() -> None:
    """No Cyrillic letter stands in an English sentence."""
    wrong = {
        key: sentence
        for key, sentence in texts("en").items()
        if key not in UNTRANSLATED and CYRILLIC.search(sentence)
    }
    assert wrong == {}


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_sentence_is_unfinished(lang: str) -> None:
    """Nothing waits to be written, and nothing has blanks at its ends or in doubles."""
    unfinished = re.compile(r"TODO|FIXME|XXX|\?\?\?|lorem|^\s|\s$|\S {2,}\S|\t", re.IGNORECASE)
    assert {key: sentence for key, sentence in texts(lang).items() if unfinished.search(sentence)} == {}


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_sentence_is_its_key(lang: str) -> None:
    """A key is never shown in place of a sentence."""
    assert [key for key, sentence in texts(lang).items() if sentence == key and "." in key] == []


def test_no_sentence_is_left_in_the_other_language() -> None:
    """A sentence that reads the same in Russian and English says nothing but signs and names."""
    same = {key for key, sentence in texts("ru").items() if sentence == texts("en").get(key)}
    assert {key for key in same if not SIGNS_ONLY.fullmatch(bare(texts("ru")[key]))} <= UNTRANSLATED


def test_a_sentence_is_filled() -> None:
    """Values stand where the placeholders were."""
    assert say("ru", "mark.flag", n=3) == "Отметка 3"


def test_values_are_not_read_as_placeholders() -> None:
    """A value with braces in it is shown as it is."""
    assert "{x} {0}" in say("en", "paper.note", id="{x} {0}")


def test_a_missing_value_is_an_error() -> None:
    """A sentence is never shown with a hole in it."""
    with pytest.raises(KeyError):
        say("ru", "mark.flag")


def test_an_unknown_key_is_an_error() -> None:
    """A missing sentence is a fault, never a blank."""
    with pytest.raises(KeyError):
        say("ru", "mark.nothing-like-this")


@pytest.mark.parametrize("lang", ["de", "", "RU", "kz"])
def test_an_unknown_language_is_told(lang: str) -> None:
    """A language the kit does not have is bad input, with the languages it has as a hint."""
    with pytest.raises(BadInput) as caught:
        texts(lang)
    assert caught.value.problems[0].hint == "one of ru, kk, en"


def test_an_empty_sentence_is_told(folder: Path) -> None:
    """A key without a sentence is told with its file and key."""
    (folder / "a.ru.po").write_text(HEAD + entry("one", "Раз") + entry("two", ""), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        texts("ru")
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [("a.ru.po", "two")]


def test_a_key_in_two_files_is_told(folder: Path) -> None:
    """A key that stands in two catalogues is told: one of the sentences would be lost."""
    for name in ("a", "b"):
        (folder / f"{name}.ru.po").write_text(HEAD + entry("one", "Раз"), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        texts("ru")
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [("b.ru.po", "one")]


def test_a_key_twice_in_one_file_is_told(folder: Path) -> None:
    """A key that stands twice in one catalogue is told: one of the sentences would be lost."""
    (folder / "a.ru.po").write_text(HEAD + entry("one", "Раз") + entry("one", "Два"), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        texts("ru")
    assert [(problem.file, problem.field) for problem in caught.value.problems] == [("a.ru.po", "one")]


def test_all_faults_come_at_once(folder: Path) -> None:
    """Empty sentences of two files are told together."""
    (folder / "a.ru.po").write_text(HEAD + entry("one", ""), encoding="utf-8")
    (folder / "b.ru.po").write_text(HEAD + entry("two", ""), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        texts("ru")
    assert [problem.field for problem in caught.value.problems] == ["one", "two"]
