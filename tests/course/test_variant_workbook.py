"""A workbook on a variant in nbgrader and on the command line: full marks for the answers its own key asks for."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qorgau import places
from qorgau.course.gradebook import recorded
from qorgau.course.training import Training
from qorgau.exercises.material import Setting, load_setting
from qorgau.exercises.timeline.computed import compute
from qorgau.exercises.timeline.view import question_of
from qorgau.keys.check_timeline import events_of
from qorgau.keys.load import load_mark_key, load_timeline_key
from qorgau.keys.reader import score_file
from qorgau.keys.workbook_variant import write_workbook_variant
from qorgau.law import clock

MODEL = places.home() / "solutions" / "w01" / "answers" / "model.json"
FULL = {"mark": 40.0, "timeline": 10.0, "strategy": 60.0}
ID = "w01-s7"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of W01 on a variant."""
    folder = tmp_path_factory.mktemp("variant")
    write_workbook_variant("W01", 7, places.home(), places.home() / "solutions", folder)
    return folder


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The trainer's environment points at it."""
    monkeypatch.setenv("QORGAU_HOME", str(home))
    monkeypatch.setenv("QORGAU_SOLUTIONS", str(home / "solutions"))
    return home


def marks(setting: Setting, keys: Path) -> dict[str, Any]:
    """One mark for each defect of the key, with its first accepted place, name, norm, consequence and stage."""
    assert setting.case is not None
    found: dict[str, Any] = {}
    for item in load_mark_key(keys / "mark.yaml", setting.case).defects:
        found[f"m-{item.id}"] = {
            "field": item.fields[0],
            "kind": "field",
            "defect": item.defect,
            "norm": item.norms[0],
            "consequence": item.consequences[0],
            "severity": item.severity,
            "stage": item.stages[0],
            "confidence": "sure",
        }
    return found


def line(setting: Setting, keys: Path) -> dict[str, Any]:
    """The order, statements and limits that the key and the clock give."""
    material = setting.material("timeline")
    key = load_timeline_key(keys / "timeline.yaml", material.case)
    case = material.case
    got = compute(key, question_of(material), events_of(case), case.data.charge.norm, clock.law())
    found: dict[str, Any] = {"order": {"rows": list(got.order)}}
    found |= {f"moment:{one.id}": {"choice": one.right} for one in key.moments}
    for name, value in got.values.items():
        if isinstance(value, timedelta):
            found[f"limit:{name}"] = {"minutes": int(value.total_seconds()) // 60}
        elif isinstance(value, datetime):
            found[f"limit:{name}"] = {"at": value.isoformat(timespec="minutes")}
        else:
            found[f"limit:{name}"] = {"date": value.isoformat()}
    return found


def strategy(setting: Setting) -> dict[str, Any]:
    """The recorded model answer with the day of filing that the variant's own clock gives: nothing else has a time."""
    items: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))["exercises"]["strategy"]["items"]
    assert setting.case is not None
    safe: date = setting.case.moments.day("appeal.safe")
    return {**items, "appeal": {**items["appeal"], "date": safe.isoformat()}}


def answers(home: Path) -> dict[str, Any]:
    """A whole answers file for the variant, built from its key."""
    setting, keys = load_setting(ID, home), home / "solutions" / "cf01"
    return {
        "qorgau": 1,
        "workbook": ID,
        "owner": None,
        "lang": "ru",
        "made": "2026-11-23T10:00:00Z",
        "exercises": {
            "mark": {"items": marks(setting, keys)},
            "timeline": {"items": line(setting, keys)},
            "strategy": {"items": strategy(setting)},
        },
    }


def test_score_gives_full_marks_for_the_answers_of_the_key(at_home: Path, tmp_path: Path) -> None:
    """`qorgau score w01-s7` in the variant's home counts by the variant's key."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(answers(at_home)), encoding="utf-8")
    checked = score_file(ID, path, at_home / "solutions")
    assert {name: one.score.value for name, one in checked.items()} == FULL
    assert [problem for one in checked.values() for problem in one.problems] == []


def test_the_originals_answers_do_not_earn_them(at_home: Path, tmp_path: Path) -> None:
    """Minutes learned by heart from the original are wrong here: a post-test asks anew."""
    file = answers(at_home)
    file["exercises"]["timeline"] = json.loads(MODEL.read_text(encoding="utf-8"))["exercises"]["timeline"]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    assert score_file(ID, path, at_home / "solutions")["timeline"].score.value < FULL["timeline"]


def test_nbgrader_grades_it_as_an_assignment_of_its_own(at_home: Path, tmp_path: Path) -> None:
    """Release, submission, autograding and feedback of w01-s7 give the full points in gradebook, CSV and page."""
    training = Training(
        tmp_path / "training", ID, workbooks=at_home / "workbooks", solutions=at_home / "solutions"
    )
    training.generate()
    training.release()
    folder = training.fetch("anna")
    assert sorted(path.name for path in folder.iterdir()) == [f"{ID}.ipynb", "workbook.yaml"]
    (folder / "answers.json").write_text(json.dumps(answers(at_home)), encoding="utf-8")
    training.submit("anna")
    training.collect()
    training.autograde("anna")
    training.feedback("anna")
    training.export()
    row = recorded(training.course, ID, "anna")
    assert row.gradebook == FULL
    assert row.differences == ()
