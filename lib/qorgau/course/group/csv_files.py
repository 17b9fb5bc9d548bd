"""The report as CSV files for a spreadsheet: ids and numbers, nothing that the page does not show."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from qorgau.course.group.few import Shown
from qorgau.course.group.report import GroupReport
from qorgau.unseen import still

Cell = str | float | int | None
Rows = tuple[tuple[str, ...], list[tuple[Cell, ...]]]
SHOWN = ("value", "people", "hidden")
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write_csv(report: GroupReport, folder: Path) -> tuple[Path, ...]:
    """Writes one file a table into `folder` (made when missing); gives their paths. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, (head, rows) in _files(report).items():
        path = folder / f"{name}.csv"
        # With a byte-order mark, or a spreadsheet takes UTF-8 for something else.
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(head)
            writer.writerows(tuple(_plain(cell) for cell in row) for row in rows)
        written.append(path)
    return tuple(written)


def _files(report: GroupReport) -> Mapping[str, Rows]:
    files: dict[str, Rows] = {
        "figures": (("team", "figure", *SHOWN), list(_figures(report))),
        "answered": (
            ("exercise", *SHOWN),
            [(name, *_three(one)) for name, one in report.answered.items()],
        ),
        "items": (
            (
                "exercise",
                "item",
                "field",
                "defect",
                "competences",
                *SHOWN,
                "discrimination",
                "low",
                "high",
                "why",
            ),
            [
                (
                    one.exercise,
                    one.item,
                    one.field,
                    one.defect,
                    " ".join(one.competences),
                    *_three(one.facility),
                    one.discrimination.value,
                    one.discrimination.low,
                    one.discrimination.high,
                    one.discrimination.why,
                )
                for one in report.items
            ],
        ),
        "places": (
            ("exercise", "field", "marked", "marked_hidden", "right", "right_hidden", "same", "same_hidden"),
            [
                (exercise, one.field, *_two(one.marked), *_two(one.right), *_two(one.same))
                for exercise, places in report.places.items()
                for one in places
            ],
        ),
        "agreement": (
            ("exercise", "among", "among_hidden", "expert", "expert_hidden"),
            [(one.exercise, *_two(one.among), *_two(one.expert)) for one in report.agreement],
        ),
        "confusions": (
            ("exercise", "field", "right", "chosen", *SHOWN),
            [
                (one.exercise, one.field, one.right, one.chosen, *_three(one.people))
                for one in report.confusions
            ],
        ),
    }
    if report.named:
        files["names"] = (
            ("trainee", "team", "exercise", "points", "minutes"),
            [
                (one.trainee, one.team, name, points, (one.minutes or {}).get(name))
                for one in report.named
                for name, points in one.points.items()
            ],
        )
    return files


def _figures(report: GroupReport) -> Iterator[tuple[Cell, ...]]:
    for name, figure in report.figures.items():
        yield ("", name, *_three(figure))
    for team in report.teams:
        for name, figure in team.figures.items():
            yield (team.name, name, *_three(figure))


def _two(shown: Shown) -> tuple[Cell, Cell]:
    return shown.value, shown.why


def _three(shown: Shown) -> tuple[Cell, Cell, Cell]:
    return shown.value, shown.people, shown.why


def _plain(cell: Cell) -> Cell:
    """A number with four decimals; a text that no spreadsheet takes for a formula."""
    if isinstance(cell, float):
        return round(cell, 4)
    if not isinstance(cell, str):
        return cell
    text = still(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
