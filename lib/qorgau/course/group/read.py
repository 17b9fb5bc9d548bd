"""Read and score everything a group handed in; one file that cannot be used is named and passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qorgau import places
from qorgau.answers import SNAPSHOT, Snapshot
from qorgau.answers.journal_file import JOURNAL
from qorgau.answers.lines import read_lines
from qorgau.course.group.competences import load_competences, trained
from qorgau.course.group.measures import Asked
from qorgau.course.group.pace import minutes
from qorgau.course.group.person import Done, Person, done
from qorgau.course.group.worth import worth
from qorgau.exercises.material import Setting
from qorgau.keys.reader import Reader, read_answers, reader
from qorgau.problem import BadInput, Problem

MODEL = "model.json"
JOURNAL_LIMIT = 50_000_000
"""Bytes of a journal that are read; a larger one counts as not there."""


@dataclass(frozen=True)
class Group:
    """Everybody who handed in something usable, what they were asked, what was wrong with files, the workbook."""

    people: tuple[Person, ...]
    asked: Asked
    problems: tuple[Problem, ...]
    setting: Setting


def submissions(folder: Path, workbook: str) -> Mapping[str, Path]:
    """Trainee → the folder with their answers, below a course (submitted/) or a folder of trainees.

    Raises BadInput when there is none.
    """
    root = folder / "submitted" if (folder / "submitted").is_dir() else folder
    found: dict[str, Path] = {}
    for one in sorted(root.iterdir()) if root.is_dir() else ():
        if one.is_symlink() or not one.is_dir() or one.name.startswith("."):
            continue
        if (one / workbook).is_dir():
            found[one.name] = one / workbook
        elif (one / SNAPSHOT).exists() or (one / SNAPSHOT).is_symlink():
            found[one.name] = one
    if not found:
        hint = f"a course folder, or one with folders <trainee>/{workbook}/{SNAPSHOT}"
        raise BadInput([Problem(folder.name, "", f"nobody handed in {workbook!r}", hint)])
    return found


def read_group(
    folder: Path,
    workbook: str,
    solutions: Path,
    teams: Mapping[str, str] | None = None,
    on_step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Group:
    """The group in `folder`. Raises BadInput for the trainer's own files; what trainees handed in is in `problems`."""
    found = submissions(folder, workbook)
    readers = reader(workbook, solutions)
    model = solutions / workbook / "answers" / MODEL
    expert = _done(readers, read_answers(workbook, model), model.name)[0]
    people: list[Person] = []
    problems: list[Problem] = []
    for number, (trainee, place) in enumerate(found.items()):
        on_step(number, len(found))
        try:
            person, wrong = _person(readers, trainee, place)
        except BadInput as error:
            problems += _under(trainee, error.problems)
            continue
        people.append(replace(person, team=(teams or {}).get(trainee)))
        problems += _under(trainee, wrong)
    unknown = [
        Problem(trainee, "team", "is in the list of teams and handed in nothing", "check the spelling")
        for trainee in teams or {}
        if trainee not in found
    ]
    return Group(tuple(people), _asked(readers, expert), (*problems, *unknown), readers.setting)


def _asked(readers: Reader, expert: Mapping[str, Done]) -> Asked:
    setting, workbook = readers.setting, readers.workbook
    worths = tuple(worth(exercise.id, expert[exercise.id]) for exercise in workbook.exercises)
    known = load_competences(places.cases() / "catalogue")
    return Asked(
        workbook.id,
        {exercise.id: exercise.type for exercise in workbook.exercises},
        worths,
        trained(known, workbook.id, worths, setting.catalogue.family_of),
        tuple(setting.case.fields) if setting.case is not None else (),
    )


def _done(readers: Reader, snapshot: Snapshot, file: str) -> tuple[dict[str, Done], tuple[Problem, ...]]:
    checked = readers.check_all(snapshot, file, model=False)
    problems = tuple(problem for one in checked.values() for problem in one.problems)
    return {name: done(name, one.score, snapshot) for name, one in checked.items()}, problems


def _person(readers: Reader, trainee: str, place: Path) -> tuple[Person, tuple[Problem, ...]]:
    snapshot = read_answers(readers.workbook.id, place / SNAPSHOT, trainee)
    try:
        answers, problems = _done(readers, snapshot, SNAPSHOT)
    except BadInput:
        raise
    # Whatever else one file does to a checker, the others are still told about.
    except Exception as error:
        said = f"cannot be scored: {type(error).__name__}: {error}"[:200]
        raise BadInput([Problem(SNAPSHOT, "", said, "ask the trainee to hand in again")]) from error
    # Files of before hints were kept say nothing of them, and no hint is something else.
    kept = "hints" in snapshot.model_fields_set
    told = {name: float(number) for name, number in snapshot.hints.items()} if kept else None
    return Person(trainee, None, answers, _minutes(place / JOURNAL), told), problems


def _minutes(path: Path) -> Mapping[str, float] | None:
    """Minutes by exercise from a journal that is only read: what was handed in is never mended or moved."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > JOURNAL_LIMIT:
            return None
        operations = read_lines(path.read_bytes(), path.name).operations
    except OSError:
        return None
    return minutes(operations) if operations else None


def _under(trainee: str, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, file=f"{trainee}/{problem.file}")
