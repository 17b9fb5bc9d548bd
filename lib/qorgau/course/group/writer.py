"""What every section is written with: tables, words, heads and bars in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qorgau.course.group import said
from qorgau.course.group.charts import Bar
from qorgau.course.group.competences import Competences
from qorgau.course.group.few import Shown
from qorgau.course.group.names import Names
from qorgau.course.group.report import GroupReport
from qorgau.texts import say

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with its caption; `bars` draw the figures of one of its columns."""

    id: str
    caption: str
    head: Row
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Section:
    """One part of the page; `papers` is where the marks on the papers are shown."""

    id: str
    title: str
    leads: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    papers: bool = False


class Writer:
    """A report with the names and words of one language."""

    def __init__(self, report: GroupReport, names: Names, competences: Competences) -> None:
        self.report, self.names, self.lang = report, names, names.lang
        self.competence = {one.id: one.name.to(names.lang) for one in competences.competences}

    def say(self, key: str, **values: object) -> str:
        """A sentence of the report."""
        return say(self.lang, f"group.{key}", **values)

    def titled(self, name: str) -> tuple[str, str]:
        """Title and lead of a section."""
        return self.say(f"section.{name}"), self.say(f"lead.{name}")

    def head(self, *names: str) -> Row:
        """Heads of columns."""
        return tuple(self.say(f"head.{name}") for name in names)

    def bars(self, rows: Sequence[tuple[str, Shown | None]]) -> tuple[Bar, ...]:
        """Bars of shares 0..1 by name."""
        return tuple(
            Bar(name, figure.value if figure else None, said.shown(self.lang, figure, said.percent))
            for name, figure in rows
        )
