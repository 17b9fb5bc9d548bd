"""One entry that a translator gave back: whether it can be taken as it is."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.texts import counted, forms, texts
from qorgau.texts.export import KEPT, kept
from qorgau.texts.plural import CATEGORIES
from qorgau.texts.po import Entry
from qorgau.texts.sentence import differences, faults

AGAIN = "export again and carry the sentence over"


def misplaced(entry: Entry, lang: str, source: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Why an entry cannot be one of `lang` translated from `source` at all; `seen` are the keys of entries before it."""
    key = entry.context
    if key is None:
        yield "has no msgctxt, so nobody knows which sentence it is", "export again; msgctxt is the key"
    elif key not in texts(lang) or key not in texts(source):
        yield "is a key that the kit does not have", "it may have got another name: export again"
    elif key in seen:
        yield "stands twice in this file", "keep one of them"
    elif (entry.plural is not None) != (key in counted(lang)):
        yield "has plural forms in one place and none in the other", AGAIN


def _at_export(entry: Entry) -> list[str]:
    notes = (note[len(KEPT) :].split() for note in entry.notes if note.startswith(KEPT))
    return next((prints for prints in notes if len(prints) == 2), [])


def untouched(entry: Entry) -> bool:
    """Whether the translator left the sentence as the export wrote it: then the kit's own may be newer and stays."""
    return _at_export(entry)[1:] == kept((), entry.sentences).split()[1:]


def stale(entry: Entry, lang: str, source: str) -> Iterator[tuple[str, str]]:
    """What the kit has changed since the export where the translator worked."""
    theirs, ours = forms(source, entry.context or ""), forms(lang, entry.context or "")
    shown = (entry.key,) if entry.plural is None else (entry.key, entry.plural)
    now = theirs[:1] if entry.plural is None else (theirs[0], theirs[-1])
    prints = _at_export(entry) or kept(theirs, ours).split()
    if shown != now or prints[0] != kept(theirs, ours).split()[0]:
        yield f"its source sentence has changed since: {theirs[-1]!r}", AGAIN
    if prints[1] != kept(theirs, ours).split()[1]:
        yield f"the kit's own translation has changed since: {ours[-1]!r}", AGAIN


def wrong(entry: Entry, lang: str, source: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the sentences of an entry, beside the source and by themselves."""
    wanted = len(CATEGORIES[lang]) if entry.plural is not None else 1
    if len(entry.sentences) != wanted:
        yield f"has {len(entry.sentences)} forms, not {wanted}", f"one each for {', '.join(CATEGORIES[lang])}"
    for sentence in dict.fromkeys(entry.sentences):
        yield from faults(sentence)
    if all(entry.sentences):
        yield from dict.fromkeys(differences(entry.sentences, forms(source, entry.context or "")))
