"""What every command prints with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from qorgau import places
from qorgau.unseen import escaped, still


class StillConsole(Console):
    """A terminal that shows what it is given: no word of a file or of a name is markup or a command to it."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, emoji=False)

    def render_str(self, text: str, **how: Any) -> Text:
        """As Console.render_str; measured as it is shown, or a table would be cut too narrow."""
        return super().render_str(still(text), **how)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As Console.render; only rich itself moves the cursor or changes colours."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else still(text), style, control)


out = StillConsole()
err = StillConsole(stderr=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]


def print_json(value: object) -> None:
    """`value` as JSON on standard output."""
    sys.stdout.write(escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n")


def print_raw(text: str) -> None:
    """Lines as they are, neither wrapped nor coloured, on standard output."""
    sys.stdout.write(still(text.rstrip("\n")) + "\n")


def solutions() -> Path:
    """The folder of keys a command works with: QORGAU_SOLUTIONS, else the clone's own."""
    return places.solutions() or places.home() / "solutions"
