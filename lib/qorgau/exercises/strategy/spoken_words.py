"""Looking for phrases in free text: by the beginnings of words, clause by clause, in every language. No grammar.

What it cannot see: a person called by a pronoun or by another name, irony, a denial in another clause than the word
it denies, a stem inside a compound word. A text is never judged, only looked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

_SENTENCE = re.compile(r"[.!?\n]+(?:\s|$)|\n")
_CLAUSE = re.compile(r"[,;:()—–]")
_WORD = re.compile(r"[\w-]+")
_SHORT = 5
"""Words shorter than this are compared whole: they are no stems."""
_GAP = 2
"""So many words may stand between two words of a phrase."""
_ENDING = 2
"""So many last letters of a longer word may be an ending."""


@dataclass(frozen=True)
class Saying:
    """What is looked for in free text: `phrases`, `but` not where they are part of one of these, nor where denied.

    A phrase is one or more beginnings of words, one after the other, with at most two words between ("собрал люд");
    after "=" a word is meant whole. Those of `but` stand in any order. `denied_before` and `denied_after` are whole words that deny
    what follows them in a clause, and what stands before them.
    """

    phrases: tuple[str, ...]
    but: tuple[str, ...] = ()
    denied_before: tuple[str, ...] = ()
    denied_after: tuple[str, ...] = ()

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(_parts(phrase)[0][0] for phrase in self.phrases)

    def places(self, clause: Sequence[str]) -> Iterator[frozenset[int]]:
        """Where a clause says one of the phrases and does not deny it: the places of its words, from 0."""
        # Most clauses say none of it: one look at each word finds that out.
        if not any(word.startswith(self._beginnings) for word in clause):
            return
        found = [place for phrase in self.phrases for place in _phrase_places(phrase, clause)]
        if not found:
            return
        other = frozenset[int]().union(
            *(place for phrase in self.but for place in _any_order(phrase, clause))
        )
        for place in found:
            before, after = clause[: min(place)], clause[max(place) + 1 :]
            denied = any(word in self.denied_before for word in before) or any(
                word in self.denied_after for word in after
            )
            if not denied and not place & other:
                yield place


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The sentences of a text, each as its clauses, each as its words in small letters."""
    return tuple(
        tuple(tuple(_WORD.findall(clause)) for clause in _CLAUSE.split(sentence))
        for sentence in _SENTENCE.split(text.casefold())
    )


def _any_order(phrase: str, clause: Sequence[str]) -> Iterator[frozenset[int]]:
    yield from _phrase_places(phrase, clause)
    if " " in phrase:
        yield from _phrase_places(" ".join(reversed(phrase.split())), clause)


def _phrase_places(phrase: str, clause: Sequence[str]) -> Iterator[frozenset[int]]:
    first, *more = _parts(phrase)
    for start in (place for place, word in enumerate(clause) if _is(word, first)):
        places = [start]
        for part in more:
            near = range(places[-1] + 1, min(places[-1] + _GAP + 2, len(clause)))
            found = next((place for place in near if _is(clause[place], part)), None)
            if found is None:
                break
            places.append(found)
        else:
            yield frozenset(places)


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[tuple[str, bool], ...]:
    return tuple((word.removeprefix("="), word.startswith("=")) for word in phrase.split())


def _is(word: str, part: tuple[str, bool]) -> bool:
    text, whole = part
    return word == text if whole else word.startswith(text)


@lru_cache(maxsize=4096)
def _name_pattern(word: str) -> re.Pattern[str]:
    """What a word of a name can look like: a code like клиент-13-d takes endings in its first part, or after a dash."""
    head, dash, code = word.partition("-")
    if dash and any(letter.isdigit() for letter in code):
        return re.compile(rf"{re.escape(head)}[^\W\d]{{0,3}}-{re.escape(code)}(-[^\W\d]{{2,}})?")
    if len(word) < _SHORT:
        return re.compile(re.escape(word))
    return re.compile(rf"{re.escape(word[:-_ENDING])}.*")


def places_of(name: str, clause: Sequence[str]) -> Iterator[frozenset[int]]:
    """Where a name stands in a clause, word after word, whatever the endings of its longer words."""
    patterns = [_name_pattern(word) for word in _WORD.findall(name.casefold())]
    for start in range(len(clause) - len(patterns) + 1) if patterns else ():
        part = clause[start : start + len(patterns)]
        if all(pattern.fullmatch(word) for word, pattern in zip(part, patterns, strict=True)):
            yield frozenset(range(start, start + len(patterns)))


def labelled(label: str, clause: Sequence[str]) -> Iterator[str]:
    """The words of a clause that are `label` with a number or letter after a dash: свидетель-2, свидетелю-2."""
    pattern = re.compile(rf"{re.escape(label.casefold())}[^\W\d]{{0,3}}-[\w-]+")
    return (word for word in clause if pattern.fullmatch(word))
