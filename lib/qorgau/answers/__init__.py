"""What a trainee did: the journal, the present answers, the file that is submitted, and whose it is."""

from qorgau.answers.chosen import Chosen, choose
from qorgau.answers.exchange import import_snapshot
from qorgau.answers.handed_in import HandedIn, read_folder
from qorgau.answers.journal import Changes, Journal
from qorgau.answers.journal_file import JOURNAL
from qorgau.answers.notice import AnswersNotSaved, Notice
from qorgau.answers.operation import Operation, Value, new_operation, parse_operation, sift_operations
from qorgau.answers.owner import check_belongs, check_owner, owner
from qorgau.answers.replay import ExerciseState, Item, State, Version, replay, same_value
from qorgau.answers.snapshot import (
    ITEMS_LIMIT,
    SIZE_LIMIT,
    SNAPSHOT,
    Conflict,
    ExerciseAnswers,
    Snapshot,
    snapshot_of,
    unknown_ids,
)
from qorgau.answers.snapshot_file import (
    Loaded,
    load_snapshot,
    parse_snapshot,
    read_snapshot,
    write_snapshot,
)

__all__ = [
    "ITEMS_LIMIT",
    "JOURNAL",
    "SIZE_LIMIT",
    "SNAPSHOT",
    "AnswersNotSaved",
    "Changes",
    "Chosen",
    "Conflict",
    "ExerciseAnswers",
    "ExerciseState",
    "HandedIn",
    "Item",
    "Journal",
    "Loaded",
    "Notice",
    "Operation",
    "Snapshot",
    "State",
    "Value",
    "Version",
    "check_belongs",
    "check_owner",
    "choose",
    "import_snapshot",
    "load_snapshot",
    "new_operation",
    "owner",
    "parse_operation",
    "parse_snapshot",
    "read_folder",
    "read_snapshot",
    "replay",
    "same_value",
    "sift_operations",
    "snapshot_of",
    "unknown_ids",
    "write_snapshot",
]
