"""Which kind of room this is, told by the environment the server set up."""

from __future__ import annotations

import os
from enum import StrEnum


class Room(StrEnum):
    """Where a workbook is open."""

    STUDY = "study"
    LIVE = "live"
    GRADING = "grading"


def room() -> Room:
    """The room of this process: QORGAU_ROOM, else a live one (the one that shows least)."""
    given = os.environ.get("QORGAU_ROOM", "")
    return Room(given) if given in set(Room) else Room.LIVE
