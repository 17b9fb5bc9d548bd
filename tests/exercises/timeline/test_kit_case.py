"""The timeline of the first case: its question, its key, and the figures printed in its file."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from qorgau import places
from qorgau.exercises.material import load_setting
from qorgau.exercises.timeline.answer import TimelineAnswer
from qorgau.exercises.timeline.computed import compute
from qorgau.exercises.timeline.question import load_question
from qorgau.keys.check_timeline import events_of, timeline_problems
from qorgau.keys.load import load_timeline_key
from qorgau.keys.timeline_lines import line_html, own_marks
from qorgau.law import clock
from qorgau.problem import BadInput

SOLUTIONS = places.home() / "solutions"
KEY = SOLUTIONS / "cf01" / "timeline.yaml"
SETTING = load_setting("w01")
MATERIAL = SETTING.material("timeline")


def test_the_key_fits_case_question_and_clock() -> None:
    """Nothing is wrong with question and key."""
    assert timeline_problems(MATERIAL, SOLUTIONS, KEY) == ()


def test_the_computed_values_are_those_of_the_case_file() -> None:
    """Limit 16:02, first record after 4 h 33, 93 minutes over it, appeal 21.06., limitation 10.08.2019."""
    case = MATERIAL.case
    question = load_question(MATERIAL.question_file, case)
    found = compute(
        load_timeline_key(KEY, MATERIAL.case), question, events_of(case), case.data.charge.norm, clock.law()
    )
    assert found.values == {
        "three-hours": datetime(2019, 6, 10, 16, 2),
        "to-record": timedelta(hours=4, minutes=33),
        "without-record": timedelta(minutes=93),
        "appeal": date(2019, 6, 21),
        "limitation": date(2019, 8, 10),
    }
    assert found.order[4:6] == ("limit", "record")


def test_no_answer_is_typed_in_the_key() -> None:
    """Neither the minutes nor the days that are asked for stand anywhere in the key."""
    text = KEY.read_text(encoding="utf-8")
    for answer in ("16:02", "4 h 33", "4 ч 33", "93", "21.06", "10.08", "2019-06-21", "13:02"):
        assert answer not in text


def test_the_computed_line_shows_what_ran_over() -> None:
    """The line of the model answer says in words till when holding was lawful and by how much it ran over."""
    key = load_timeline_key(KEY, MATERIAL.case)
    case = MATERIAL.case
    question = load_question(MATERIAL.question_file, case)
    computed = compute(key, question, events_of(case), case.data.charge.norm, clock.law())
    html = line_html(case, key, computed, "en")
    assert "13:02 – 16:02" in html
    assert "16:02 – 17:35: over the limit, 1 h 33 min" in html
    assert 'datetime="2019-06-10T13:02+06:00"' in html


def test_own_answers_that_differ_stand_on_the_computed_line() -> None:
    """A wrong start and a wrong limit are marked as one's own where they lie; a right one is not said twice."""
    key, case = load_timeline_key(KEY, MATERIAL.case), MATERIAL.case
    question = load_question(MATERIAL.question_file, case)
    computed = compute(key, question, events_of(case), case.data.charge.norm, clock.law())
    answer = TimelineAnswer(
        moments={"start": "gate"},
        limits={
            "three-hours": datetime(2019, 6, 10, 16, 20),
            "to-record": timedelta(hours=4, minutes=15),
            "appeal": date(2019, 6, 21),
        },
    )
    own = own_marks(case, question, answer, key, computed, "en")
    assert [f"{mark.at:%H:%M}" for mark in own] == ["13:20", "16:20"]
    html = line_html(case, key, computed, "en", own)
    assert html.count("Your answer.") == 2
    assert html.index("16:02</time>") < html.index("16:20</time>") < html.index("17:35</time>")


class Damage(NamedTuple):
    """`old` becomes `new` in the question; the problem is at `field`."""

    old: str
    new: str
    field: str


DAMAGES = {
    "minute that stands nowhere": Damage('minute: "{{ at.dp7 }}"', 'minute: "17:31"', "moments.start.written.minute"),
    "field the case has not": Damage("field: DP.7", "field: DP.77", "moments.start.written.field"),
    "evidence the case has not": Damage("evidence: E-GPS", "evidence: E-GNSS", "moments.start.cordon.evidence"),
    "unknown placeholder": Damage("{{ at.gate_log }}: журнал", "{{ at.gate }}: журнал", "moments.start.gate.says.ru"),
    "row twice": Damage("- id: bus\n    name", "- id: cordon\n    name", "rows.cordon"),
    "kind that is not listed": Damage("kind: lapse", "kind: hours", "limits.1.kind"),
    "missing language": Damage(', en: "on Square S1, among those gathered"', "", "moments.2.statements.0.says.en"),
    "extra field": Damage("kind: minute\n", "kind: minute\n    answer: 16\n", "limits.0.answer"),
    "id of another form": Damage("- id: gate\n", "- id: Gate\n", "moments.0.statements.3.id"),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_question_is_named(tmp_path: Path, what: str) -> None:
    """One thing damaged in the question is told with its file, its field and a hint."""
    path = tmp_path / "timeline.yaml"
    shutil.copyfile(MATERIAL.question_file, path)
    damage, text = DAMAGES[what], path.read_text(encoding="utf-8")
    assert damage.old in text, "mend this test"
    path.write_text(text.replace(damage.old, damage.new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_question(path, MATERIAL.case)
    assert damage.field in [problem.field for problem in caught.value.problems]
    assert all(problem.file.endswith("timeline.yaml") and problem.hint for problem in caught.value.problems)
