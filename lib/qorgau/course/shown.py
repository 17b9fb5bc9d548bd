"""The points a feedback page shows, read from the page as a trainee reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Shown:
    """The points a feedback page shows: in all, and by exercise."""

    total: float | None = None
    exercises: dict[str, float] = field(default_factory=dict)


def shown_points(page: str) -> Shown:
    """Takes a feedback page; gives the points it shows to the trainee."""
    reader = _Points()
    reader.feed(page)
    reader.close()
    return reader.shown


class _Points(HTMLParser):
    """Reads the numbers where a person reads them: in the headings, not in attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown()
        self._of: str | None = None

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "q-graded":
            self._of = given.get("data-exercise") or ""

    def handle_data(self, data: str) -> None:
        if self._of is None:
            return
        points = float(data.rsplit(":", 1)[1].split()[0].replace(",", "."))
        if self._of:
            self.shown.exercises[self._of] = points
        else:
            self.shown.total = points
        self._of = None
