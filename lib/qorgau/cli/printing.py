"""What every command prints with."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from qorgau import places

out = Console()
err = Console(stderr=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]


def print_json(value: object) -> None:
    """`value` as JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def solutions() -> Path:
    """The folder of keys a command works with: QORGAU_SOLUTIONS, else the clone's own."""
    return places.solutions() or places.home() / "solutions"
