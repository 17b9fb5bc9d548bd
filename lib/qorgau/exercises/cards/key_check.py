"""Whether the key of a deck fits its question."""

from __future__ import annotations

from collections.abc import Iterator

from qorgau.exercises.cards.key import DeckKeyFile
from qorgau.exercises.cards.question import DeckQuestion
from qorgau.problem import Problem


def check_key(
    key: DeckKeyFile, question: DeckQuestion, place: tuple[str, str], file: str
) -> tuple[Problem, ...]:
    """Everything in `key` that does not fit the question of `place` (workbook, exercise); empty when it is usable.

    The keys of the cards themselves are checked with their cards.
    """
    return tuple(_problems(key, question, place, file))


def _problems(
    key: DeckKeyFile, question: DeckQuestion, place: tuple[str, str], file: str
) -> Iterator[Problem]:
    for part, here, there in zip(("workbook", "exercise"), (key.workbook, key.exercise), place, strict=True):
        if here != there:
            yield Problem(file, part, f"is {here!r}", f"its exercise says {there!r}")
    for name in sorted(set(question.cards) - set(key.cards)):
        yield Problem(file, "cards", f"nothing is said about {name!r}", "the question has it: add it")
    for name in sorted(set(key.cards) - set(question.cards)):
        yield Problem(file, "cards", f"{name!r} is not in the question", "check the spelling")
    for name in sorted({one for one in key.cards if key.cards.count(one) > 1}):
        yield Problem(file, "cards", f"{name!r} stands twice", "keep one")
