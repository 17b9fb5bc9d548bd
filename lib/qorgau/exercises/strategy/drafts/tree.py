"""A draft as a neutral tree: sheets of blocks of runs. Writers turn it into files; nothing in it knows how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Style: TypeAlias = Literal[
    "party", "heading", "title", "section", "body", "bullet", "number", "norm", "note", "sign"
]
Kind: TypeAlias = Literal["plain", "blank", "own"]


@dataclass(frozen=True)
class Run:
    """A stretch of text. `blank` waits for real data, `own` are the learner's words; `lang` where it is another one."""

    text: str
    kind: Kind = "plain"
    lang: str | None = None


@dataclass(frozen=True)
class Block:
    """One paragraph; `number` is its place in a numbered list."""

    style: Style
    runs: tuple[Run, ...]
    number: int | None = None

    @property
    def text(self) -> str:
        """All that is read in it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Sheet:
    """One paper: its id, its name in a list of papers, its language, and its paragraphs in order."""

    id: str
    name: str
    lang: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Folder:
    """Papers that belong together; `mark` stands on each of their pages, `about` beside the page number."""

    name: str
    lang: str
    mark: str
    about: str
    sheets: tuple[Sheet, ...]

    def only(self, sheet: Sheet) -> Folder:
        """A folder with one of its papers, for a file of its own."""
        return replace(self, name=sheet.name, sheets=(sheet,))
