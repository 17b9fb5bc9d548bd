"""The toy file of the examples, and random files of the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

import qorgau.exercises.mark as room
from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.key import KeyDefect, KeyLookAlike, KeyUngraded, MarkKey, MarkRubric
from qorgau.exercises.mark.vocabulary import Vocabulary

EXAMPLES = Path(room.__file__).parent / "examples"


class Named(BaseModel):
    """A defect as the catalogue of the toy file describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    family: str
    name: Words
    about: Words
    norms: tuple[str, ...]


@dataclass(frozen=True)
class Game:
    """Everything a score and its feedback are made of, except the answer."""

    known: Vocabulary
    key: MarkKey
    rubric: MarkRubric
    catalogue: Mapping[str, Named]
    entries: Mapping[str, Words]


@dataclass(frozen=True)
class Shapes:
    """Strategies for random games and for answers to them."""

    games: st.SearchStrategy[Game]

    def answers(self, game: Game) -> st.SearchStrategy[MarkAnswer]:
        # Few different marks, so that repetitions are common.
        some = st.lists(self.marks(game), min_size=1, max_size=5)
        marks = some.flatmap(lambda few: st.lists(st.sampled_from(few), max_size=7)).map(
            lambda found: {f"m-{number}": mark for number, mark in enumerate(found)}
        )
        return st.builds(MarkAnswer, marks, st.booleans(), st.sampled_from([(), ("m-broken",)]))

    def marks(self, game: Game) -> st.SearchStrategy[Mark]:
        known = game.known
        # A field and, for some, another one that it contradicts.
        places = st.lists(st.sampled_from(known.fields), min_size=1, max_size=2, unique=True)
        return places.flatmap(lambda found: self.marks_at(game, *found))

    def marks_at(self, game: Game, field: str, against: str | None = None) -> st.SearchStrategy[Mark]:
        known = game.known
        return st.builds(
            Mark,
            field=st.just(field),
            against=st.just(against),
            kind=st.sampled_from(["field", "missing", "document"]),
            defect=st.none() | st.sampled_from(sorted(known.families)),
            severity=st.none() | st.sampled_from(sorted(known.severities)),
            consequence=st.none() | st.sampled_from(sorted(known.consequences)),
            stage=st.none() | st.sampled_from(sorted(known.stages)),
            confidence=st.sampled_from([None, "sure", "likely", "unsure"]),
        )


def words(text: str) -> Words:
    return Words(ru=f"{text}.", en=f"{text}.")


@cache
def _toy() -> Game:
    raw: dict[str, Any] = data_file.read_yaml(EXAMPLES / "catalogue.yaml")
    catalogue = {name: Named.model_validate(one) for name, one in raw["defects"].items()}
    known = Vocabulary(
        fields=tuple(raw["fields"]),
        families={name: one.family for name, one in catalogue.items()},
        **{
            name: frozenset(raw[name])
            for name in ("look_alikes", "norms", "consequences", "severities", "stages")
        },
    )
    key = data_file.load(EXAMPLES / "key.yaml", MarkKey)
    rubric = data_file.load(EXAMPLES / "rubric.yaml", MarkRubric)
    entries = data_file.read_yaml(EXAMPLES / "entries.yaml")
    return Game(known, key, rubric, catalogue, {name: Words(**entry) for name, entry in entries.items()})


@st.composite
def _games(draw: st.DrawFn) -> Game:
    base = _toy()
    taken: set[tuple[str, str]] = set()
    defects = []
    for number in range(draw(st.integers(0, 5))):
        name = draw(st.sampled_from(sorted(base.known.families)))
        fields = [f for f in base.known.fields if (f, name) not in taken]
        if not fields:
            continue
        own = tuple(draw(st.lists(st.sampled_from(fields), min_size=1, max_size=2, unique=True)))
        taken.update((field, name) for field in own)
        documents = {field[:2] for field in own}
        beside = [f for f in base.known.fields if f not in own and f[:2] in documents]
        defects.append(
            KeyDefect(
                id=f"K{number}",
                defect=name,
                fields=own,
                neighbours=tuple(draw(st.lists(st.sampled_from(beside), max_size=2, unique=True))),
                severity=draw(st.sampled_from(sorted(base.known.severities))),
                consequences=("cancel",),
                stages=("S1",),
                norms=(f"norm-of-K{number}",),
                graded=draw(st.booleans()),
                why=words(f"why-of-K{number}"),
                question=words(f"question-of-K{number}"),
            )
        )
    held = {field for item in defects for field in item.fields}
    kind = {field: draw(st.sampled_from("lup")) for field in base.known.fields if field not in held}
    key = MarkKey(
        exercise="mark",
        case="CF-TOY",
        defects=tuple(defects),
        look_alikes=tuple(
            KeyLookAlike(
                field=f, look_alike="ok-initials", why=words(f"why {f}"), question=words(f"question {f}")
            )
            for f, what in kind.items()
            if what == "l"
        ),
        ungraded=tuple(
            KeyUngraded(field=f, why=words(f"why {f}")) for f, what in kind.items() if what == "u"
        ),
        plain={f: words(f"why {f}") for f, what in kind.items() if what == "p"},
        none=words("none"),
    )
    return Game(base.known, key, base.rubric, base.catalogue, base.entries)


@pytest.fixture(scope="session")
def toy() -> Game:
    return _toy()


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return Shapes(_games())


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES
