"""The frame sentences of the feedback."""

from __future__ import annotations

from string import Formatter

from qorgau.texts import WRITTEN, texts

PREFIX = "mark.feedback."


def _holes(lang: str) -> dict[str, set[str | None]]:
    return {
        key: {name for _, name, _, _ in Formatter().parse(sentence) if name}
        for key, sentence in texts(lang).items()
        if key.startswith(PREFIX)
    }


def test_languages_say_the_same_things() -> None:
    """Each sentence of the feedback stands in every language, with the same values in it."""
    first, *others = (_holes(lang) for lang in WRITTEN)
    assert first
    assert all(other == first for other in others)
