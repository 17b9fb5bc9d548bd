"""Every figure that is a mean over people, by one name each: for the whole group and for a team the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from qorgau.course.group.calibration import calibration
from qorgau.course.group.competences import earned
from qorgau.course.group.few import Mean, People, Shown, meant, open_parts
from qorgau.course.group.items import facilities, shares
from qorgau.course.group.pace import mean_hints, median_minutes
from qorgau.course.group.person import MARK, Person
from qorgau.course.group.worth import Worth
from qorgau.exercises.score import Figure

Means = Mapping[str, Mean]
RULES = ("block", "warn")


@dataclass(frozen=True)
class Asked:
    """What a group was asked: the workbook's exercises (id → type), their items, what each item trains."""

    workbook: str
    kinds: Mapping[str, str]
    worths: tuple[Worth, ...]
    trained: Mapping[tuple[str, str], Sequence[str]]
    fields: tuple[str, ...] = ()


def measures(people: Sequence[Person], asked: Asked) -> Means:
    """All means over `people`.

    share, minutes, hints, precision, recall, block, warn with the exercise behind a colon (mark); facility with
    exercise and item; competence with its id; sure, likely, unsure with the exercise. Shares are 0..1, minutes medians.
    """
    found: dict[str, Mean] = {}
    tables = {worth.exercise: shares(people, worth) for worth in asked.worths}
    for worth in asked.worths:
        name = worth.exercise
        answered = {one.id: done for one in people if (done := one.answered(name)) is not None}
        found[f"share:{name}"] = _mean({key: done.share for key, done in answered.items()})
        found[f"minutes:{name}"] = median_minutes(people, name)
        found[f"hints:{name}"] = mean_hints(people, name)
        for figure in ("precision", "recall"):
            found[f"{figure}:{name}"] = _mean(
                {
                    key: value
                    for key, done in answered.items()
                    if (value := _number(done.score.figures, figure)) is not None
                }
            )
        for rule in RULES:
            found[f"{rule}:{name}"] = _mean(
                {
                    key: value
                    for key, done in answered.items()
                    if (value := _number(done.score.figures.get("rules"), rule)) is not None
                }
            )
        for item, mean in facilities(tables[name], worth).items():
            found[f"facility:{name}:{item}"] = mean
        if asked.kinds[name] == MARK:
            for confidence, mean in calibration(people, name).items():
                found[f"{confidence}:{name}"] = mean
    for competence, mean in earned(people, tables, asked.trained).items():
        found[f"competence:{competence}"] = mean
    return found


def for_whole(means: Means, whole: int) -> Mapping[str, Shown]:
    """The means of a group as they may be shown."""
    return {name: meant(mean, whole) for name, mean in means.items()}


def for_teams(
    teams: Mapping[str, Means], whole: Means, sizes: Mapping[str, int]
) -> Mapping[str, Mapping[str, Shown]]:
    """The means of the teams beside those of the whole group: nothing that a subtraction could give away."""
    found: dict[str, dict[str, Shown]] = {team: {} for team in teams}
    for name, mean in whole.items():
        parts: dict[str, People] = {
            team: means[name].people for team, means in teams.items() if name in means
        }
        shown = open_parts(parts, mean.people)
        for team in parts:
            if team in shown or not parts[team]:
                found[team][name] = meant(teams[team][name], sizes[team])
            else:
                found[team][name] = Shown(None, None, "few")
    return found


def _mean(values: Mapping[str, float]) -> Mean:
    return Mean(fmean(values.values()) if values else None, frozenset(values))


def _number(figures: Figure, name: str) -> float | None:
    value = figures.get(name) if isinstance(figures, Mapping) else None
    return float(value) if isinstance(value, int | float) else None
