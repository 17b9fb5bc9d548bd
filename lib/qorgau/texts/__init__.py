"""Texts of the interface: gettext catalogues with a dotted key and a sentence in each language.

A sentence that is said of a number has plural forms; `msgid_plural` names the placeholder of that number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qorgau.problem import BadInput, Problem
from qorgau.texts.plural import CATEGORIES, FRACTION, HEADS, form
from qorgau.texts.po import Entry, PoFile, read_po

LANGUAGES: tuple[str, ...] = ("ru", "kk", "en")
"""Languages of the pages: those that every workbook, key and case file is written in."""
WRITTEN: tuple[str, ...] = ("ru", "kk", "en")
"""Languages that the sentences of the interface are written in."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Counted:
    """A sentence that is said of a number: the placeholder of the number and the forms in the order of the file."""

    by: str
    forms: tuple[str, ...]


def catalogues(lang: str) -> Iterator[tuple[Path, PoFile]]:
    """The files of one language in the order of their names. Raises BadInput for a file that is no PO file."""
    for path in sorted(FOLDER.glob(f"*.{lang}.po")):
        yield path, read_po(path.read_bytes(), path.name)


def texts(lang: str) -> dict[str, str]:
    """All sentences of one language by key, merged from every `*.{lang}.po` of this folder; of a counted one its last form.

    Raises BadInput naming file and key when a sentence is empty, twice, has not the forms of its language, or when the
    language is unknown.
    """
    return _read(lang)[0]


def counted(lang: str) -> dict[str, Counted]:
    """The sentences of one language that are said of a number, by key. Raises BadInput as `texts`."""
    return _read(lang)[1]


def forms(lang: str, key: str) -> tuple[str, ...]:
    """The sentence of `key` in all forms it has: one, or the plural forms in the order of the file."""
    found = counted(lang).get(key)
    return (texts(lang)[key],) if found is None else found.forms


def forget() -> None:
    """Read the files again when a sentence is next asked for."""
    _read.cache_clear()


@cache
def _read(lang: str) -> tuple[dict[str, str], dict[str, Counted]]:
    if lang not in WRITTEN:
        raise BadInput(
            [Problem("texts", "lang", f"unknown language {lang!r}", f"one of {', '.join(WRITTEN)}")]
        )
    found: dict[str, str] = {}
    with_number: dict[str, Counted] = {}
    problems: list[Problem] = []
    for path, file in catalogues(lang):
        here: set[str] = set()
        for entry in file.entries:
            key = entry.key or ""
            if key in found:
                where = "twice in this file" if key in here else "in two files"
                problems.append(Problem(path.name, key, f"stands {where}", "keep one of them"))
            problems += (Problem(path.name, key, *what) for what in _misshapen(entry, file, lang))
            here.add(key)
            found[key] = entry.sentences[-1]
            if entry.plural is not None:
                with_number[key] = Counted(entry.plural[1:-1], tuple(entry.sentences))
    if problems:
        raise BadInput(problems)
    return found, with_number


def _misshapen(entry: Entry, file: PoFile, lang: str) -> Iterator[tuple[str, str]]:
    if not all(entry.sentences):
        yield "has no sentence", "fill in msgstr"
    if entry.plural is None:
        return
    if len(entry.sentences) != len(CATEGORIES[lang]):
        yield f"has {len(entry.sentences)} plural forms, not {len(CATEGORIES[lang])}", "see Plural-Forms"
    if not (entry.plural.startswith("{") and entry.plural.endswith("}")):
        yield "msgid_plural names no placeholder", "write the one that holds the number, like {count}"
    if file.head.get("Plural-Forms") != HEADS[lang]:
        yield "stands in a file without the plural rule of its language", f"Plural-Forms: {HEADS[lang]}"


def say(lang: str, key: str, **values: object) -> str:
    """The sentence of `key` in `lang` with its {placeholders} filled, in the plural form of its number.

    Raises KeyError for an unknown key or a missing value: a missing sentence is a fault of the kit, never shown as a
    blank. Raises ValueError when the value that counts is no number.
    """
    found = counted(lang).get(key)
    if found is None:
        return texts(lang)[key].format(**values)
    return found.forms[form(lang, values[found.by])].format(**values)


def for_page(lang: str, key: str) -> str | dict[str, str]:
    """The sentence of `key` as the page fills it, its {placeholders} still in place.

    Of a counted one all forms by their Unicode names, with `lang` and, as `by`, the placeholder of the number.
    """
    found = counted(lang).get(key)
    if found is None:
        return texts(lang)[key]
    by_name = dict(zip(CATEGORIES[lang], found.forms, strict=True))
    return {"lang": lang, "by": found.by, "other": found.forms[FRACTION], **by_name}
