"""The whole report about a group as plain data: every figure in it may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as filled_by

from qorgau.course.group.alphas import alphas
from qorgau.course.group.confusions import Confusion, confusions
from qorgau.course.group.few import FEWEST, Shown, counted, meant
from qorgau.course.group.heat import Place, heat
from qorgau.course.group.items import Discrimination, discrimination, shares
from qorgau.course.group.measures import Asked, for_whole, measures
from qorgau.course.group.person import MARK, Person
from qorgau.course.group.teams import Team, teams
from qorgau.problem import Problem


@dataclass(frozen=True)
class ItemRow:
    """One graded item: facility 0..1, discrimination, what it trains; `defect` where it is one."""

    exercise: str
    item: str
    facility: Shown
    discrimination: Discrimination
    competences: tuple[str, ...] = ()
    field: str | None = None
    defect: str | None = None


@dataclass(frozen=True)
class Agreed:
    """Krippendorff's alpha of an exercise: among trainees, and the median of each trainee's with the expert."""

    exercise: str
    among: Shown
    expert: Shown


@dataclass(frozen=True)
class Named:
    """One trainee by name, shown only when asked for: points and minutes by exercise."""

    trainee: str
    team: str | None
    points: Mapping[str, float]
    minutes: Mapping[str, float] | None


@dataclass(frozen=True)
class GroupReport:
    """What a group learned. `people` None: fewer than five, and nothing else is shown.

    `figures` are the means of the whole group (see measures); `answered` counts people by exercise. `unreadable`
    counts files with something wrong; `problems` tells them with names, and `named` everybody's points, only when asked for.
    """

    workbook: str
    people: int | None
    figures: Mapping[str, Shown] = filled_by(default_factory=dict)
    answered: Mapping[str, Shown] = filled_by(default_factory=dict)
    items: tuple[ItemRow, ...] = ()
    places: Mapping[str, tuple[Place, ...]] = filled_by(default_factory=dict)
    agreement: tuple[Agreed, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    teams: tuple[Team, ...] = ()
    has_minutes: bool = False
    has_hints: bool = False
    unreadable: int = 0
    problems: tuple[Problem, ...] = ()
    named: tuple[Named, ...] = ()


def report(
    people: Sequence[Person], asked: Asked, problems: Sequence[Problem] = (), *, names: bool = False
) -> GroupReport:
    """The report about `people`, who were asked `asked`; `problems` are those of their files."""
    told = tuple(problems) if names else ()
    whole = len(people)
    if whole < FEWEST:
        return GroupReport(
            asked.workbook, None, unreadable=len({one.file for one in problems}), problems=told
        )
    means = measures(people, asked)
    marked = [worth for worth in asked.worths if asked.kinds[worth.exercise] == MARK]
    agreed = [alphas(people, worth, asked.fields) for worth in marked]
    return GroupReport(
        workbook=asked.workbook,
        people=whole,
        figures=for_whole(means, whole),
        answered={
            worth.exercise: counted(sum(one.answered(worth.exercise) is not None for one in people), whole)
            for worth in asked.worths
        },
        items=tuple(_items(people, asked, for_whole(means, whole))),
        places={
            worth.exercise: heat(people, worth, asked.fields)
            for worth in marked
            if _enough(people, worth.exercise)
        },
        agreement=tuple(
            Agreed(one.exercise, meant(one.among, whole), meant(one.expert, whole)) for one in agreed
        ),
        confusions=tuple(pair for worth in marked for pair in confusions(people, worth)),
        teams=teams(people, asked, means),
        has_minutes=any(one.minutes is not None for one in people),
        has_hints=any(one.hints is not None for one in people),
        unreadable=len({one.file for one in problems}),
        problems=told,
        named=tuple(_named(one) for one in people) if names else (),
    )


def _enough(people: Sequence[Person], exercise: str) -> bool:
    return sum(one.answered(exercise) is not None for one in people) >= FEWEST


def _items(people: Sequence[Person], asked: Asked, figures: Mapping[str, Shown]) -> Sequence[ItemRow]:
    rows = []
    for worth in asked.worths:
        table = shares(people, worth)
        for item in worth.items:
            rows.append(
                ItemRow(
                    worth.exercise,
                    item.id,
                    figures[f"facility:{worth.exercise}:{item.id}"],
                    discrimination(table, worth, item.id),
                    tuple(asked.trained.get((worth.exercise, item.id), ())),
                    item.field,
                    item.defect,
                )
            )
    return rows


def _named(one: Person) -> Named:
    points = {name: done.score.value for name, done in one.done.items()}
    return Named(one.id, one.team, points, one.minutes)
