"""What a predicate is: a named pure function that finds breaches of one coherence rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from qorgau.cases.words import Words
from qorgau.exercises.strategy.answer import StrategyAnswer
from qorgau.exercises.strategy.case_view import CaseView
from qorgau.exercises.strategy.vocabulary import Parameter

Kind = TypeVar("Kind")
Find: TypeAlias = Callable[[StrategyAnswer, CaseView, "Parameters"], Iterator["Hit"]]


@dataclass(frozen=True)
class Parameters:
    """The parameters of a rule, those it does not name with the predicate's default.

    Each accessor raises TypeError for a value of another kind; checked rules have none.
    """

    values: Mapping[str, Parameter]

    def number(self, name: str) -> int:
        """A whole number."""
        return self._of(name, int)

    def text(self, name: str) -> str:
        """One id or word."""
        return self._of(name, str)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of ids or words."""
        return self._of(name, tuple)

    def _of(self, name: str, kind: type[Kind]) -> Kind:
        value = self.values[name]
        if not isinstance(value, kind):
            raise TypeError(f"{name} is {value!r}, a {kind.__name__} is needed")
        return value


_KINDS: Mapping[type[Any], str] = {int: "a whole number", str: "one word in quotes", tuple: "a list of words"}


def wrong_value(value: Parameter, default: Parameter) -> tuple[str, str] | None:
    """What is wrong with a parameter whose default is `default`, with a hint; None when nothing is."""
    if type(value) is not type(default):
        return f"is {value!r}", _KINDS[type(default)]
    if isinstance(value, int) and value < 0:
        return f"is {value}", "zero or more"
    return None


@dataclass(frozen=True)
class Hit:
    """One breach: what fills the rule's message, and the form item to look at (None: the rule's own)."""

    values: Mapping[str, Words | int] = field(default_factory=dict)
    field: str | None = None


@dataclass(frozen=True)
class Predicate:
    """A predicate with the placeholders it fills and its parameters with their defaults.

    `ids` says of parameters that hold ids what these name: a position, a motion, a stage, …
    """

    name: str
    find: Find
    values: frozenset[str]
    parameters: Mapping[str, Parameter]
    ids: Mapping[str, str] = field(default_factory=dict)


def predicate(
    name: str,
    values: Iterable[str] = (),
    parameters: Mapping[str, Parameter] | None = None,
    ids: Mapping[str, str] | None = None,
) -> Callable[[Find], Predicate]:
    """Makes a function the predicate `name`; rules of the data file call it by that name."""

    def made(find: Find) -> Predicate:
        return Predicate(name, find, frozenset(values), dict(parameters or {}), dict(ids or {}))

    return made


def joined(names: Sequence[Words]) -> Words:
    """Several names as one text; semicolons, because names have commas. Raises ValueError for none."""
    kk = [name.kk for name in names if name.kk is not None]
    return Words(
        ru="; ".join(name.ru for name in names),
        en="; ".join(name.en for name in names),
        kk="; ".join(kk) if len(kk) == len(names) else None,
    )


def as_typed(text: str) -> Words:
    """An id or a text of the trainee's own as it stands in every language."""
    return Words(ru=text, en=text, kk=text)


@lru_cache(maxsize=4096)
def inline(statement: Words) -> Words:
    """A statement without its full stop, ready to stand inside another sentence."""
    kk = statement.kk.rstrip(".") if statement.kk is not None else None
    return Words(ru=statement.ru.rstrip("."), en=statement.en.rstrip("."), kk=kk)
