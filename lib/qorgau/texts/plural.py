"""Which form of a sentence goes with a number, in each language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from gettext import c2py
from types import MappingProxyType

HEADS: Mapping[str, str] = MappingProxyType(
    {
        "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        "kk": "nplurals=2; plural=(n != 1);",
        "en": "nplurals=2; plural=(n != 1);",
    }
)
"""What stands after "Plural-Forms:" in the head of a file with counted sentences."""
CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"ru": ("one", "few", "many"), "kk": ("one", "other"), "en": ("one", "other")}
)
"""The forms in the order of the file, by the names that Unicode and a browser have for them."""
FRACTION = 1
"""The form of a number that is no whole one (1,5 балла, 1.5 points): gettext has no rule for it."""


@cache
def _rule(lang: str) -> Callable[[int], int]:
    return _compiled(HEADS[lang])


def _compiled(head: str) -> Callable[[int], int]:
    rule: Callable[[int], int] = c2py(head.partition("plural=")[2].rstrip("; "))
    return rule


def same_rule(head: str, lang: str) -> bool:
    """Whether what stands after "Plural-Forms:" in `head` gives every number the form that `lang` has for it."""
    try:
        other = _compiled(head)
        return all(other(number) == _rule(lang)(number) for number in range(201))
    except (ValueError, ZeroDivisionError, RecursionError):
        return False


def form(lang: str, number: object) -> int:
    """The place of the form that goes with `number`, a number or its decimal notation ("12", "1.5", "1,5").

    Raises ValueError when it is no finite number.
    """
    if type(number) is int:
        return _rule(lang)(abs(number))
    try:
        exact = Decimal(str(number).replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"{number!r} is no number") from error
    if not exact.is_finite():
        raise ValueError(f"{number!r} is no number")
    return _rule(lang)(abs(int(exact))) if exact == exact.to_integral_value() else FRACTION
