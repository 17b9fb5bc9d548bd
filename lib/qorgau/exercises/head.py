"""What stands above every exercise: title, task, points, steps."""

from __future__ import annotations

from functools import partial
from typing import Any

from qorgau.exercises.material import Material
from qorgau.texts import say


def head(material: Material, lang: str, *, live: bool, still: bool) -> dict[str, Any]:
    """Values for exercises/head.html.j2 in `lang`; `live` says that a trainer opens the check.

    `still` says that what a form will ask stands there to be read: before the form is there, and where none comes.
    """
    exercise = material.exercise
    return {
        "title": exercise.title.to(lang),
        "task": exercise.task.to(lang),
        "steps": [step.to(lang) for step in exercise.steps],
        "points": say(lang, "exercise.points", points=exercise.points, minutes=exercise.minutes),
        "lang": lang,
        "live": live,
        "still": still,
        "say": partial(say, lang),
    }
