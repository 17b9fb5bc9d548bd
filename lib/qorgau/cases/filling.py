"""Placeholders of a text filled: times, days, durations, values, words by the client's sex."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any

from qorgau.cases.moments import Moments
from qorgau.cases.time_words import span_words, weekday_words
from qorgau.cases.words import Words
from qorgau.problem import Problem

PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
BY_SEX = re.compile(r"\[\[([^\[\]|]*)\|([^\[\]|]*)\]\]")
MINUTE = timedelta(minutes=1)
_HINT = "add it to values or events of case.yaml"
_PLAIN = re.compile(r"[{}]|\[\[|\]\]")


class NoValueError(LookupError):
    """A placeholder that this case cannot fill; its message says why."""


class NotWrittenError(LookupError):
    """A value that is not written in this language, so no text that needs it is."""


@dataclass(frozen=True)
class Filling:
    """What one case, or one document of it, fills into texts."""

    moments: Moments
    values: Mapping[str, Words | str]
    sex: str
    _known: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def overlay(
        self, values: Mapping[str, Words | str], sex: str | None, events: Mapping[str, str]
    ) -> Filling:
        """The same with other values, another sex, other events under the usual names. Raises KeyError."""
        if not values and sex is None and not events:
            return self
        return Filling(self.moments.renamed(events), {**self.values, **values}, sex or self.sex)

    def value(self, name: str, lang: str) -> str:
        """What stands for {{ name }} in `lang`. Raises NoValueError, NotWrittenError."""
        found = self._known.get((name, lang))
        if found is None:
            kind, _, rest = name.partition(".")
            say = _SAY.get(kind) if rest else None
            found = say(self.moments, rest, lang) if say else self._plain(name, lang)
            self._known[name, lang] = found
        return found

    def _plain(self, name: str, lang: str) -> str:
        found = self.values.get(name)
        if found is None:
            raise NoValueError(f"no value for {{{{ {name} }}}}")
        if isinstance(found, str):
            return found
        try:
            text = found.to(lang)
        except KeyError:
            raise NotWrittenError(name) from None
        return self.by_sex(text)

    def by_sex(self, text: str) -> str:
        """`text` with [[his|her]] decided."""
        return BY_SEX.sub(r"\1" if self.sex == "m" else r"\2", text) if "[[" in text else text

    def fill(self, words: Words, file: str, path: str) -> tuple[Words, list[Problem]]:
        """`words` filled in every language they are written in; what cannot be filled stays and is told.

        A text whose values are not written in its language yet is not written in it either (the check of texts
        tells which value that is).
        """
        problems: list[Problem] = []
        filled: dict[str, Any] = {}
        changed = False
        for lang, text in words.texts():
            if _PLAIN.search(text) is None:
                filled[lang] = text
                continue
            try:
                filled[lang] = self._text(text, lang, file, f"{path}.{lang}", problems)
            except NotWrittenError:
                filled[lang] = None
            changed = True
        return (Words.model_construct(None, **filled) if changed else words), problems

    def _text(self, text: str, lang: str, file: str, path: str, problems: list[Problem]) -> str:
        said = list(_parts(self.by_sex(text)))
        rest = "".join(said[::2])
        if "{" in rest or "}" in rest:
            hint = "a placeholder is {{ one_name }}, with two braces"
            problems.append(Problem(file, path, "a brace is left over", hint))
        if "[[" in rest or "]]" in rest:
            hint = "a choice is [[his|her]], one bar inside"
            problems.append(Problem(file, path, "a square bracket is left over", hint))
        for place in range(1, len(said), 2):
            try:
                said[place] = self.value(said[place], lang)
            except NoValueError as error:
                problems.append(Problem(file, path, str(error), _HINT))
                said[place] = f"{{{{ {said[place]} }}}}"
        # A value may begin with a mark that belongs to the letter before it.
        return unicodedata.normalize("NFC", "".join(said))


@lru_cache(maxsize=1 << 15)
def _parts(text: str) -> tuple[str, ...]:
    """A text cut at its placeholders: what stands between them at even places, their names at odd ones."""
    return tuple(PLACEHOLDER.split(text))


def _minute(moments: Moments, name: str) -> str:
    try:
        return f"{moments.minute(name):%H:%M}"
    except KeyError:
        raise NoValueError(_unknown(moments, name)) from None


def _day(shape: str) -> Callable[[Moments, str, str], str]:
    def say(moments: Moments, name: str, _: str) -> str:
        try:
            return moments.day(name).strftime(shape)
        except KeyError:
            raise NoValueError(_unknown(moments, name)) from None

    return say


def _weekday(moments: Moments, name: str, lang: str) -> str:
    try:
        return weekday_words(moments.day(name), lang)
    except KeyError:
        raise NoValueError(_unknown(moments, name)) from None


def _unknown(moments: Moments, name: str) -> str:
    if name in moments.points:
        return f"{name!r} is a whole day, it has no minute"
    return f"no event, stated minute or result {name!r}"


def _pair(moments: Moments, names: str) -> tuple[str, str]:
    parts = names.split(".")
    for place in range(1, len(parts)):
        pair = ".".join(parts[:place]), ".".join(parts[place:])
        if all(name in moments.points for name in pair):
            return pair
    raise NoValueError(f"no two events, stated minutes or results {names!r}")


def _lapse(moments: Moments, names: str) -> int:
    first, second = _pair(moments, names)
    try:
        lapse = (moments.minute(second) - moments.minute(first)) // MINUTE
    except KeyError as error:
        raise NoValueError(_unknown(moments, str(error.args[0]))) from None
    if lapse < 0:
        raise NoValueError(f"{second} comes before {first}")
    return lapse


def _days(moments: Moments, names: str, _: str) -> str:
    first, second = _pair(moments, names)
    return str((moments.day(second) - moments.day(first)).days)


_SAY: Mapping[str, Callable[[Moments, str, str], str]] = {
    "at": lambda moments, name, _: _minute(moments, name),
    "on": _day("%d.%m.%Y"),
    "daymonth": _day("%d.%m"),
    "weekday": _weekday,
    "span": lambda moments, names, lang: span_words(_lapse(moments, names), lang),
    "minutes": lambda moments, names, _: str(_lapse(moments, names)),
    "days": _days,
}
