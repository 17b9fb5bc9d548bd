"""Sections that only the whole group has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qorgau.course.group import said
from qorgau.course.group.few import Shown
from qorgau.course.group.writer import Section, Table, Writer


def agreement(w: Writer, chosen: Sequence[str]) -> Section:
    """Krippendorff's alpha of each exercise of marking."""
    title, lead = w.titled("agreement")
    rows = tuple(
        (
            w.names.exercise(one.exercise),
            said.shown(w.lang, one.among, said.hundredths),
            said.shown(w.lang, one.expert, said.hundredths),
        )
        for one in w.report.agreement
        if one.exercise in chosen
    )
    table = Table("agreement", title, w.head("exercise", "among", "expert"), rows)
    return Section("agreement", title, (lead,), (table,) if rows else ())


def confusions(w: Writer, chosen: Sequence[str]) -> Section:
    """Which defects are taken for which."""
    title, lead = w.titled("confusions")
    if not any(exercise in w.report.places for exercise in chosen):
        return Section("confusions", title, (lead,))
    rows = tuple(
        (
            one.field,
            w.names.defect(one.right),
            w.names.defect(one.chosen),
            said.shown(w.lang, one.people, said.whole),
        )
        for one in w.report.confusions
        if one.exercise in chosen
    )
    table = Table("confusions", title, w.head("field", "right", "chosen", "people"), rows)
    return Section("confusions", title, (lead,), (table,))


def teams(w: Writer, chosen: Sequence[str]) -> Section:
    """The teams side by side."""
    title, lead = w.titled("teams")
    return Section("teams", title, (lead,), tuple(team_tables(w, chosen)) if w.report.teams else ())


def team_tables(w: Writer, chosen: Sequence[str]) -> Iterator[Table]:
    """One table an exercise, one of the competences."""
    hidden = w.say("team.hidden")
    for exercise in chosen:
        columns: dict[str, said.Format] = {"share": said.percent, "minutes": said.whole}
        if exercise in w.report.places:
            columns |= {"precision": said.percent, "recall": said.percent}
        if f"block:{exercise}" in w.report.figures and (
            w.report.figures[f"block:{exercise}"].why != "nothing"
        ):
            columns |= {"block": said.tenths, "warn": said.tenths}
        rows, drawn = [], []
        for team in w.report.teams:
            figures = {name: team.figures.get(f"{name}:{exercise}") for name in columns}
            cells = [said.shown(w.lang, figures[name], columns[name]) for name in columns]
            pairs = "; ".join(_pair(w, pair) for pair in team.confused if pair[0] == exercise)
            if team.people is None:
                cells, pairs = [hidden] * len(columns), hidden
            size = hidden if team.people is None else str(team.people)
            rows.append((team.name, size, *cells, pairs))
            drawn.append((team.name, figures["share"] or Shown(None, None, "few")))
        head = w.head("team", "people", *columns, "confused")
        caption = w.names.exercise(exercise)
        yield Table(f"teams-{exercise}", caption, head, tuple(rows), w.bars(drawn))
    names = [one for one in w.competence if f"competence:{one}" in w.report.figures]
    rows = [
        (
            team.name,
            *(
                hidden
                if team.people is None
                else said.shown(w.lang, team.figures.get(f"competence:{one}"), said.percent)
                for one in names
            ),
        )
        for team in w.report.teams
    ]
    yield Table(
        "teams-competences",
        w.say("section.competences"),
        (*w.head("team"), *names),
        tuple(rows),
    )


def _pair(w: Writer, pair: tuple[str, str, str, str]) -> str:
    _, field, right, chosen = pair
    names = {"right": w.names.defect(right), "chosen": w.names.defect(chosen)}
    return w.say("confused.pair", field=field, **names)


def named(w: Writer, chosen: Sequence[str]) -> Section:
    """Everybody's points, for who asked for names."""
    title, lead = w.titled("names")
    rows = tuple(
        (one.trainee, one.team or "", *(said.tenths(w.lang, one.points[name]) for name in chosen))
        for one in w.report.named
    )
    head = (*w.head("trainee", "team"), *(w.names.exercise(one) for one in chosen))
    return Section("names", title, (lead,), (Table("names", title, head, rows),) if rows else ())
