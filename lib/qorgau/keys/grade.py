"""Grade what a trainee handed in: points per exercise, whatever state the files are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from qorgau.answers import SNAPSHOT, Chosen, choose, read_folder
from qorgau.exercises.workbook import Workbook
from qorgau.keys.checked import Checked
from qorgau.keys.reader import Reader, reader
from qorgau.problem import Problem
from qorgau.texts import LANGUAGES, say


@dataclass(frozen=True)
class ExerciseGrade:
    """Points of one exercise, and as HTML by language: what was wrong with the answers, and the feedback.

    `told_html` tells nothing of any key; `feedback_html` does and is for after the reveal.
    """

    exercise: str
    points: float
    maximum: float
    problems: tuple[Problem, ...]
    feedback_html: Mapping[str, str]
    told_html: Mapping[str, str] = field(default_factory=dict)
    items: str = ""
    """One line an item of answer or key: its name, what became of it, its points. For whoever holds the key."""


@lru_cache(maxsize=32)
def _reader(workbook: str, solutions: Path) -> Reader:
    return reader(workbook, solutions)


def _told(key: str, problems: tuple[Problem, ...], languages: Sequence[str]) -> dict[str, str]:
    def lines(lang: str) -> str:
        rows = Markup("").join(Markup("<li>{}</li>").format(str(problem)) for problem in problems)
        frame = Markup('<div class="q-feedback" lang="{}"><p>{}</p><ul>{}</ul></div>')
        return str(frame.format(lang, say(lang, key), rows))

    return {lang: lines(lang) for lang in languages}


def _nothing(
    workbook: Workbook, key: str, problems: tuple[Problem, ...], languages: Sequence[str]
) -> dict[str, ExerciseGrade]:
    told = _told(key, problems, languages)
    return {
        exercise.id: ExerciseGrade(exercise.id, 0.0, float(exercise.points), problems, {}, told)
        for exercise in workbook.exercises
    }


def _items(checked: Checked) -> str:
    return "\n".join(
        f"{verdict.key or verdict.item} {verdict.outcome} {verdict.points:g}"
        for verdict in checked.score.verdicts
    )


def grade_answers(
    chosen: Chosen, found: Reader, languages: Sequence[str] = LANGUAGES
) -> dict[str, ExerciseGrade]:
    """The grade of every exercise for the answers that count, with feedback in `languages`.

    Where none count there are no points and the feedback says why; one damaged item leaves all others graded.
    Raises BadInput only when a key or rubric cannot be read.
    """
    if chosen.snapshot is None:
        return _nothing(found.workbook, f"answers.{chosen.why}", chosen.problems, languages)
    grades = {}
    for exercise_id, checked in found.check_all(chosen.snapshot, SNAPSHOT, languages=languages).items():
        damage = _told("answers.partly", checked.problems, languages) if checked.problems else {}
        grades[exercise_id] = ExerciseGrade(
            exercise_id,
            checked.score.value,
            checked.score.maximum,
            checked.problems,
            checked.html,
            damage,
            _items(checked),
        )
    return grades


def grade_folder(
    folder: Path, workbook: str, *, owner: str | None, solutions: Path
) -> dict[str, ExerciseGrade]:
    """The grade of every exercise for what lies in `folder`, in points.

    A missing or unreadable answers file gives no points and says why; one damaged item leaves all
    others graded. `owner` is the trainee as the course knows them. Raises BadInput only when the
    trainer's own files (workbook, key, rubric) cannot be read.
    """
    handed_in = read_folder(folder)
    chosen = choose(handed_in.files, workbook, owner, handed_in.problems)
    return grade_answers(chosen, _reader(workbook, solutions.resolve()))
