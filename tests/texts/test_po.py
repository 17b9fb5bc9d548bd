"""PO files are read as gettext reads them, and a file that is none is told line by line."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import given
from hypothesis import strategies as st

import qorgau.texts as kit
from qorgau.data_file import MAX_BYTES
from qorgau.problem import BadInput
from qorgau.texts.po import quoted, read_po, sentence_lines

HEAD = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize("path", sorted(kit.FOLDER.glob("*.po")), ids=lambda path: path.name)
def test_a_catalogue_is_read_as_babel_reads_it(path: Path) -> None:
    """Keys and sentences, plural forms included, are those that an independent reader of gettext files finds."""
    raw = path.read_bytes()
    ours = [(one.key, one.plural, tuple(one.sentences)) for one in read_po(raw, "x.po").entries]
    theirs = []
    for one in read_with_babel(BytesIO(raw)):
        if one.id:
            key, plural = one.id if isinstance(one.id, tuple) else (one.id, None)
            theirs.append((key, plural, (one.string,) if isinstance(one.string, str) else tuple(one.string)))
    assert ours == theirs


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_what_is_written_is_read_again(sentences: list[str]) -> None:
    """Any text comes back from a file as it went in: quotes, backslashes, line ends, signs of all kinds."""
    lines = ['msgid "a"', 'msgid_plural "b"', *sentence_lines(sentences, counted=True)]
    (entry,) = read_po("\n".join(lines).encode(), "x.po").entries
    assert entry.sentences == sentences


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_is_what_babel_reads(sentence: str) -> None:
    """A sentence is written so that another reader of gettext files finds the same, however it is quoted."""
    if "\r" in sentence or sentence != sentence.replace("\x85", "").replace("\u2028", "").replace(
        "\u2029", ""
    ):
        return  # babel splits lines there
    raw = (HEAD + f'msgid "a"\nmsgstr {quoted(sentence)}\n').encode()
    (found,) = [one for one in read_with_babel(BytesIO(raw)) if one.id]
    assert found.string == sentence


def test_a_wrapped_entry_is_one_sentence() -> None:
    """Editors break long lines: the parts are one text, with the slice of lines they stand on."""
    raw = b'#, fuzzy, python-brace-format\n#. a note\nmsgctxt "k"\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"raz "\n"dva"\n#~ msgid "x"\n'
    file = read_po(raw, "x.po")
    (entry,) = file.entries
    assert (entry.context, entry.key, entry.sentences) == ("k", "one two", ["raz dva"])
    assert (entry.flags, entry.notes) == ({"fuzzy", "python-brace-format"}, ["a note"])
    assert file.lines[entry.body] == ['msgstr ""', '"raz "', '"dva"']
    assert file.obsolete == 1


def test_ends_of_lines_and_a_mark_at_the_start_do_not_matter() -> None:
    """A file from Windows is read like any other."""
    raw = b"\xef\xbb\xbf" + (HEAD + 'msgid "a"\nmsgstr "б"\n').replace("\n", "\r\n").encode()
    file = read_po(raw, "x.po")
    assert (file.head["Language"], file.entries[0].sentences) == ("ru", ["б"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b" c"\n', "line 2"),
        ('msgid "a"\nmsgstr "b\n', "line 2"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "line 3"),
        ('msgid "a"\n', "line 1"),
        ('msgstr "a"\n', "line 1"),
        ('"a"\n', "line 1"),
        ('msgid "a"\nmsgstr[1] "b"\n', "line 2"),
        ("hello\n", "line 1"),
        ('msgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n', "line 3"),
        ('msgid_plural "b"\nmsgstr[0] "d"\n', "line 1"),
    ],
)
def test_a_line_that_belongs_nowhere_is_told(text: str, line: str) -> None:
    """What is no PO file is refused with the line, never read in part."""
    with pytest.raises(BadInput) as caught:
        read_po(text.encode(), "x.po")
    assert (caught.value.problems[0].file, caught.value.problems[0].field) == ("x.po", line)


@pytest.mark.parametrize("raw", ['msgid "ж"'.encode("cp1251"), b"\x00" * (MAX_BYTES + 1)])
def test_another_encoding_and_a_huge_file_are_told(raw: bytes) -> None:
    """A file that is not UTF-8, or far too large, is bad input."""
    with pytest.raises(BadInput):
        read_po(raw, "x.po")


@given(st.binary(max_size=300) | st.text('msgidctxr[0]{} "#~.,\n\\', max_size=200).map(str.encode))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    """Whatever a file holds, it is read or refused."""
    with suppress(BadInput):
        read_po(raw, "x.po")
