"""What the defence is to obtain, as data: which motions ask for it, which consequences of a ground it takes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.words import Words
from qorgau.exercises.strategy.vocabulary import Vocabulary
from qorgau.problem import Problem

FILE = "reliefs.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Relief(_Strict):
    """One thing to obtain. `own_right`: the right is reason enough; `merits`: it ends the case."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    name: Words
    motions: tuple[str, ...] = Field(min_length=1)
    consequences: tuple[str, ...] = ()
    own_right: bool = False
    merits: bool = False


class Appeal(_Strict):
    """The motion that asks what the plan of the appeal asks, and the consequences of grounds that it takes in."""

    motion: str
    consequences: tuple[str, ...]


class Reliefs(BaseModel):
    """reliefs.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    appeal: Appeal
    reliefs: tuple[Relief, ...] = Field(min_length=1)

    @cached_property
    def of_motion(self) -> Mapping[str, Relief]:
        """Motion → what it asks for; neither the appeal nor a trap is there."""
        return {motion: relief for relief in self.reliefs for motion in relief.motions}

    def pleads(self, motion: str) -> bool:
        """Whether the position and its norms are pleaded with `motion`: it ends the case."""
        relief = self.of_motion.get(motion)
        return motion == self.appeal.motion or (relief is not None and relief.merits)

    def takes_in(self, motion: str, consequence: str) -> bool:
        """Whether `motion` obtains what a ground with this `consequence` asks for."""
        if motion == self.appeal.motion:
            return consequence in self.appeal.consequences
        relief = self.of_motion.get(motion)
        return relief is not None and consequence in relief.consequences


@cache
def load_reliefs(folder: Path) -> Reliefs:
    """The reliefs of `folder` (cases/catalogue). Raises BadInput."""
    return data_file.load(folder / FILE, Reliefs)


def relief_problems(found: Reliefs, known: Vocabulary) -> Iterator[Problem]:
    """Motions that stand nowhere or twice, and ids that the catalogue does not know."""
    yield from _twice((one.id for one in found.reliefs), "this id stands twice")
    yield from _twice((motion for one in found.reliefs for motion in one.motions), "is asked for twice")
    wanted = {motion.id for motion in known.motions if not motion.trap} - {found.appeal.motion}
    for motion in sorted(wanted - found.of_motion.keys()):
        yield Problem(FILE, motion, "asks for nothing", "name it under one of the reliefs")
    for motion in sorted({*found.of_motion, found.appeal.motion} - known.motion.keys()):
        yield Problem(FILE, motion, "is no motion", "see cases/catalogue/motions.yaml")
    words = {one.id for one in known.consequences}
    used = {*found.appeal.consequences, *(word for one in found.reliefs for word in one.consequences)}
    for word in sorted(used - words):
        yield Problem(FILE, word, "is no consequence", "see cases/catalogue/answers.yaml")
    for word in sorted(words - used):
        yield Problem(FILE, word, "is obtained by nothing", "name it under a relief, or under the appeal")


def _twice(ids: Iterable[str], said: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Problem(FILE, name, said, "keep one of them")
        seen.add(name)
