"""A strategy in an exam: the rules' severities of exams are counted and told, points stay what they are."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from qorgau import places
from qorgau.answers import Snapshot, load_snapshot
from qorgau.course.group.measures import Asked, measures
from qorgau.course.group.person import Person, done
from qorgau.course.group.worth import worth
from qorgau.exercises.material import load_setting
from qorgau.exercises.strategy.live_rules import live_rules
from qorgau.keys.checked import Checked
from qorgau.keys.reader import Reader
from qorgau.texts import LANGUAGES, say

SOLUTIONS = places.home() / "solutions"
ANSWERS = SOLUTIONS / "w01" / "answers"
RECORDED = sorted(path.stem for path in ANSWERS.glob("*.json"))

# What warns a learner and blocks in an exam, laid over the recorded model strategy.
LATE_CAMERA = {"evidence:E-CAFE-CAM": {"use": True, "proves": ["F1"], "secure": "at-hearing"}}
LAWFUL_GROUND = {
    "ground:x": {
        "what": "ok-voluntary-summons",
        "field": "AP.7",
        "prejudice": "ему не дали уйти домой",
        "consequence": "exclude",
    }
}
WRONG_NORM = {"basis:cao-62-p1": {"level": "national"}}


@cache
def _reader(exam: bool) -> Reader:
    setting = load_setting("w01")
    exercises = tuple(one.model_copy(update={"exam": exam}) for one in setting.workbook.exercises)
    workbook = setting.workbook.model_copy(update={"exercises": exercises})
    return Reader(replace(setting, workbook=workbook), SOLUTIONS, kept=True)


def _recorded(name: str) -> dict[str, Any]:
    snapshot: Snapshot = load_snapshot(ANSWERS / f"{name}.json").snapshot
    return dict(snapshot.items("strategy"))


def _checked(items: dict[str, Any], exam: bool, *, live: bool = False) -> Checked:
    return _reader(exam).check("strategy", items, model=False, live=live)


def _rules(checked: Checked) -> Any:
    return checked.score.figures["rules"]


@pytest.mark.parametrize("more", [{}, LATE_CAMERA, LAWFUL_GROUND], ids=["as recorded", "R17", "R12"])
@pytest.mark.parametrize("name", RECORDED)
def test_an_exam_changes_no_points(name: str, more: dict[str, Any]) -> None:
    """The same answer earns the same in an exam, item by item."""
    items = {**_recorded(name), **more}
    plain, exam = _checked(items, exam=False).score, _checked(items, exam=True).score
    assert (exam.value, exam.verdicts) == (plain.value, plain.verdicts)
    assert exam.figures["dimensions"] == plain.figures["dimensions"]


@pytest.mark.parametrize("breach", [LATE_CAMERA, LAWFUL_GROUND], ids=["R17", "R12"])
def test_an_exam_counts_what_it_blocks(breach: dict[str, Any]) -> None:
    """What warns a learner blocks in an exam, and is counted as such."""
    items = {**_recorded("model"), **breach}
    assert _rules(_checked(items, exam=False)) == {"block": 0, "warn": 1, "info": 0}
    assert _rules(_checked(items, exam=True)) == {"block": 1, "warn": 0, "info": 0}


@pytest.mark.parametrize("exam", [False, True], ids=["learning", "exam"])
@pytest.mark.parametrize("name", RECORDED)
def test_live_rules_and_score_count_the_same(name: str, exam: bool) -> None:
    """What the page says while a strategy is built is what is counted when it is graded."""
    items = {**_recorded(name), **LATE_CAMERA}
    material = _reader(exam).setting.material("strategy")
    live = [one.severity for one in live_rules(material, items)]
    assert _rules(_checked(items, exam)) == {
        severity: live.count(severity) for severity in ("block", "warn", "info")
    }


@pytest.mark.parametrize("live", [True, False], ids=["page", "graded page"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_feedback_in_an_exam_says_how_many_block(lang: str, live: bool) -> None:
    """The note stands in an exam only, on the page and on the feedback that is handed back."""
    items = {**_recorded("model"), **LATE_CAMERA, **LAWFUL_GROUND}
    note = say(lang, "strategy.feedback.note.exam", count=2)
    assert note in _checked(items, exam=True, live=live).html[lang]
    assert note not in _checked(items, exam=False, live=live).html[lang]


def test_an_exam_with_nothing_that_blocks_has_no_note() -> None:
    """A sound strategy reads the same in an exam."""
    items = _recorded("model")
    assert _checked(items, exam=True).html == _checked(items, exam=False).html


def test_in_an_exam_what_blocks_is_told_first() -> None:
    """A norm that carries nothing is worse than a lawful ground for a learner; in an exam the ground blocks."""
    items = {**_recorded("model"), **LAWFUL_GROUND, **WRONG_NORM}
    norm = say("ru", "strategy.feedback.error.basis-wrong")
    plain, exam = _checked(items, exam=False).html["ru"], _checked(items, exam=True).html["ru"]
    assert norm in plain
    assert norm not in exam
    rule = next(one for one in live_rules(_reader(True).setting.material("strategy"), items))
    assert (rule.rule, rule.severity) == ("R12", "block")
    assert rule.message.ru in exam


def test_the_group_report_counts_with_the_exam() -> None:
    """The mean number of remarks that block, over people, follows the exam."""
    items = {**_recorded("model"), **LATE_CAMERA}
    snapshot = Snapshot.model_validate(json.loads((ANSWERS / "model.json").read_text(encoding="utf-8")))
    found = {}
    for exam in (False, True):
        one = done("strategy", _checked(items, exam).score, snapshot)
        people = [Person(f"trainee-{place}", done={"strategy": one}) for place in range(5)]
        asked = Asked("w01", {"strategy": "strategy"}, (worth("strategy", one),), {})
        means = measures(people, asked)
        found[exam] = [means[f"{severity}:strategy"].value for severity in ("block", "warn")]
    assert found == {False: [0, 1], True: [1, 0]}
