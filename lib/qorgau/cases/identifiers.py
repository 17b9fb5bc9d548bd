"""Shapes of numbers and names that lead back to a person: refused in every case file and key.

A check digit may raise confidence, it never clears a number: twelve digits in a row are told whatever their sum.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel

from qorgau import data_file

FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
DIGITS_OF_IIN = 12
_HIDDEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_TWELVE = re.compile(r"(?<!\d)\d(?:[\s\u00a0-]?\d){11}(?!\d)")
_IBAN = re.compile(r"\bKZ(?:[\s-]?[0-9A-Z]){18}\b")
SHAPES = Path(__file__).parent / "identifiers.yaml"


class Shape(BaseModel):
    """One shape as a regular expression."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: str
    any_case: bool = False


class _Shapes(RootModel[dict[str, Shape]]):
    pass


@cache
def _others() -> Mapping[str, re.Pattern[str]]:
    found = data_file.load(SHAPES, _Shapes).root
    return {
        kind: re.compile(one.pattern, re.IGNORECASE if one.any_case else 0) for kind, one in found.items()
    }


def iin_holds(digits: str) -> bool:
    """Whether twelve digits pass the check of personal and business numbers of Kazakhstan."""
    if len(digits) != DIGITS_OF_IIN or not digits.isdecimal():
        return False
    numbers = [int(one) for one in digits]
    for weights in (FIRST, SECOND):
        rest = sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11
        if rest < 10:
            return rest == numbers[-1]
    return False


def iban_holds(text: str) -> bool:
    """Whether an account number passes the check of ISO 7064 (mod 97-10)."""
    plain = "".join(one for one in text.upper() if one.isalnum())
    moved = plain[4:] + plain[:4]
    values = string.digits + string.ascii_uppercase
    return (
        all(one in values for one in moved)
        and int("".join(str(values.index(one)) for one in moved)) % 97 == 1
    )


def identifiers(text: str) -> Iterator[tuple[str, str]]:
    """What in `text` has the shape of something personal: its kind and the words."""
    seen = text.translate(_HIDDEN)
    for match in _TWELVE.finditer(seen):
        digits = "".join(one for one in match[0] if one.isdecimal())
        yield ("personal number" if iin_holds(digits) else "twelve digits"), match[0]
    for match in _IBAN.finditer(seen):
        yield ("account number" if iban_holds(match[0]) else "shape of an account number"), match[0]
    for kind, pattern in _others().items():
        yield from ((kind, match[0]) for match in pattern.finditer(seen))
