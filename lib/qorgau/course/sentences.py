"""The sentences of this room, in the languages a reader needs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qorgau.answers import SNAPSHOT, read_snapshot
from qorgau.data_file import read_yaml
from qorgau.problem import BadInput
from qorgau.texts import LANGUAGES


@cache
def _all() -> dict[str, dict[str, str]]:
    sentences: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("sentences.yaml"))
    return sentences


def sentence(lang: str, key: str, **values: object) -> str:
    """The sentence of `key` in `lang`, placeholders filled.

    Raises KeyError for an unknown key or language: a missing sentence is a fault of the kit.
    """
    return _all()[key][lang].format(**values)


def sentences(lang: str | None, key: str, **values: object) -> tuple[str, ...]:
    """The sentence of `key` in `lang`, or in every language when nobody knows the reader's (`lang` None)."""
    return tuple(sentence(one, key, **values) for one in ((lang,) if lang else LANGUAGES))


def language_of(folder: Path) -> str | None:
    """The language of the answers file in `folder`, None when it says none that is spoken here."""
    try:
        lang = read_snapshot(folder / SNAPSHOT).lang
    except BadInput:
        return None
    return lang if lang in LANGUAGES else None
