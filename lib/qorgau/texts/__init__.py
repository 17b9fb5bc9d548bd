"""Texts of the interface: gettext catalogues with a dotted key and a sentence in each language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from qorgau.problem import BadInput, Problem

LANGUAGES: tuple[str, ...] = ("ru", "kk", "en")
"""Languages of the pages: those that every workbook, key and case file is written in."""
WRITTEN: tuple[str, ...] = ("ru", "kk", "en")
"""Languages that the sentences of the interface are written in."""

FOLDER = Path(__file__).parent
_KEY = re.compile(r'^msgid "(.+)"$', re.MULTILINE)


@cache
def texts(lang: str) -> dict[str, str]:
    """All sentences of one language by key, merged from every `*.{lang}.po` of this folder.

    Raises BadInput naming file and key when a sentence is empty, twice, or the language is unknown.
    """
    if lang not in WRITTEN:
        raise BadInput(
            [Problem("texts", "lang", f"unknown language {lang!r}", f"one of {', '.join(WRITTEN)}")]
        )
    found: dict[str, str] = {}
    problems = []
    for path in sorted(FOLDER.glob(f"*.{lang}.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=lang)
        # The reader keeps the last of two entries with one key in silence.
        keys = _KEY.findall(path.read_text(encoding="utf-8"))
        problems += [
            Problem(path.name, key, "stands twice in this file", "keep one of them")
            for key in dict.fromkeys(keys)
            if keys.count(key) > 1
        ]
        for message in catalogue:
            if not message.id:
                continue
            key, sentence = str(message.id), str(message.string or "")
            if not sentence:
                problems.append(Problem(path.name, key, "has no sentence", "fill in msgstr"))
            elif key in found:
                problems.append(Problem(path.name, key, "stands in two files", "keep one of them"))
            found[key] = sentence
    if problems:
        raise BadInput(problems)
    return found


def say(lang: str, key: str, **values: object) -> str:
    """The sentence of `key` in `lang` with its {placeholders} filled.

    Raises KeyError for an unknown key: a missing sentence is a fault of the kit, never shown as a blank.
    """
    return texts(lang)[key].format(**values)


def template(lang: str, key: str) -> str:
    """The sentence of `key` with its {placeholders} still in place (the page fills them)."""
    return texts(lang)[key]
