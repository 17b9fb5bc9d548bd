"""A report as sections with tables in one language, for the whole group or for one of its teams."""

from __future__ import annotations

from collections.abc import Sequence

from qorgau.course.group.figure_sections import calibration, competences, items, overview
from qorgau.course.group.whole_sections import agreement, confusions, named, teams
from qorgau.course.group.writer import Section, Writer


def sections(
    writer: Writer, exercises: Sequence[str] | None = None, team: str | None = None
) -> tuple[Section, ...]:
    """The sections about these exercises (all), of the whole group or of one team; those with nothing to say are left out."""
    report = writer.report
    if report.people is None:
        return ()
    chosen = tuple(exercises if exercises is not None else report.answered)
    of_team = next((one for one in report.teams if one.name == team), None)
    if of_team is not None:
        figures = of_team.figures
        found = [
            overview(writer, chosen, figures),
            items(writer, chosen, figures, whole=False),
            calibration(writer, chosen, figures),
            competences(writer, figures),
        ]
    else:
        figures = report.figures
        found = [
            overview(writer, chosen, figures),
            _papers(writer, chosen),
            items(writer, chosen, figures, whole=True),
            agreement(writer, chosen),
            confusions(writer, chosen),
            calibration(writer, chosen, figures),
            competences(writer, figures),
            teams(writer, chosen),
            named(writer, chosen),
        ]
    return tuple(one for one in found if one.papers or one.tables)


def _papers(writer: Writer, chosen: Sequence[str]) -> Section:
    title, lead = writer.titled("places")
    return Section("places", title, (lead,), papers=any(one in writer.report.places for one in chosen))
