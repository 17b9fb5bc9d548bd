"""Hints that a journal tells of and an answers file does not. Pure."""

from __future__ import annotations

from qorgau.answers.lines import read_lines
from qorgau.answers.operation import HINT, level_of
from qorgau.answers.replay import replay
from qorgau.answers.snapshot import TRIES_LIMIT, ExerciseAnswers, Snapshot


def with_journal_hints(snapshot: Snapshot, journal: bytes | None) -> Snapshot:
    """Takes the answers that count and the journal that was handed in with them; gives the answers with all hints.

    Of each hint the higher count stands. Lines that cannot be read, or of another owner, tell nothing.
    """
    # Both files pass through the trainee's hands. Trusted is only their union: striking hints from answers.json alone
    # gains nothing while the append-only journal still tells of them. Whoever strikes them from both, or hands in no
    # journal, hides them from everybody; so a hint is a signal of difficulty with a small price, and no safeguard.
    if journal is None or b'"hint"' not in journal:
        return snapshot
    operations = read_lines(journal, "").operations
    told = replay(one for one in operations if one.do == "hint" and one.owner in (None, snapshot.owner))
    exercises = dict(snapshot.exercises)
    hints = dict(snapshot.hints)
    for name, state in told.exercises.items():
        items = dict(exercises.get(name, ExerciseAnswers()).items)
        for item, level in state.hints.items():
            items[item] = {"level": max(level, level_of(items.get(item)))}
        exercises[name] = ExerciseAnswers(items=items)
        given = sum(level_of(value) for item, value in items.items() if item.startswith(HINT))
        hints[name] = max(min(given, TRIES_LIMIT), hints.get(name, 0))
    return snapshot.model_copy(update={"exercises": exercises, "hints": hints})
