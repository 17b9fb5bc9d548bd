"""Messages in one language: the thin edge where a key of a sentence becomes the sentence."""

from __future__ import annotations

from qorgau.cases.words import Words
from qorgau.exercises.score import Message, Phrase, Value
from qorgau.texts import say


def spoken(phrase: Phrase, lang: str) -> str:
    """The sentence of `phrase` in `lang`. Raises KeyError for an unknown key or a missing value."""
    return say(lang, phrase.key, **{name: _value(value, lang) for name, value in phrase.values.items()})


def paragraphs(message: Message, lang: str) -> tuple[str, ...]:
    """The message in `lang`: its frame sentence, then one paragraph a reason; the norms are the page's."""
    frame = spoken(Phrase(message.text, message.values), lang)
    return (frame, *(reason.to(lang) for reason in message.reasons))


def _value(value: Value, lang: str) -> str:
    if isinstance(value, Words):
        return value.to(lang)
    if isinstance(value, Phrase):
        return spoken(value, lang)
    if isinstance(value, tuple):
        return ", ".join(_value(part, lang) for part in value)
    return str(value)
