"""A translator's file taken back: looked through as a whole first, then written sentence by sentence."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN, catalogues, counted, forget, forms, texts
from qorgau.texts.export import KEPT, SOURCE, kept
from qorgau.texts.plural import CATEGORIES, HEADS, same_rule
from qorgau.texts.po import Entry, PoFile, read_po, sentence_lines
from qorgau.texts.sentence import differences, faults

AGAIN = "export again and carry the sentence over"

SAMPLE = 200
"""So many sentences tell the language that a file is translated from."""


@dataclass(frozen=True)
class Change:
    """A sentence that becomes another: its file, its key, its forms before and after."""

    file: str
    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Accepted:
    """What taking a file back does: the `changes`; keys left as they are because the translator was `unsure`; how many
    sentences the file does not hold (`absent`); how many lines were crossed out (`obsolete`)."""

    lang: str
    source: str
    changes: tuple[Change, ...]
    unsure: tuple[str, ...]
    absent: int
    obsolete: int

    def write(self) -> None:
        """Put each sentence in its place; all other bytes of the catalogues stay.

        Raises OSError for a file that cannot be written; each is written beside its place before the first takes it.
        """
        by_key = {change.key: change.after for change in self.changes}
        ready: list[tuple[Path, Path]] = []
        try:
            for path, file in catalogues(self.lang):
                hit = [entry for entry in file.entries if entry.key in by_key]
                if hit:
                    fresh = path.with_name(f".{path.name}.new")
                    ready.append((fresh, path))
                    fresh.write_bytes(_rewritten(path, file, [(one, by_key[one.key or ""]) for one in hit]))
            for fresh, path in ready:
                fresh.replace(path)
        finally:
            for fresh, _ in ready:
                fresh.unlink(missing_ok=True)
        forget()


def accept(raw: bytes, name: str) -> Accepted:
    """What the translator's file in `raw`, called `name`, changes. Raises BadInput with everything that is wrong in it."""
    file = read_po(raw, name)
    lang, source = _languages(file)
    home = {entry.key: path.name for path, one in catalogues(lang) for entry in one.entries}
    problems: list[Problem] = []
    changes: list[Change] = []
    unsure: list[str] = []
    seen: set[str] = set()
    for entry in file.entries:
        key, after = entry.context or "", tuple(entry.sentences)
        wrong = list(_misplaced(entry, lang, source, seen))
        seen.add(key)
        if not wrong and "fuzzy" in entry.flags:
            unsure.append(key)
        elif not wrong and after != forms(lang, key) and not _untouched(entry):
            wrong = [*_stale(entry, lang, source), *_wrong(entry, lang, source)]
            changes.append(Change(home[key], key, forms(lang, key), after))
        problems += (Problem(name, key or f"line {entry.line}", *one) for one in wrong)
    if problems:
        raise BadInput(problems)
    return Accepted(
        lang, source, tuple(changes), tuple(unsure), len(texts(lang).keys() - seen), file.obsolete
    )


def _languages(file: PoFile) -> tuple[str, str]:
    lang = file.head.get("Language", "")
    source = file.head.get(SOURCE) or _closest(file, lang)
    hint = f"the head names it as the export wrote it, one of {', '.join(WRITTEN)}"
    wrong = [
        Problem(file.name, field, f"{said!r} is no language of the interface", hint)
        for field, said in (("Language", lang), (SOURCE, source))
        if said not in WRITTEN
    ]
    if not wrong and lang == source:
        wrong = [Problem(file.name, SOURCE, "is the language of the file itself", hint)]
    rule = file.head.get("Plural-Forms", "")
    if not wrong and not same_rule(rule, lang):
        hint = f"write: {HEADS[lang]}"
        wrong = [Problem(file.name, "Plural-Forms", f"{rule!r} is not the rule of {lang}", hint)]
    if wrong:
        raise BadInput(wrong)
    return lang, source


def _closest(file: PoFile, lang: str) -> str:
    """The language of most source sentences: some programs write no line of the head that they do not know."""
    said = {one: set(texts(one).values()) for one in WRITTEN if one != lang}
    return max(said, key=lambda one: sum(entry.key in said[one] for entry in file.entries[:SAMPLE]))


def _misplaced(entry: Entry, lang: str, source: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Whether an entry can be one of `lang` translated from `source` at all."""
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


def _untouched(entry: Entry) -> bool:
    """Whether the translator left the sentence as the export wrote it: then the kit's own may be newer and stays."""
    return _at_export(entry)[1:] == kept((), entry.sentences).split()[1:]


def _stale(entry: Entry, lang: str, source: str) -> Iterator[tuple[str, str]]:
    """Whether the kit has changed since the export where the translator worked."""
    theirs, ours = forms(source, entry.context or ""), forms(lang, entry.context or "")
    shown = (entry.key,) if entry.plural is None else (entry.key, entry.plural)
    now = theirs[:1] if entry.plural is None else (theirs[0], theirs[-1])
    prints = _at_export(entry) or kept(theirs, ours).split()
    if shown != now or prints[0] != kept(theirs, ours).split()[0]:
        yield f"its source sentence has changed since: {theirs[-1]!r}", AGAIN
    if prints[1] != kept(theirs, ours).split()[1]:
        yield f"the kit's own translation has changed since: {ours[-1]!r}", AGAIN


def _wrong(entry: Entry, lang: str, source: str) -> Iterator[tuple[str, str]]:
    wanted = len(CATEGORIES[lang]) if entry.plural is not None else 1
    if len(entry.sentences) != wanted:
        yield f"has {len(entry.sentences)} forms, not {wanted}", f"one each for {', '.join(CATEGORIES[lang])}"
    for sentence in dict.fromkeys(entry.sentences):
        yield from faults(sentence)
    if all(entry.sentences):
        yield from dict.fromkeys(differences(entry.sentences, forms(source, entry.context or "")))


def _rewritten(path: Path, file: PoFile, fresh: Sequence[tuple[Entry, tuple[str, ...]]]) -> bytes:
    raw = path.read_bytes()
    mark, end = BOM_UTF8 if raw.startswith(BOM_UTF8) else b"", "\r" if b"\r\n" in raw else ""
    lines = list(file.lines)
    for entry, sentences in sorted(fresh, key=lambda one: one[0].body.start, reverse=True):
        lines[entry.body] = [
            line + end for line in sentence_lines(sentences, counted=entry.plural is not None)
        ]
    return mark + "\n".join(lines).encode()
