"""A translator's file taken back: looked through as a whole first, then written sentence by sentence."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN, catalogues, forget, forms, texts
from qorgau.texts.export import SOURCE
from qorgau.texts.plural import HEADS, same_rule
from qorgau.texts.po import Entry, PoFile, read_po, sentence_lines
from qorgau.texts.returned import misplaced, stale, untouched, wrong

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
        faulty = list(misplaced(entry, lang, source, seen))
        seen.add(key)
        if not faulty and "fuzzy" in entry.flags:
            unsure.append(key)
        elif not faulty and after != forms(lang, key) and not untouched(entry):
            faulty = [*stale(entry, lang, source), *wrong(entry, lang, source)]
            changes.append(Change(home[key], key, forms(lang, key), after))
        problems += (Problem(name, key or f"line {entry.line}", *one) for one in faulty)
    if problems:
        raise BadInput(problems)
    return Accepted(
        lang, source, tuple(changes), tuple(unsure), len(texts(lang).keys() - seen), file.obsolete
    )


def _languages(file: PoFile) -> tuple[str, str]:
    lang = file.head.get("Language", "")
    source = file.head.get(SOURCE) or _closest(file, lang)
    hint = f"the head names it as the export wrote it, one of {', '.join(WRITTEN)}"
    faulty = [
        Problem(file.name, field, f"{said!r} is no language of the interface", hint)
        for field, said in (("Language", lang), (SOURCE, source))
        if said not in WRITTEN
    ]
    if not faulty and lang == source:
        faulty = [Problem(file.name, SOURCE, "is the language of the file itself", hint)]
    rule = file.head.get("Plural-Forms", "")
    if not faulty and not same_rule(rule, lang):
        hint = f"write: {HEADS[lang]}"
        faulty = [Problem(file.name, "Plural-Forms", f"{rule!r} is not the rule of {lang}", hint)]
    if faulty:
        raise BadInput(faulty)
    return lang, source


def _closest(file: PoFile, lang: str) -> str:
    """The language of most source sentences: some programs write no line of the head that they do not know."""
    said = {one: set(texts(one).values()) for one in WRITTEN if one != lang}
    return max(said, key=lambda one: sum(entry.key in said[one] for entry in file.entries[:SAMPLE]))


def _rewritten(path: Path, file: PoFile, fresh: Sequence[tuple[Entry, tuple[str, ...]]]) -> bytes:
    raw = path.read_bytes()
    mark, end = BOM_UTF8 if raw.startswith(BOM_UTF8) else b"", "\r" if b"\r\n" in raw else ""
    lines = list(file.lines)
    for entry, sentences in sorted(fresh, key=lambda one: one[0].body.start, reverse=True):
        lines[entry.body] = [
            line + end for line in sentence_lines(sentences, counted=entry.plural is not None)
        ]
    return mark + "\n".join(lines).encode()
