"""The report with live choices of language, team and exercise: ipywidgets around the same page."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import ipywidgets as w
from markupsafe import Markup

from qorgau.course.group.page import body
from qorgau.course.group.read import Group, read_group
from qorgau.course.group.report import GroupReport, report
from qorgau.course.group.teams import load_teams
from qorgau.problem import BadInput
from qorgau.texts import LANGUAGES, say
from qorgau.widgets.files import page_stylesheet

FOLDER, WORKBOOK, TEAMS = "QORGAU_GROUP_FOLDER", "QORGAU_GROUP_WORKBOOK", "QORGAU_GROUP_TEAMS"
NAMES, LANG, SOLUTIONS = "QORGAU_GROUP_NAMES", "QORGAU_GROUP_LANG", "QORGAU_SOLUTIONS"


def environment(
    folder: Path, workbook: str, solutions: Path, teams: Path | None, *, names: bool, lang: str
) -> dict[str, str]:
    """What the notebook is told through its environment."""
    return {
        FOLDER: str(folder.resolve()),
        WORKBOOK: workbook,
        SOLUTIONS: str(solutions.resolve()),
        TEAMS: str(teams.resolve()) if teams else "",
        NAMES: "1" if names else "",
        LANG: lang,
    }


def open_report() -> Any:
    """The page of the group that the environment names, or what is wrong with the trainer's files."""
    env = os.environ
    try:
        teams = load_teams(Path(env[TEAMS])) if env.get(TEAMS) else None
        group = read_group(Path(env[FOLDER]), env[WORKBOOK], Path(env[SOLUTIONS]), teams)
    except BadInput as error:
        return w.HTML(Markup("").join(Markup("<p>{}</p>").format(str(one)) for one in error.problems))
    made = report(group.people, group.asked, group.problems, names=bool(env.get(NAMES)))
    return Choices(made, group, env.get(LANG) or LANGUAGES[0]).box


class Choices:
    """Three choices and the report below them. Only teams that may be shown can be chosen."""

    def __init__(self, made: GroupReport, group: Group, lang: str) -> None:
        self._report, self._group = made, group
        # Kept: drawing charts takes a second, and a trainer goes back and forth.
        self._html = cache(self._body)
        self.lang = w.Dropdown(options=[(say(one, f"language.{one}"), one) for one in LANGUAGES], value=lang)
        self.team, self.exercise = w.Dropdown(), w.Dropdown()
        self.shown = w.HTML()
        choices = w.HBox([self.lang, self.team, self.exercise], layout={"flex_flow": "row wrap"})
        style = f"<style>{page_stylesheet()}</style>"
        self.box = w.VBox([w.HTML(style), choices, self.shown])
        self._name()
        self._show()
        self.lang.observe(lambda _change: self._name(), "value")
        for one in (self.lang, self.team, self.exercise):
            one.observe(lambda _change: self._show(), "value")

    def _name(self) -> None:
        lang = self.lang.value
        workbook = self._group.setting.workbook
        teams = [one.name for one in self._report.teams if one.people is not None]
        self.lang.description = say(lang, "group.choose.lang")
        for choice, key, options in (
            (self.team, "team", [(say(lang, "group.everyone"), ""), *((one, one) for one in teams)]),
            (
                self.exercise,
                "exercise",
                [
                    (say(lang, "group.every"), ""),
                    *((one.title.to(lang), one.id) for one in workbook.exercises),
                ],
            ),
        ):
            kept = choice.value
            choice.options = options
            choice.value = kept or ""
            choice.description = say(lang, f"group.choose.{key}")

    def _show(self) -> None:
        self.shown.value = self._html(self.lang.value, self.team.value or "", self.exercise.value or "")

    def _body(self, lang: str, team: str, exercise: str) -> str:
        made = body(self._report, self._group.setting, lang, [exercise] if exercise else None, team or None)
        return f'<div class="qorgau q-page" lang="{lang}">{made}</div>'
