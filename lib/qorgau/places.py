"""Where the kit's data lies on this machine."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """Folder that holds cases/ and workbooks/: QORGAU_HOME, else the clone this package lies in."""
    given = os.environ.get("QORGAU_HOME")
    return Path(given) if given else Path(__file__).resolve().parents[2]


def cases() -> Path:
    """Folder of the case files, the catalogue and the templates: what a trainee may read."""
    return home() / "cases"


def workbooks() -> Path:
    """Folder with one folder a workbook."""
    return home() / "workbooks"


def solutions() -> Path | None:
    """Folder of the keys, or None.

    Only QORGAU_SOLUTIONS names it: a trainee's kernel must not find keys because it happens to run
    inside a clone.
    """
    given = os.environ.get("QORGAU_SOLUTIONS")
    return Path(given) if given else None
