"""Grade a folder that a trainee handed in: points per exercise, whatever state the file is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from qorgau.answers import SNAPSHOT
from qorgau.keys.reader import Reader, read_answers, reader
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES, say


@dataclass(frozen=True)
class ExerciseGrade:
    """Points of one exercise, what was wrong with the answers, and the feedback as HTML by language."""

    exercise: str
    points: float
    maximum: float
    problems: tuple[Problem, ...]
    feedback_html: Mapping[str, str]


@lru_cache(maxsize=32)
def _reader(workbook: str, solutions: Path) -> Reader:
    return reader(workbook, solutions)


def _told(key: str, problems: tuple[Problem, ...]) -> dict[str, str]:
    def lines(lang: str) -> str:
        rows = Markup("").join(Markup("<li>{}</li>").format(str(problem)) for problem in problems)
        frame = Markup('<div class="q-feedback" lang="{}"><p>{}</p><ul>{}</ul></div>')
        return str(frame.format(lang, say(lang, key), rows))

    return {lang: lines(lang) for lang in LANGUAGES}


def _nothing(found: Reader, key: str, problems: tuple[Problem, ...]) -> dict[str, ExerciseGrade]:
    told = _told(key, problems)
    return {
        exercise.id: ExerciseGrade(exercise.id, 0.0, float(exercise.points), problems, told)
        for exercise in found.workbook.exercises
    }


def grade_folder(
    folder: Path, workbook: str, *, owner: str | None, solutions: Path
) -> dict[str, ExerciseGrade]:
    """The grade of every exercise for the answers in `folder`, in points.

    A missing or unreadable answers file gives no points and says why; one damaged item leaves all
    others graded. `owner` is the trainee as the course knows them. Raises BadInput only when the
    trainer's own files (workbook, key, rubric) cannot be read.
    """
    found = _reader(workbook, solutions.resolve())
    path = folder / SNAPSHOT
    if not path.exists() and not path.is_symlink():
        missing = Problem(SNAPSHOT, "", "is not there", "nothing was handed in; ask the trainee for the file")
        return _nothing(found, "answers.none", (missing,))
    try:
        snapshot = read_answers(workbook, path, owner)
    except BadInput as error:
        return _nothing(found, "answers.unreadable", error.problems)
    grades = {}
    for exercise_id, checked in found.check_all(snapshot, SNAPSHOT).items():
        damage = (
            _told("answers.partly", checked.problems) if checked.problems else dict.fromkeys(LANGUAGES, "")
        )
        grades[exercise_id] = ExerciseGrade(
            exercise_id,
            checked.score.value,
            checked.score.maximum,
            checked.problems,
            {lang: damage[lang] + html for lang, html in checked.html.items()},
        )
    return grades
