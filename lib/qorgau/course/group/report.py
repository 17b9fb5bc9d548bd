"""The report of a group for trainers: one HTML file that holds everything, and a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from qorgau.course.group import charts
from qorgau.course.group.gather import Gathered
from qorgau.course.group.statistics import Group, group
from qorgau.keys.reader import Reader
from qorgau.markup import render
from qorgau.texts import say
from qorgau.widgets.files import page_stylesheet

MOST_FIELDS = 30


def report_html(gathered: Gathered, keys: Reader, lang: str, *, names: bool = False) -> str:
    """The report as a page in `lang`. `names` adds everyone's points by name; without it no name is in the page."""
    found = group(gathered.observed, gathered.items, gathered.fields)
    words = {defect.id: defect.name.to(lang) for defect in keys.catalogue.defects}
    families = {family.id: family.name.to(lang) for family in keys.catalogue.families}
    percent = partial(format_percent, locale=lang)
    return str(
        render(
            "course/group/report.html.j2",
            lang=lang,
            css=Markup(page_stylesheet()),
            title=keys.workbook.title.to(lang),
            titles={exercise.id: exercise.title.to(lang) for exercise in keys.workbook.exercises},
            maxima={exercise.id: exercise.points for exercise in keys.workbook.exercises},
            group=found,
            without=gathered.without,
            heat=sorted(found.heat, key=lambda one: -one.marked)[:MOST_FIELDS],
            words=words,
            families=families,
            charts={name: Markup(svg) for name, svg in _charts(found, lang, families)},
            people=_people(gathered) if names else (),
            percent=lambda value: "—" if value is None else percent(value),
            number=lambda value: "—" if value is None else format_decimal(value, format="0.##", locale=lang),
            say=partial(say, lang),
        )
    )


def _people(gathered: Gathered) -> Sequence[tuple[str, float]]:
    return sorted(((one.student, one.total) for one in gathered.observed), key=lambda found: found[0])


def _charts(found: Group, lang: str, families: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not found.shown:
        return
    kinds = [say(lang, "group.right"), say(lang, "group.look-alike"), say(lang, "group.wrong")]
    busiest = {one.field for one in sorted(found.heat, key=lambda one: -one.marked)[:MOST_FIELDS]}
    rows = [
        (one.field, kind, count)
        for one in found.heat
        if one.field in busiest
        for kind, count in zip(kinds, (one.right, one.look_alike, one.wrong), strict=True)
    ]
    yield "heat", charts.heat(rows, say(lang, "group.trainees"), kinds)
    facility = say(lang, "group.facility")
    yield "items", charts.bars([(one.item.id, one.facility) for one in found.items], facility)
    if found.competences:
        yield (
            "competences",
            charts.bars([(families[name], value) for name, value in found.competences.items()], facility),
        )


def report_csv(gathered: Gathered) -> str:
    """Everything that is counted, one line a number: table, of, measure, value. No name of a trainee."""
    found = group(gathered.observed, gathered.items, gathered.fields)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", "of", "measure", "value"))
    writer.writerows(_lines(found))
    return out.getvalue()


def _lines(found: Group) -> Iterator[tuple[Any, ...]]:
    yield "group", "", "size", found.size
    for name, value in found.mean.items():
        yield "exercise", name, "mean points", f"{value:.4f}"
    for item in found.items:
        yield "item", item.item.id, "facility", f"{item.facility:.4f}"
        if item.discrimination is not None:
            yield "item", item.item.id, "discrimination", f"{item.discrimination:.4f}"
    for heat in found.heat:
        for measure in ("marked", "right", "look_alike", "wrong"):
            yield "field", heat.field, measure, getattr(heat, measure)
    for pair in found.confused:
        yield "confused", f"{pair.expert} / {pair.named}", "trainees", pair.trainees
    for sure in found.sureness:
        yield "confidence", sure.confidence, "judged", sure.judged
        yield "confidence", sure.confidence, "right", sure.right
    for table, values in (
        ("competence", found.competences),
        ("dimension", found.dimensions),
        ("checks", found.checks),
    ):
        for name, value in (values or {}).items():
            yield table, name, "mean", f"{value:.4f}"
    for team in found.teams:
        yield "team", team.name, "mean points", f"{team.mean:.4f}"
    for name, agreed in (("expert", found.with_expert), ("trainees", found.among_trainees)):
        if agreed is not None:
            yield "agreement", name, "alpha", f"{agreed:.4f}"
