"""PO files of gettext: every entry with its line, so that single sentences are exchanged and all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qorgau.data_file import text_of
from qorgau.problem import BadInput, Problem

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?[ \t]*"((?:[^"\\]|\\.)*)"')
_MORE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass
class Entry:
    """One entry: what is translated (`key`, `plural` or None), its `context` or None, and its sentences in the order of
    the plural forms. `line` counts from 1; `body` is the slice of the file's lines that holds the sentences."""

    line: int
    context: str | None = None
    key: str | None = None
    plural: str | None = None
    sentences: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    body: slice = field(default_factory=lambda: slice(0, 0))


@dataclass(frozen=True)
class PoFile:
    """A file as it was read: its `lines` without their ends, the head's lines by name, its entries without the head."""

    name: str
    lines: list[str]
    head: Mapping[str, str]
    entries: tuple[Entry, ...]
    obsolete: int
    """Lines that were crossed out with "#~"."""


def quoted(text: str) -> str:
    """`text` as it stands in a PO file, in quotes."""
    return '"' + re.sub(r'[\\"\n\t\r]', lambda sign: _WRITTEN[sign[0]], text) + '"'


def sentence_lines(sentences: Iterable[str], *, counted: bool) -> list[str]:
    """The lines that hold the sentences of one entry; `counted` when they are plural forms."""
    return [
        f"msgstr[{n}] {quoted(one)}" if counted else f"msgstr {quoted(one)}"
        for n, one in enumerate(sentences)
    ]


def read_po(raw: bytes, name: str) -> PoFile:
    """The PO file in `raw`; `name` is what problems call it. Raises BadInput with every line that is none of a PO file."""
    reader = _Reader(text_of(raw, name).split("\n"))
    reader.read()
    if reader.wrong:
        hint = "compare with an entry above; open and save the file in a gettext editor"
        raise BadInput([Problem(name, f"line {line}", what, hint) for line, what in reader.wrong])
    head: dict[str, str] = {}
    entries = []
    for entry in reader.entries:
        if entry.key == "" and entry.context is None:
            lines = (line.partition(":") for line in "".join(entry.sentences).split("\n"))
            head |= {before.strip(): after.strip() for before, colon, after in lines if colon}
        else:
            entries.append(entry)
    return PoFile(name, reader.lines, head, tuple(entries), reader.obsolete)


class _Reader:
    """Reads line by line; a new entry begins with the first comment or name after a sentence."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.entries: list[Entry] = []
        self.wrong: list[tuple[int, str]] = []
        self.obsolete = 0
        self._entry: Entry | None = None
        self._last = ""

    def read(self) -> None:
        for number, line in enumerate(self.lines):
            text = line.strip()
            if not text:
                continue
            if text[0] == "#":
                self._comment(number, text)
            elif text[0] == '"':
                self._more(number, text)
            else:
                self._named(number, text)
        self._close()

    def _open(self, number: int) -> Entry:
        if self._entry is None or self._entry.sentences:
            self._close()
            self._entry, self._last = Entry(number + 1), ""
        return self._entry

    def _close(self) -> None:
        if self._entry is not None and self._entry.sentences:
            self.entries.append(self._entry)
        elif self._entry is not None and self._last:
            self.wrong.append((self._entry.line, "an entry without msgstr"))
        self._entry = None

    def _comment(self, number: int, text: str) -> None:
        if text.startswith("#~"):
            self.obsolete += 1
            return
        entry = self._open(number)
        if text.startswith("#,"):
            entry.flags |= {flag.strip() for flag in text[2:].split(",")}
        elif text.startswith("#."):
            entry.notes.append(text[2:].strip())

    def _named(self, number: int, text: str) -> None:
        found = _LINE.fullmatch(text)
        if found is None:
            self.wrong.append((number + 1, "is no line of a PO file"))
            return
        what, index, said = found[1], found[2], _plain(found[3])
        if what == "msgstr":
            entry = self._entry
            if entry is None or entry.key is None or int(index or 0) != len(entry.sentences):
                self.wrong.append((number + 1, "msgstr stands where none belongs"))
                return
            if not entry.sentences:
                entry.body = slice(number, number)
            entry.body = slice(entry.body.start, number + 1)
            entry.sentences.append(said)
        else:
            entry = self._open(number)
            if entry.key is None:
                entry.line = number + 1
            attribute = {"msgctxt": "context", "msgid": "key", "msgid_plural": "plural"}[what]
            if getattr(entry, attribute) is not None or (what == "msgid_plural" and entry.key is None):
                self.wrong.append((number + 1, f"{what} stands where none belongs"))
                return
            setattr(entry, attribute, said)
        self._last = what

    def _more(self, number: int, text: str) -> None:
        found, entry = _MORE.fullmatch(text), self._entry
        if found is None or entry is None or not self._last:
            self.wrong.append((number + 1, "is no line of a PO file"))
        elif self._last == "msgstr":
            entry.sentences[-1] += _plain(found[1])
            entry.body = slice(entry.body.start, number + 1)
        else:
            attribute = {"msgctxt": "context", "msgid": "key", "msgid_plural": "plural"}[self._last]
            setattr(entry, attribute, getattr(entry, attribute) + _plain(found[1]))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SIGNS.get(found[1], found[1]), text) if "\\" in text else text
