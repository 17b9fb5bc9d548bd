"""A translator gets a file of the usual kind, and gives it back: checked as a whole, written sentence by sentence."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_with_babel
from babel.messages.pofile import write_po

import qorgau.texts as kit
from qorgau.markup import PACKAGE
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN, forms, say, texts
from qorgau.texts.accept import Accepted, accept
from qorgau.texts.export import export

PAIRS = [(lang, source) for lang in WRITTEN for source in WRITTEN if lang != source]
KEY, OLD, NEW = "mark.flag", "{n}-белгі", "Белгі {n}"
MANY = "import.done"


@pytest.fixture(scope="module")
def exported() -> str:
    """The file of Kazakh beside Russian."""
    return export("kk", "ru", PACKAGE)


def entry(text: str, key: str) -> str:
    """The lines of one entry in a translator's file."""
    (found,) = (block for block in text.split("\n\n") if f'msgctxt "{key}"' in block.split("\n"))
    return found


def changed(text: str, key: str, old: str, new: str) -> bytes:
    """The file after one change in one entry."""
    before = entry(text, key)
    assert old in before, before
    return text.replace(before, before.replace(old, new)).encode()


def refused(raw: bytes) -> tuple[Problem, ...]:
    """What is said of a file that is not taken."""
    with pytest.raises(BadInput) as caught:
        accept(raw, "kk.po")
    return caught.value.problems


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("lang", "source"), PAIRS)
def test_out_and_back_changes_no_byte(lang: str, source: str, copied: Path, tmp_path: Path) -> None:
    """Exported and taken back untouched, every catalogue is what it was, and no sentence is missing from the file."""
    before = bytes_of(copied)
    accepted = accept(export(lang, source, tmp_path).encode(), "x.po")
    assert (accepted.changes, accepted.unsure, accepted.absent) == ((), (), 0)
    accepted.write()
    assert bytes_of(copied) == before


def test_every_sentence_written_anew_changes_no_byte(copied: Path) -> None:
    """Were every sentence exchanged for itself, every catalogue would be what it was: order, comments and head stay."""
    from qorgau.texts.accept import Change

    before = bytes_of(copied)
    for lang in WRITTEN:
        every = tuple(Change("", key, (), forms(lang, key)) for key in texts(lang))
        Accepted(lang, "ru", every, (), 0, 0).write()
    assert bytes_of(copied) == before


def test_other_programs_keep_what_the_file_says(exported: str) -> None:
    """Read and written by another program, its lines broken anew, the file changes nothing."""
    saved = BytesIO()
    write_po(saved, read_with_babel(BytesIO(exported.encode()), locale="kk"), width=50)
    assert saved.getvalue() != exported.encode()
    assert accept(saved.getvalue(), "x.po").changes == ()
    assert accept(exported.replace("\n", "\r\n").encode(), "x.po").changes == ()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_finds_no_fault_in_the_file(exported: str, tmp_path: Path) -> None:
    """GNU gettext's own check of heads, plural forms and placeholders passes."""
    (tmp_path / "kk.po").write_text(exported, encoding="utf-8")
    command = ["msgfmt", "--check", "--statistics", "-o", str(tmp_path / "kk.mo"), str(tmp_path / "kk.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"{len(texts('kk'))} translated messages" in done.stderr


def test_the_translator_sees_the_source_the_place_and_the_placeholders(exported: str) -> None:
    """An entry shows the sentence to translate, what the kit fills in, where it stands, and what it is called."""
    lines = entry(exported, "exercise.points").split("\n")
    assert 'msgid "До {points} балла, около {minutes} мин"' in lines
    assert 'msgid_plural "До {points} баллов, около {minutes} мин"' in lines
    assert "#. fills in: {minutes}, {points}" in lines
    assert "#. {points} is the number that counts; forms 0: one, 1: other" in lines
    assert "#: exercises/head.py" in lines
    assert "#, python-brace-format" in lines


def test_the_same_catalogues_give_the_same_file(exported: str) -> None:
    """Nothing of the day or the machine is in the file."""
    assert export("kk", "ru", PACKAGE) == exported


def test_a_corrected_sentence_is_written_in_its_place(exported: str, copied: Path) -> None:
    """One sentence becomes another, in its own file; every other byte stays, and the kit says it at once."""
    before = bytes_of(copied)
    accepted = accept(changed(exported, KEY, OLD, NEW), "kk.po")
    assert [(one.file, one.key, one.before, one.after) for one in accepted.changes] == [
        ("page.kk.po", KEY, (OLD,), (NEW,))
    ]
    assert bytes_of(copied) == before
    accepted.write()
    wanted = before["page.kk.po"].replace(f'msgstr "{OLD}"'.encode(), f'msgstr "{NEW}"'.encode())
    assert bytes_of(copied) == before | {"page.kk.po": wanted}
    assert say("kk", KEY, n=3) == "Белгі 3"


def test_one_plural_form_is_written_in_its_place(exported: str, copied: Path) -> None:
    """Of a counted sentence one form changes and the other stays."""
    accept(changed(exported, MANY, 'msgstr[1] "{count} жауап', 'msgstr[1] "{count} «жауап»'), "x.po").write()
    assert forms("kk", MANY) == ("{count} жауап жүктелді", "{count} «жауап» жүктелді")


def test_comments_order_and_line_ends_of_a_catalogue_stay(exported: str, copied: Path) -> None:
    """A catalogue with comments, broken lines and the line ends of Windows keeps them around the new sentence."""
    path = copied / "page.kk.po"
    text = path.read_text(encoding="utf-8")
    text = text.replace(f'msgid "{KEY}"', f'# said on a card\n#. note\nmsgid "{KEY}"').replace("\n", "\r\n")
    path.write_text(text, encoding="utf-8", newline="")
    kit.forget()
    accept(changed(exported, KEY, OLD, NEW), "kk.po").write()
    assert path.read_bytes() == text.replace(f'msgstr "{OLD}"', f'msgstr "{NEW}"').encode()


def test_a_part_of_the_file_is_enough(exported: str) -> None:
    """A translator may give back some sentences only: the others are counted as absent and stay."""
    head = exported.split("\n\n")[0]
    accepted = accept(f"{head}\n\n{entry(exported, KEY)}\n".encode(), "kk.po")
    assert (accepted.changes, accepted.absent) == ((), len(texts("kk")) - 1)


def test_an_unsure_translation_is_left_out(exported: str) -> None:
    """What the translator marked as unsure (fuzzy) is named and not taken; crossed-out lines are counted."""
    raw = changed(changed(exported, KEY, OLD, NEW).decode(), KEY, "#, python", "#, fuzzy, python")
    accepted = accept(raw + b'#~ msgid "old"\n#~ msgstr "gone"\n', "kk.po")
    assert (accepted.changes, accepted.unsure, accepted.obsolete) == ((), (KEY,), 2)


REFUSED = [
    (KEY, f'msgstr "{OLD}"', 'msgstr "Белгі"', "lacks {n}"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n}-белгі {n}"', "has {n}, which"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{m}-белгі"', "has {m}, which"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n.__class__} {n}"', "brace"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n!r} {n}"', "brace"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n} }"', "brace"),
    (KEY, f'msgstr "{OLD}"', 'msgstr ""', "is empty"),
    (KEY, f'msgstr "{OLD}"', 'msgstr " {n}-белгі"', "blank"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n}-\\nбелгі"', "U+000A"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "{n}-\u202eбелгі"', "U+202E"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "«{n}-белгі"', "unpaired «"),
    (KEY, f'msgstr "{OLD}"', 'msgstr "({n}]-белгі"', "unpaired ]"),
    (KEY, f'msgctxt "{KEY}"', 'msgctxt "mark.flagg"', "does not have"),
    (KEY, f'msgctxt "{KEY}"', 'msgctxt "mark.list"', "stands twice"),
    (KEY, f'msgctxt "{KEY}"\n', "", "has no msgctxt"),
    (MANY, 'msgstr[1] "{count} жауап жүктелді"', "", "has 1 forms, not 2"),
    (MANY, 'msgstr[1] "{count} жауап жүктелді"', 'msgstr[1] ""', "is empty"),
    (MANY, 'msgstr[1] "{count} жауап жүктелді"', 'msgstr[1] "жауап жүктелді"', "lacks {count}"),
    (MANY, 'msgid_plural "Загружено {count} ответов"\n', "", "plural forms in one place"),
]


@pytest.mark.parametrize(("key", "old", "new", "said"), REFUSED, ids=[one[3] for one in REFUSED])
def test_a_fault_is_named_and_nothing_is_written(
    exported: str, copied: Path, key: str, old: str, new: str, said: str
) -> None:
    """A file with a fault is refused whole: the fault is named with file, key and what to do."""
    before = bytes_of(copied)
    problems = refused(changed(exported, key, old, new))
    assert said in " ".join(problem.message for problem in problems)
    assert all(problem.file == "kk.po" and problem.field and problem.hint for problem in problems)
    assert bytes_of(copied) == before


def test_every_fault_comes_at_once(exported: str) -> None:
    """Two faults of one sentence and one of another are told together, in the order of the file."""
    raw = changed(exported, KEY, f'msgstr "{OLD}"', 'msgstr "«Белгі"')
    raw = changed(raw.decode(), "cards.day", "күнгі", "(күнгі")
    assert [problem.field for problem in refused(raw)] == ["cards.day", KEY, KEY]


@pytest.mark.parametrize("sentence", ["Пометка {n}", "Отметка № {n}"])
def test_a_source_that_changed_since_is_told(exported: str, copied: Path, sentence: str) -> None:
    """A translation of a sentence that has changed in the meantime is not taken; one nobody touched does no harm."""
    path = copied / "page.ru.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"Отметка {n}"', f'"{sentence}"'), encoding="utf-8"
    )
    kit.forget()
    (problem,) = refused(changed(exported, KEY, f'msgstr "{OLD}"', f'msgstr "{NEW}"'))
    assert (problem.field, sentence in problem.message) == (KEY, True)
    assert accept(exported.encode(), "kk.po").changes == ()


def test_a_form_of_the_source_that_the_file_does_not_show_counts_too(exported: str, copied: Path) -> None:
    """Russian has a form between the two that gettext shows: when it changed, the translation is looked at again."""
    path = copied / "page.ru.po"
    text = path.read_text(encoding="utf-8").replace("Загружены {count} ответа", "Приняты {count} ответа")
    path.write_text(text, encoding="utf-8")
    kit.forget()
    raw = changed(exported, MANY, 'msgstr[0] "{count} жауап', 'msgstr[0] "{count} «жауап»')
    assert "source sentence has changed" in refused(raw)[0].message


def test_a_translation_that_was_corrected_meanwhile_is_not_lost(exported: str, copied: Path) -> None:
    """Where kit and translator both changed a sentence nobody wins in silence; where only the kit did, its own stays."""
    path = copied / "page.kk.po"
    path.write_text(path.read_text(encoding="utf-8").replace(OLD, "{n} белгі"), encoding="utf-8")
    kit.forget()
    assert accept(exported.encode(), "kk.po").changes == ()
    (problem,) = refused(changed(exported, KEY, f'msgstr "{OLD}"', f'msgstr "{NEW}"'))
    assert "the kit's own translation has changed since: '{n} белгі'" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Language: kk", "Language: de", "Language"),
        ("Language: kk", "Language: ru", "X-Source-Language"),
        ("X-Source-Language: ru", "X-Source-Language: de", "X-Source-Language"),
        ("plural=(n != 1)", "plural=(n == 1)", "Plural-Forms"),
    ],
)
def test_a_file_of_another_language_is_told(exported: str, old: str, new: str, field: str) -> None:
    """The head says which language is translated from which, and by which rule its forms are counted."""
    assert [problem.field for problem in refused(exported.replace(old, new, 1).encode())] == [field]


@pytest.mark.parametrize(("lang", "source"), [("ru", "ru"), ("de", "ru"), ("ru", "xx")])
def test_a_language_that_is_not_there_is_told(lang: str, source: str) -> None:
    """What cannot be exported is bad input."""
    with pytest.raises(BadInput):
        export(lang, source, PACKAGE)


def test_a_disk_that_takes_no_more_leaves_the_catalogues(
    exported: str, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When one of two files cannot be written, neither is changed and nothing is left behind."""
    raw = changed(changed(exported, KEY, OLD, NEW).decode(), "cards.day", "күнгі", "күні")
    accepted = accept(raw, "kk.po")
    assert {change.file for change in accepted.changes} == {"cards.kk.po", "page.kk.po"}
    before, write = bytes_of(copied), Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if re.search("page", path.name):
            write(path, data[:10])
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        accepted.write()
    assert bytes_of(copied) == before
