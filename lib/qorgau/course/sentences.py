"""The sentences of this room, in the languages a reader needs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qorgau.data_file import read_yaml
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


def spoken(lang: str | None) -> str | None:
    """`lang` where this kit speaks it, else None: then nobody knows the reader's language."""
    return lang if lang in LANGUAGES else None
