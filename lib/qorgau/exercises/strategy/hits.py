"""What a predicate is: a named pure function that finds breaches of one coherence rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView

Find: TypeAlias = Callable[[StrategyAnswer, CaseView, Mapping[str, int]], Iterator["Hit"]]


@dataclass(frozen=True)
class Hit:
    """One breach: what fills the rule's message, and the form item to look at (None: the rule's own)."""

    values: Mapping[str, Words | int] = field(default_factory=dict)
    field: str | None = None


@dataclass(frozen=True)
class Predicate:
    """A predicate with the placeholders it fills and its parameters with their defaults."""

    name: str
    find: Find
    values: frozenset[str]
    parameters: Mapping[str, int]


def predicate(
    name: str, values: Iterable[str] = (), parameters: Mapping[str, int] | None = None
) -> Callable[[Find], Predicate]:
    """Makes a function the predicate `name`; rules of the data file call it by that name."""

    def made(find: Find) -> Predicate:
        return Predicate(name, find, frozenset(values), dict(parameters or {}))

    return made


def joined(names: Sequence[Words]) -> Words:
    """Several names as one text; semicolons, because names have commas. Raises ValueError for none."""
    kk = [name.kk for name in names if name.kk is not None]
    return Words(
        ru="; ".join(name.ru for name in names),
        en="; ".join(name.en for name in names),
        kk="; ".join(kk) if len(kk) == len(names) else None,
    )


@lru_cache(maxsize=4096)
def inline(statement: Words) -> Words:
    """A statement without its full stop, ready to stand inside another sentence."""
    kk = statement.kk.rstrip(".") if statement.kk is not None else None
    return Words(ru=statement.ru.rstrip("."), en=statement.en.rstrip("."), kk=kk)
