"""An author changes a coherence rule in its file alone; what cannot be used is told at once, each with its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_cli import qorgau

from qorgau import places
from qorgau.cases.catalogue import load_catalogue
from qorgau.cases.load import find_case, load_case
from qorgau.exercises.strategy.answer import parse_answer
from qorgau.exercises.strategy.case_view import case_view
from qorgau.exercises.strategy.catalogue import load_strategy_catalogue
from qorgau.exercises.strategy.rules import Finding, check_rules
from qorgau.keys.check_all import check_all
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES

Change = Callable[[str, str], None]

# The recorded model strategy of CF01 with nothing rejected, which is rule R04, and a card of two lines, which is R30.
RECORDED = json.loads((places.home() / "solutions/w01/answers/model.json").read_text(encoding="utf-8"))[
    "exercises"
]["strategy"]["items"]
MODEL: dict[str, Any] = {name: one.get("value", one) for name, one in RECORDED.items()}
BROKEN = {name: one for name, one in MODEL.items() if not name.startswith("rejected:")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the kit's cases: catalogue, templates and CF01."""
    for name in ("catalogue", "templates", "cf01-lunch-hour-delivery"):
        shutil.copytree(places.cases() / name, tmp_path / "cases" / name)
    return tmp_path


@pytest.fixture
def change(home: Path) -> Change:
    """Replaces a text in the entry of one rule; the entry must have it once."""
    path = home / "cases" / "catalogue" / "rules.yaml"

    def changed(rule: str, before_and_after: str) -> None:
        before, after = before_and_after.split(" → ")
        head, mark, rest = path.read_text(encoding="utf-8").partition(f"  - id: {rule}\n")
        entry, next_mark, tail = rest.partition("\n  - id: ")
        assert entry.count(before) == 1, f"{rule} no longer holds {before!r} once: mend this test"
        path.write_text(head + mark + entry.replace(before, after) + next_mark + tail, encoding="utf-8")

    return changed


def _found(home: Path, items: dict[str, Any], *, exam: bool = False) -> tuple[Finding, ...]:
    cases = home / "cases"
    case = load_case(find_case("CF01", cases), cases / "templates")
    view = case_view(case, load_catalogue(cases / "catalogue"), load_strategy_catalogue(cases / "catalogue"))
    answer, problems = parse_answer(items, "answers.json", view.known)
    assert problems == ()
    return check_rules(answer, view, exam=exam)


def test_the_copy_says_what_the_kit_says(home: Path) -> None:
    """Without a change the broken strategy breaks one rule, which warns."""
    assert [(one.rule, one.severity) for one in _found(home, BROKEN)] == [("R04", "warn")]


def test_a_severity_is_changed(home: Path, change: Change) -> None:
    """A warning becomes a block."""
    change("R04", "severity: warn → severity: block")
    assert [one.severity for one in _found(home, BROKEN)] == ["block"]


def test_a_severity_of_exams_is_added(home: Path, change: Change) -> None:
    """A warning becomes a block in exams only."""
    change("R04", "severity: warn → severity: warn\n    exam: block")
    assert [one.severity for one in _found(home, BROKEN)] == ["warn"]
    assert [one.severity for one in _found(home, BROKEN, exam=True)] == ["block"]


def test_a_rule_is_switched_off(home: Path, change: Change) -> None:
    """A rule that is off says nothing."""
    change("R04", '"on": true → "on": false')
    assert _found(home, BROKEN) == ()


def test_a_message_is_reworded_in_three_languages(home: Path, change: Change) -> None:
    """The new words stand in every language, with the number filled in."""
    change("R04", "Отклонённых позиций с внятной причиной: {count}. → Причин отказа: {count}.")
    change("R04", "Себебі анық жазылып, қабылданбаған ұстанымдар саны: {count}. → Бас тарту себебі: {count}.")
    change("R04", "Positions rejected with a clear reason: {count}. → Reasons against: {count}.")
    (one,) = _found(home, BROKEN)
    said = [one.message.to(lang) for lang in LANGUAGES]
    assert [text.partition(".")[0] for text in said] == [
        "Причин отказа: 0",
        "Бас тарту себебі: 0",
        "Reasons against: 0",
    ]


def test_a_parameter_is_changed(home: Path, change: Change) -> None:
    """With no reason asked for, having none breaks nothing."""
    change("R04", "at_least: 2 → at_least: 0")
    assert _found(home, BROKEN) == ()


def test_a_phrase_is_added(home: Path, change: Change) -> None:
    """A false alarm of R23 is mended by a phrase in the data."""
    position = {**MODEL["position"], "theory": "Мать сама организовала сиделку для сына."}
    items = {**MODEL, "position": position}
    assert [one.rule for one in _found(home, items)] == ["R23"]
    change("R23", "        - организм\n →         - организм\n        - организова сиделк\n")
    load_strategy_catalogue.cache_clear()
    assert _found(home, items) == ()


BAD = {
    ("R01", "severity: block → severity: strict"): "R01.severity",
    ("R02", "field: position.primary → field: potato"): "R02.field",
    ("R03", "predicate: arguendo-legal-only → predicate: always-wins"): "R03.predicate",
    ("R04", "words: 8 → wordz: 8"): "R04.parameters.wordz",
    ("R06", "minutes: 30 → minutes: half an hour"): "R06.parameters.minutes",
    ("R08", "«{fact}» фактісі дауланған → «{ding}» фактісі дауланған"): "R08.message.kk",
    ("R12", "exam: block → exam: maybe"): "R12.exam",
    ("R14", "since: S2 → since: S22"): "R14.parameters.since",
    ("R16", "ending: [M-TERMINATE] → ending: [M-TERMINAT]"): "R16.parameters.ending",
    ("R17", "late: [at-hearing] → late: [at-breakfast]"): "R17.parameters.late",
    ("R20", "[POS-NOTIFIED-LAWFUL] → [POS-NOTIFIED]"): "R20.parameters.positions",
    ("R26", "motions: [M-SUSPEND] → motions: []\n      tags2: x"): "R26.parameters.tags2",
    ("R27", "field: fallback → felt: fallback"): "R27.felt",
    ("R29", "levels: [ICCPR, CRPD] → levels: [ICCPR, ECHR]"): "R29.parameters.levels",
    ("R30", "at_least: 3 → at_least: -3"): "R30.parameters.at_least",
}


def _problems(home: Path) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as caught:
        load_strategy_catalogue(home / "cases" / "catalogue")
    return caught.value.problems


@pytest.mark.parametrize(("bad", "field"), BAD.items(), ids=BAD.values())
def test_a_bad_value_is_told_with_its_place(
    home: Path, change: Change, bad: tuple[str, str], field: str
) -> None:
    """The rule by its id, the part of it, and what would be right."""
    change(*bad)
    told = [one for one in _problems(home) if one.field == field]
    assert len(told) == 1
    assert told[0].file.endswith("rules.yaml")
    assert told[0].hint


def test_every_bad_value_is_told_at_once(home: Path, change: Change) -> None:
    """Fifteen mistakes are fifteen lines and more: a broken shape hides no wrong parameter of another rule."""
    for bad in BAD:
        change(*bad)
    told = _problems(home)
    assert set(BAD.values()) <= {one.field for one in told}
    assert all(one.hint for one in told)


def test_the_command_tells_them_too(home: Path, change: Change) -> None:
    """On the command line each mistake is a line with file and field, exit code 2, and nothing else is printed."""
    for bad in BAD:
        change(*bad)
    answers = places.home() / "solutions" / "w01" / "answers" / "model.json"
    done = qorgau("strategy", "check", str(answers), "--case", "CF01", "--json", QORGAU_HOME=str(home))
    assert (done.returncode, done.stdout) == (2, "")
    assert all(f"rules.yaml: {field}: " in done.stderr for field in BAD.values())


def test_a_forgotten_language_is_told(home: Path, change: Change) -> None:
    """A message without its Kazakh is found when everything is checked."""
    line = '      kk: "Таңдалған негізгі ұстаным саны: {count}. Дәл біреуі керек."\n'
    change("R01", f"{line} → ")
    told = [one for one in check_all(home, places.home() / "solutions") if one.file.endswith("rules.yaml")]
    assert [(one.field, one.hint) for one in told] == [("rules.R01.message", "write kk")]


def test_norms_and_defects_are_looked_up(home: Path, change: Change) -> None:
    """A rule that names a provision or a defect that does not exist is found when everything is checked."""
    change("R21", "norms: [iccpr-21]\n    message → norms: [iccpr-121]\n    message")
    change("R11", "prot-late, → prot-latter,")
    told = {one.field: one for one in check_all(home, places.home() / "solutions", only=["CF01"])}
    for field in ("R21.parameters.norms", "R11.parameters.defects"):
        assert told[field].file.endswith("rules.yaml")
        assert told[field].hint
