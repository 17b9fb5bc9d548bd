"""Teams: who belongs to which, from a CSV file `trainee,team`, and which of them may be shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qorgau.course.group.confusions import confused
from qorgau.course.group.few import FEWEST, Shown, open_parts
from qorgau.course.group.measures import Asked, Means, for_teams, measures
from qorgau.course.group.person import Person
from qorgau.problem import BadInput, Problem

COLUMNS = ["trainee", "team"]
MAX_BYTES = 4_000_000
TOP = 3


@dataclass(frozen=True)
class Team:
    """One team: how many people (None: not shown), its figures by name, its most frequent confusions without numbers.

    Confusions are (exercise, field, right defect, chosen defect).
    """

    name: str
    people: int | None
    figures: Mapping[str, Shown]
    confused: tuple[tuple[str, str, str, str], ...] = ()


def load_teams(path: Path) -> Mapping[str, str]:
    """Trainee → team. Raises BadInput with every wrong line."""
    try:
        data = path.read_bytes()
        text = data[: MAX_BYTES + 1].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            [Problem(path.name, "", f"cannot be read: {error}", "save it as CSV, UTF-8")]
        ) from error
    if len(data) > MAX_BYTES:
        raise BadInput(
            [Problem(path.name, "", f"is larger than {MAX_BYTES} bytes", "is this the right file?")]
        )
    lines = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for number, row in enumerate(lines, 1):
        cells = [cell.strip() for cell in row]
        where = f"line {number}"
        if number == 1:
            if cells != COLUMNS:
                problems.append(Problem(path.name, where, f"the columns are {cells}", "trainee,team"))
        elif not any(cells):
            continue
        elif len(cells) != len(COLUMNS) or not all(cells):
            problems.append(Problem(path.name, where, "is not a trainee and a team", "trainee,team"))
        elif cells[0] in found:
            problems.append(Problem(path.name, where, f"{cells[0]} stands twice", "one team a trainee"))
        else:
            found[cells[0]] = cells[1]
    if problems:
        raise BadInput(problems)
    return found


def teams(people: Sequence[Person], asked: Asked, whole: Means) -> tuple[Team, ...]:
    """The teams of a group, by name. A trainee without a team belongs to the whole group only."""
    members: dict[str, list[Person]] = {}
    for one in people:
        if one.team is not None:
            members.setdefault(one.team, []).append(one)
    everyone = frozenset(one.id for one in people)
    parts = {name: frozenset(one.id for one in team) for name, team in members.items()}
    shown = open_parts(parts, everyone)
    sizes = {name: len(part) for name, part in parts.items()}
    figures = for_teams({name: measures(team, asked) for name, team in members.items()}, whole, sizes)
    return tuple(
        Team(name, sizes[name], figures[name], _top(members[name], people, asked))
        if name in shown
        else Team(name, None, {})
        for name in sorted(members)
    )


def _top(
    team: Sequence[Person], people: Sequence[Person], asked: Asked
) -> tuple[tuple[str, str, str, str], ...]:
    found = []
    for worth in asked.worths:
        everywhere = confused(people, worth)
        for pair, names in confused(team, worth).items():
            rest = len(everywhere[pair]) - len(names)
            if len(names) >= FEWEST and (rest == 0 or rest >= FEWEST):
                found.append((-len(names), (worth.exercise, *pair)))
    return tuple(name for _, name in sorted(found)[:TOP])
