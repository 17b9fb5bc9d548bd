"""A file for translators: every sentence beside the one it translates, as gettext editors show it.

The kit's own catalogues have keys in place of source sentences ("monolingual"): the kit has no first language, and a
corrected sentence orphans no translation. An editor such as Poedit shows what is translated, so it gets a file of the
usual kind: the key as context, the sentence of one language as source, that of another as translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN, catalogues, counted, forms, texts
from qorgau.texts.plural import CATEGORIES, HEADS
from qorgau.texts.po import quoted, sentence_lines
from qorgau.texts.sentence import holes
from qorgau.texts.uses import asked_for, uses

SOURCE = "X-Source-Language"
KEPT = "kept "
"""Begins the comment that knows what source and translation were when the file was made."""


def kept(source: Sequence[str], own: Sequence[str]) -> str:
    """A short print of the forms of a source sentence and of its translation."""
    return " ".join(sha256("\0".join(one).encode()).hexdigest()[:8] for one in (source, own))


def export(lang: str, source: str, package: Path) -> str:
    """The translator's file of `lang` beside `source`; `package` is where it is looked up who asks for a sentence.

    The same catalogues give the same file. Raises BadInput for a language that the interface does not have.
    """
    if lang == source:
        raise BadInput(
            [
                Problem(
                    "command line",
                    "--source",
                    f"{lang} is the language itself",
                    f"one of {', '.join(one for one in WRITTEN if one != lang)}",
                )
            ]
        )
    known, own = texts(source), texts(lang)
    where = _places(package, known)
    blocks = [_head(lang, source)]
    for path, file in catalogues(lang):
        about = path.name.removesuffix(f".{lang}.po")
        for entry in file.entries:
            key = entry.key or ""
            if key in known and key in own:
                blocks.append([f"#. part: {about}", *_entry(key, lang, source, where.get(key, ()))])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(lang: str, source: str) -> list[str]:
    lines = (
        "Project-Id-Version: Qorgau",
        f"Language: {lang}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {HEADS[lang]}",
        f"{SOURCE}: {source}",
    )
    return [
        f"# Sentences of the Qorgau interface: {lang} beside {source}.",
        "# Correct the translations, save, and take the file back: qorgau texts import FILE",
        "# A name in braces is filled in by the kit: keep it as it is, put it where your language wants it.",
        'msgid ""',
        'msgstr ""',
        *(quoted(f"{line}\n") for line in lines),
    ]


def _entry(key: str, lang: str, source: str, where: Sequence[str]) -> Iterator[str]:
    theirs, ours = forms(source, key), forms(lang, key)
    number = counted(lang).get(key)
    if names := sorted(holes(theirs[-1])):
        yield f"#. fills in: {', '.join(f'{{{name}}}' for name in names)}"
    if number is not None:
        order = ", ".join(f"{n}: {name}" for n, name in enumerate(CATEGORIES[lang]))
        yield f"#. {{{number.by}}} is the number that counts; forms {order}"
    yield f"#. {KEPT}{kept(theirs, ours)}"
    if where:
        yield f"#: {' '.join(where)}"
    if holes(theirs[-1]):
        yield "#, python-brace-format"
    yield f"msgctxt {quoted(key)}"
    yield f"msgid {quoted(theirs[0])}"
    if number is not None:
        yield f"msgid_plural {quoted(theirs[-1])}"
    yield from sentence_lines(ours, counted=number is not None)


def _places(package: Path, known: Mapping[str, str]) -> dict[str, list[str]]:
    """By key the files that ask for it, those with a key known only later included."""
    found: dict[str, list[str]] = {}
    by_file: dict[str, list[str]] = {}
    every = uses(package, known)
    for use in every:
        by_file.setdefault(use.where, []).append(use.key)
    for where in by_file:
        for key in sorted(asked_for(known, [use for use in every if use.where == where])):
            found.setdefault(key, []).append(where)
    return found
