"""Sections of figures that a team has like the whole group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qorgau.course.group import said
from qorgau.course.group.calibration import CONFIDENCES
from qorgau.course.group.few import Shown
from qorgau.course.group.writer import Section, Table, Writer


def overview(w: Writer, chosen: Sequence[str], figures: Mapping[str, Shown]) -> Section:
    """The exercises: who answered, points, precision and recall, rules, time and hints."""
    title, lead = w.titled("overview")
    columns: dict[str, said.Format] = {
        "share": said.percent,
        "precision": said.percent,
        "recall": said.percent,
        "block": said.tenths,
        "warn": said.tenths,
        "minutes": said.whole,
        "hints": said.tenths,
    }
    # A column in which no exercise has anything to say is left out; of time and hints the lead says why.
    told = [
        name
        for name in columns
        if any((one := figures.get(f"{name}:{exercise}")) and one.why != "nothing" for exercise in chosen)
    ]
    rows = []
    for exercise in chosen:
        planned = w.names.setting.workbook.exercise(exercise).minutes
        cells = [said.shown(w.lang, figures.get(f"{name}:{exercise}"), columns[name]) for name in told]
        answered = said.shown(w.lang, w.report.answered.get(exercise), said.whole)
        whole = (answered,) if figures is w.report.figures else ()
        rows.append((w.names.exercise(exercise), *whole, *cells, said.whole(w.lang, planned)))
    first = ("exercise", "answered") if figures is w.report.figures else ("exercise",)
    head = w.head(*first, *told, "planned")
    leads = [lead, w.say("lead.minutes" if w.report.has_minutes else "lead.minutes.none")]
    if not w.report.has_hints:
        leads.append(w.say("lead.hints.none"))
    drawn = w.bars([(w.names.exercise(one), figures.get(f"share:{one}")) for one in chosen])
    return Section("overview", title, tuple(leads), (Table("overview", title, head, tuple(rows), drawn),))


def items(w: Writer, chosen: Sequence[str], figures: Mapping[str, Shown], *, whole: bool) -> Section:
    """The graded items of each exercise; discrimination only of the `whole` group."""
    title, lead = w.titled("items")
    tables = []
    for exercise in chosen:
        rows, drawn = [], []
        for item in w.report.items:
            if item.exercise != exercise:
                continue
            figure = figures.get(f"facility:{exercise}:{item.item}")
            name = w.names.item(item)
            more = (said.discrimination(w.lang, item.discrimination),) if whole else ()
            trains = ", ".join(item.competences)
            rows.append((name, said.shown(w.lang, figure, said.percent), *more, trains))
            drawn.append((name, figure))
        extra = ("discrimination",) if whole else ()
        head = w.head("item", "facility", *extra, "competences")
        if rows:
            table = Table(f"items-{exercise}", w.names.exercise(exercise), head, tuple(rows), w.bars(drawn))
            tables.append(table)
    return Section("items", title, (lead,), tuple(tables))


def calibration(w: Writer, chosen: Sequence[str], figures: Mapping[str, Shown]) -> Section:
    """Right marks by confidence."""
    title, lead = w.titled("calibration")
    words = {one.id: one.name.to(w.lang) for one in w.names.setting.catalogue.words.confidences}
    tables = []
    for exercise in chosen:
        found = [(words[name], figures.get(f"{name}:{exercise}")) for name in CONFIDENCES]
        if any(figure is not None for _, figure in found):
            rows = tuple((name, said.shown(w.lang, figure, said.percent)) for name, figure in found)
            head, caption = w.head("confidence", "correct"), w.names.exercise(exercise)
            tables.append(Table(f"calibration-{exercise}", caption, head, rows, w.bars(found)))
    return Section("calibration", title, (lead,), tuple(tables))


def competences(w: Writer, figures: Mapping[str, Shown]) -> Section:
    """Points by competence."""
    title, lead = w.titled("competences")
    found = [
        (f"{one}. {name}", figures[f"competence:{one}"])
        for one, name in w.competence.items()
        if f"competence:{one}" in figures
    ]
    rows = tuple((name, said.shown(w.lang, figure, said.percent)) for name, figure in found)
    table = Table("competences", title, w.head("competence", "share"), rows, w.bars(found))
    return Section("competences", title, (lead,), (table,) if rows else ())
