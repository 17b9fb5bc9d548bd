"""Figures in the words and digits of a language."""

from __future__ import annotations

from collections.abc import Callable

from babel.numbers import format_decimal, format_percent

from qorgau.course.group.few import Shown
from qorgau.course.group.items import Discrimination
from qorgau.texts import say

Format = Callable[[str, float], str]


def percent(lang: str, value: float) -> str:
    """A share 0..1 in whole percent."""
    return format_percent(value, format="0 %", locale=lang)


def whole(lang: str, value: float) -> str:
    """A number without decimals: people, minutes."""
    return format_decimal(value, format="0", locale=lang)


def tenths(lang: str, value: float) -> str:
    """A mean number with one decimal."""
    return format_decimal(value, format="0.#", locale=lang)


def hundredths(lang: str, value: float) -> str:
    """A correlation or an alpha with two decimals."""
    return format_decimal(value, format="0.00", locale=lang)


def shown(lang: str, figure: Shown | None, write: Format) -> str:
    """A figure, or why it is not shown."""
    if figure is None or figure.value is None:
        return say(lang, f"group.hidden.{(figure.why if figure else '') or 'nothing'}")
    return write(lang, figure.value)


def discrimination(lang: str, found: Discrimination) -> str:
    """A discrimination with its interval, or why there is none."""
    if found.value is None or found.low is None or found.high is None:
        return say(lang, f"group.discrimination.{found.why}")
    numbers = {"value": found.value, "low": found.low, "high": found.high}
    return say(
        lang,
        "group.discrimination.value",
        **{name: hundredths(lang, value) for name, value in numbers.items()},
    )
