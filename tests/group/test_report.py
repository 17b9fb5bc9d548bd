"""The report on a class of forty, from their files to the page, the CSV files and the command."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from classroom import CLONE, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from qorgau.cli import app
from qorgau.course.group.competences import load_competences
from qorgau.course.group.csv_files import write_csv
from qorgau.course.group.few import FEWEST
from qorgau.course.group.measures import measures
from qorgau.course.group.page import page
from qorgau.course.group.read import Group, read_group, submissions
from qorgau.course.group.report import GroupReport, report
from qorgau.course.group.teams import load_teams
from qorgau.exercises.score import plain
from qorgau.problem import BadInput
from qorgau.texts import LANGUAGES


def test_one_damaged_file_stops_nobody(group: Group, made: GroupReport) -> None:
    """Thirty-nine of forty are in the report; the damaged file is named with its fields and reasons."""
    assert (len(group.people), made.people, made.unreadable) == (39, 39, 1)
    assert {problem.file for problem in group.problems} == {"trainee-07/answers.json"}
    assert {"lang", "made", "exercises"} <= {problem.field for problem in group.problems}


def test_the_expert_earns_every_item(group: Group) -> None:
    """The items are those the expert's recorded answer earns: nine defects, eight parts of the timeline, the strategy."""
    assert [len(worth.items) for worth in group.asked.worths][:2] == [9, 8]
    assert all(
        group.asked.trained[worth.exercise, item.id] for worth in group.asked.worths for item in worth.items
    )


def test_nothing_in_the_report_names_anybody(made: GroupReport) -> None:
    """Without being asked for, no trainee is in the report, its page or its data."""
    assert "trainee-" not in json.dumps(plain(made))


def test_names_are_shown_when_asked_for(group: Group) -> None:
    """With names there are everybody's points, and the problems with their files."""
    found = report(group.people, group.asked, group.problems, names=True)
    assert [one.trainee for one in found.named][:2] == ["trainee-00", "trainee-01"]
    assert found.problems == group.problems


def test_a_team_of_four_is_hidden(made: GroupReport) -> None:
    """The five teams of six and seven are shown; the small one has no figure, and one more team only where needed."""
    shown = {one.name: one.people for one in made.teams}
    assert shown["small"] is None
    assert next(one for one in made.teams if one.name == "small").figures == {}
    hidden = 39 - sum(size or 0 for size in shown.values())
    assert hidden >= FEWEST


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_figure_of_the_report_rests_on_a_few(group: Group, data: st.DataObject) -> None:
    """For any class and any teams: what is shown of teams leaves nobody or five people when taken from the whole."""
    people = data.draw(st.lists(st.sampled_from(group.people), unique_by=lambda one: one.id, max_size=24))
    names = data.draw(
        st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=len(people), max_size=len(people))
    )
    teamed = [type(one)(one.id, team, one.done, one.minutes) for one, team in zip(people, names, strict=True)]
    found = report(teamed, group.asked)
    if len(people) < FEWEST:
        assert (found.people, found.figures, found.items, found.teams) == (None, {}, (), ())
        return
    whole = measures(teamed, group.asked)
    for name, mean in whole.items():
        assert found.figures[name].value is None or len(mean.people) >= FEWEST
        shown = [
            measures([one for one in teamed if one.team == team.name], group.asked)[name].people
            for team in found.teams
            if team.figures.get(name) is not None and team.figures[name].value is not None
        ]
        assert all(len(part) >= FEWEST for part in shown)
        rest = len(mean.people) - sum(map(len, shown))
        assert not shown or rest == 0 or rest >= FEWEST
    for places in found.places.values():
        for place in places:
            for number in (place.marked.value, place.right.value):
                assert number is None or number == 0 or number >= FEWEST


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_needs_nothing_else(made: GroupReport, group: Group, lang: str) -> None:
    """In each language the page is one file: no script, no address of another host; each chart has its table."""
    html = page(made, group.setting, lang)
    assert f'<html lang="{lang}">' in html
    assert re.findall(r"<script|<link[^>]+href=\"(?!data:)|(?:src|href)=\"(?:https?:)?//", html) == []
    charts = re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]+">', html)
    assert len(charts) >= 9
    assert html.count("<table") >= len(charts)
    assert "trainee-" not in html


def test_every_field_says_how_often_it_was_marked(made: GroupReport, group: Group) -> None:
    """The heat map lies on the papers themselves, with a number or its reason under each field."""
    html = page(made, group.setting, "en")
    assert html.count("q-heat-note") - html.split("</style>")[-2].count("q-heat-note") >= len(
        group.asked.fields
    )
    assert "marked by 19 of 39" in html


def test_a_group_of_four_learns_nothing_about_itself(tmp_path: Path) -> None:
    """Of four answers the page says that they are too few, and nothing else."""
    group = read_group(write(tmp_path, 4, journals=False), "w01", CLONE / "solutions")
    html = page(report(group.people, group.asked), group.setting, "en")
    assert "fewer than five answers" in html
    assert "<table" not in html


def test_without_journals_the_time_is_not_known(tmp_path: Path) -> None:
    """Five answers without journals have a report that says so, of time and of hints."""
    group = read_group(write(tmp_path, 5, journals=False), "w01", CLONE / "solutions")
    made = report(group.people, group.asked)
    assert made.figures["minutes:mark"].why == "nothing"
    html = page(made, group.setting, "en")
    assert "Time is not known" in html
    assert "Nothing is known about hints" in html


def test_the_journals_are_only_read(course: Path, group: Group) -> None:
    """What was handed in is as it was: no lock, no mended file beside it."""
    names = {path.name for path in (course / "submitted").rglob("*") if path.is_file()}
    assert names == {"answers.json", "answers.journal.jsonl"}
    assert next(iter(group.people)).minutes


def test_csv_holds_what_the_page_shows(made: GroupReport, tmp_path: Path) -> None:
    """One file a table, numbers with a dot, hidden ones empty with the reason."""
    written = {path.stem: path for path in write_csv(made, tmp_path / "csv")}
    assert written.keys() == {"figures", "answered", "items", "places", "agreement", "confusions"}
    with written["places"].open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(made.places["mark"])
    assert all(bool(row["marked"]) != bool(row["marked_hidden"]) for row in rows)
    assert not any(0 < float(row["marked"] or 0) < FEWEST for row in rows)


def test_folders_of_trainees_do_too(tmp_path: Path) -> None:
    """Without a course around them, folders <trainee>/answers.json are found; an empty place is named."""
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "answers.json").write_text("{}")
    assert list(submissions(tmp_path, "w01")) == ["a", "b"]
    with pytest.raises(BadInput, match="nobody handed in"):
        submissions(tmp_path / "a", "w01")


def test_a_wrong_list_of_teams_is_told_line_by_line(tmp_path: Path) -> None:
    """A doubled trainee and a line without a team are both named; a semicolon is as good as a comma."""
    path = tmp_path / "teams.csv"
    path.write_text("trainee,team\na,1\na,2\nb\n")
    with pytest.raises(BadInput) as caught:
        load_teams(path)
    assert [problem.field for problem in caught.value.problems] == ["line 3", "line 4"]
    path.write_text("trainee;team\na;1\n")
    assert load_teams(path) == {"a": "1"}


def test_a_competence_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The file of competences names only those it has."""
    name = "{ru: а, kk: а, en: a}"
    (tmp_path / "competences.yaml").write_text(
        f"competences: [{{id: C1, name: {name}}}]\nfamilies: {{A: [C9]}}\n"
    )
    with pytest.raises(BadInput, match=r"families\.A: no competence 'C9'"):
        load_competences(tmp_path)


def test_the_command_writes_page_data_and_csv(course: Path, tmp_path: Path) -> None:
    """`qorgau group COURSE w01 --html --csv --json`: all three, and the damaged file on standard error."""
    html, folder = tmp_path / "r.html", tmp_path / "csv"
    arguments = [
        "group",
        str(course),
        "w01",
        "--lang",
        "en",
        "--html",
        str(html),
        "--csv",
        str(folder),
        "--json",
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["people"] == 39
    assert "What the group learned" in html.read_text(encoding="utf-8")
    assert (folder / "items.csv").is_file()
    assert "trainee-07/answers.json: lang: is missing" in result.stderr
