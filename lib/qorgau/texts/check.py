"""Whether the catalogues of all languages say the same: keys, places, placeholders, plural forms; and whether all of it is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN, catalogues, counted, forms, texts
from qorgau.texts.po import Entry
from qorgau.texts.sentence import differences, faults
from qorgau.texts.uses import asked_for, uses


def check(package: Path) -> list[Problem]:
    """Everything that does not fit; `package` is the folder of Python, templates and JavaScript that ask for sentences."""
    problems: list[Problem] = []
    for lang in WRITTEN:
        try:
            texts(lang)
        except BadInput as error:
            problems += error.problems
    if problems:
        return problems
    first, *others = WRITTEN
    places = {lang: _places(lang) for lang in WRITTEN}
    for lang in WRITTEN:
        for key, (file, entry) in places[lang].items():
            problems += (Problem(file, key, *one) for one in _alone(entry))
    for lang in others:
        problems += _beside(lang, first, places[lang], places[first])
    known = {key: places[lang][key][0] for lang in reversed(WRITTEN) for key in places[lang]}
    found = uses(package, known)
    problems += (
        Problem(use.where, use.key, "is asked for and has no sentence", "write it in every language")
        for use in dict.fromkeys(found)
        if "*" not in use.key and use.key not in known
    )
    asked = asked_for(known, found)
    problems += (
        Problem(known[key], key, "is never asked for", "take it out of every language")
        for key in known
        if key not in asked
    )
    return problems


def _places(lang: str) -> dict[str, tuple[str, Entry]]:
    return {entry.key or "": (path.name, entry) for path, file in catalogues(lang) for entry in file.entries}


def _alone(entry: Entry) -> Iterator[tuple[str, str]]:
    for sentence in dict.fromkeys(entry.sentences):
        yield from faults(sentence)
    if "fuzzy" in entry.flags:
        yield "is marked fuzzy", "finish the sentence, then take the mark away"
    if entry.plural is not None and entry.plural not in entry.sentences[-1]:
        yield f"does not say the number that counts, {entry.plural}", "msgid_plural names its placeholder"
    yield from dict.fromkeys(differences(entry.sentences, entry.sentences))


def _beside(
    lang: str, first: str, here: dict[str, tuple[str, Entry]], there: dict[str, tuple[str, Entry]]
) -> Iterator[Problem]:
    for key in there.keys() | here.keys():
        if key not in here:
            name = there[key][0].replace(f".{first}.", f".{lang}.")
            yield Problem(name, key, f"is in {first} and not in {lang}", "write it in both, or in none")
        elif key not in there:
            yield Problem(
                here[key][0], key, f"is in {lang} and not in {first}", "write it in both, or in none"
            )
        else:
            name = here[key][0]
            if name != (wanted := there[key][0].replace(f".{first}.", f".{lang}.")):
                yield Problem(name, key, f"stands in {wanted} in the other languages", "move it there")
            other, own = (counted(one).get(key) for one in (first, lang))
            if (other and other.by) != (own and own.by):
                yield Problem(
                    name, key, "counts by another number than in the other languages", "compare msgid_plural"
                )
            yield from (Problem(name, key, *one) for one in differences(forms(lang, key), forms(first, key)))
