"""Read a class from submitted/ and score it for statistics: no feedback is written, nothing is saved."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qorgau.answers import Snapshot, choose, read_folder
from qorgau.course.bulk.opened import Course
from qorgau.course.group.observed import Item, Observed, SeenMark
from qorgau.keys.check_mark import MarkCheck
from qorgau.keys.reader import Reader
from qorgau.problem import BadInput, Problem

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Gathered:
    """A class: everyone whose answers count, how many handed in none, the graded items and the fields of the case."""

    observed: tuple[Observed, ...]
    without: int
    items: tuple[Item, ...]
    fields: tuple[str, ...]


def gather(
    course: Course,
    assignment: str,
    keys: Reader,
    teams: Mapping[str, str] | None = None,
    progress: Progress = lambda *_: None,
) -> Gathered:
    """Takes a course, an assignment, its keys and who is in which team; gives the class. Raises BadInput as scoring does."""
    students = course.students(assignment)
    observed = []
    for number, student in enumerate(students):
        handed_in = read_folder(course.folder("submitted", student, assignment), course.ignored)
        snapshot = choose(handed_in.files, keys.workbook.id, student, handed_in.problems).snapshot
        if snapshot is not None:
            observed.append(observe(student, snapshot, keys, (teams or {}).get(student, "")))
        progress(number + 1, len(students))
    return Gathered(
        tuple(observed), len(students) - len(observed), tuple(_items(keys)), tuple(keys.case.fields)
    )


def observe(student: str, snapshot: Snapshot, keys: Reader, team: str = "") -> Observed:
    """One trainee's answers, scored."""
    points: dict[str, float] = {}
    marks: list[SeenMark] = []
    reached: set[str] = set()
    shares: dict[str, float] = {}
    for exercise in keys.workbook.exercises:
        ready = keys.exercise_check(exercise.id)
        if isinstance(ready, MarkCheck):
            answer, score, _ = ready.score(snapshot.items(exercise.id), "")
            for verdict in score.verdicts:
                mark = answer.marks.get(verdict.item or "")
                if mark is not None:
                    marks.append(
                        SeenMark(mark.field, mark.defect, mark.confidence, verdict.outcome, verdict.key)
                    )
            missed = {verdict.key for verdict in score.verdicts if verdict.outcome == "missed"}
            reached |= {item.id for item in ready.key.graded if item.id not in missed}
        else:
            _, score, _ = ready.score(snapshot.items(exercise.id), "")
            earned = score.figures["dimensions"]
            most = ready.rubric.dimensions.model_dump()
            if isinstance(earned, Mapping):
                shares = {name: float(str(earned[name])) / most[name] for name in most if most[name]}
        points[exercise.id] = score.value
    return Observed(student, points, dict(snapshot.tries), tuple(marks), frozenset(reached), shares, team)


def _items(keys: Reader) -> Iterator[Item]:
    for exercise in keys.workbook.exercises:
        ready = keys.exercise_check(exercise.id)
        if isinstance(ready, MarkCheck):
            for item in ready.key.graded:
                yield Item(item.id, item.fields, item.defect, keys.catalogue.family_of[item.defect])


def read_teams(path: Path) -> dict[str, str]:
    """A CSV with the columns trainee and team. Raises BadInput with the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return {row["trainee"].strip(): row["team"].strip() for row in rows}
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput([Problem(path.name, "", f"cannot be read: {error}", "a CSV file in UTF-8")]) from error
    except (KeyError, AttributeError) as error:
        hint = "the first line reads: trainee,team"
        raise BadInput([Problem(path.name, "", "has not the two columns", hint)]) from error
