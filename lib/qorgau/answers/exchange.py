"""A downloaded answers file comes back into a journal, and overwrites nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from qorgau.answers.journal import Journal
from qorgau.answers.operation import HINT, Operation, Value, level_of, new_operation
from qorgau.answers.replay import ExerciseState, State, same_value
from qorgau.answers.snapshot import Snapshot
from qorgau.problem import BadInput, Problem


def import_snapshot(journal: Journal, snapshot: Snapshot, tab: str, at: datetime | None = None) -> State:
    """Takes a journal, a snapshot, the page that imports it, the time (now); gives the answers after it.

    A value that the journal does not hold is set; where another value stands, both are kept as a conflict.
    Tries are raised to those of the snapshot. Importing the same file twice changes nothing.
    Raises BadInput (another workbook, a limit), AnswersNotSaved.
    """
    if snapshot.workbook != journal.workbook:
        message = f"these are answers to {snapshot.workbook!r}, this workbook is {journal.workbook!r}"
        raise BadInput([Problem("answers.json", "workbook", message, "open the workbook they belong to")])
    state = journal.refresh()
    return journal.append(_operations(state, snapshot, tab, at or datetime.now(UTC)))


def _operations(state: State, snapshot: Snapshot, tab: str, at: datetime) -> Iterator[Operation]:
    for exercise in snapshot.exercises:
        for item, value in snapshot.items(exercise).items():
            if item.startswith(HINT):
                if level_of(value) > state.exercise(exercise).hints.get(item, 0):
                    yield new_operation("hint", exercise, item, value, tab=tab, at=at, owner=snapshot.owner)
                continue
            held = _held(state.exercise(exercise), item)
            # the present value comes last, for the newest version of a conflict is the one that is shown
            for one in [*reversed(_versions(snapshot, exercise, item)), value]:
                if not any(same_value(one, old) for old in held):
                    held.append(one)
                    yield new_operation("set", exercise, item, one, tab=tab, at=at, owner=snapshot.owner)
    for exercise, tries in snapshot.tries.items():
        for _ in range(tries - state.exercise(exercise).tries):
            yield new_operation("check", exercise, tab=tab, at=at, owner=snapshot.owner)


def _versions(snapshot: Snapshot, exercise: str, item: str) -> list[Value]:
    return [
        version
        for conflict in snapshot.conflicts
        if (conflict.exercise, conflict.item) == (exercise, item)
        for version in conflict.versions[1:]
        if version is not None
    ]


def _held(state: ExerciseState, item: str) -> list[Value]:
    if item not in state.items:
        return []
    held = state.items[item]
    return [held.value, *(other.value for other in held.others if other.value is not None)]
