"""The report as one HTML page that needs nothing else: to read, to print, to keep."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from qorgau import places
from qorgau.cases.render import paper
from qorgau.course.group import said
from qorgau.course.group.charts import bars
from qorgau.course.group.competences import load_competences
from qorgau.course.group.heat import Place
from qorgau.course.group.names import Names
from qorgau.course.group.report import GroupReport
from qorgau.course.group.sections import sections
from qorgau.course.group.writer import Writer
from qorgau.exercises.material import Setting
from qorgau.markup import render
from qorgau.texts import say
from qorgau.widgets.files import page_stylesheet


def page(report: GroupReport, setting: Setting, lang: str) -> str:
    """The whole page in `lang`."""
    return str(
        render(
            "course/group/page.html.j2",
            lang=lang,
            title=say(lang, "group.title", workbook=setting.workbook.title.to(lang)),
            css=Markup(page_stylesheet()),  # our own file
            body=body(report, setting, lang),
        )
    )


def body(
    report: GroupReport,
    setting: Setting,
    lang: str,
    exercises: Sequence[str] | None = None,
    team: str | None = None,
) -> Markup:
    """What stands on the page, about some exercises and one team where these are given."""
    writer = Writer(report, Names(setting, lang), load_competences(places.cases() / "catalogue"))
    found = sections(writer, exercises, team)
    return render(
        "course/group/body.html.j2",
        lang=lang,
        report=report,
        title=setting.workbook.title.to(lang),
        sections=found,
        charts={table.id: bars(table.bars) for one in found for table in one.tables if table.bars},
        papers=Markup("").join(_papers(report, setting, lang, exercises)),
        say=partial(say, lang),
    )


def _papers(
    report: GroupReport, setting: Setting, lang: str, exercises: Sequence[str] | None
) -> Sequence[Markup]:
    """The papers of the file with what the group marked; one exercise of marking has them."""
    if setting.case is None:
        return []
    chosen = [name for name in report.places if exercises is None or name in exercises]
    found = []
    for exercise in chosen[:1]:
        whole = report.answered[exercise].people
        notes = {one.field: _note(one, lang, whole) for one in report.places[exercise]}
        found += [paper(document, lang, notes=notes) for document in setting.case.documents]
    return found


def _note(place: Place, lang: str, whole: int | None) -> Markup:
    marked, right = (said.shown(lang, one, said.whole) for one in (place.marked, place.right))
    if place.marked.value is None or whole is None:
        parts = [say(lang, "group.place.marked.hidden", marked=marked)]
    elif not place.marked.value:
        parts = [say(lang, "group.place.none")]
    else:
        parts = [say(lang, "group.place.marked", marked=marked, whole=whole)]
    if place.marked.value:
        parts.append(say(lang, "group.place.right", right=right))
        if place.same.value is not None:
            parts.append(say(lang, "group.place.same", same=said.percent(lang, place.same.value)))
    return render("course/group/note.html.j2", lang=lang, level=place.level, parts=parts)
