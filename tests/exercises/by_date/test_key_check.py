"""Questions and keys that do not fit are told so, field by field."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.exercises.by_date.conftest import EXAMPLES

from qorgau import data_file
from qorgau.exercises.by_date.key import ByDateKey
from qorgau.exercises.by_date.question import load_question
from qorgau.law.registry import registry
from qorgau.problem import BadInput

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> ByDateKey:
    """The key of the examples with one change."""
    raw = data_file.read_yaml(EXAMPLES / "key.yaml")
    change(raw)
    return data_file.validate(ByDateKey, raw, "key.yaml")


def cell(raw: dict[str, Any]) -> dict[str, Any]:
    """The stamp on its second date."""
    found: dict[str, Any] = raw["items"][0]["dates"][1]
    return found


AT = "items.stamp.2021-10-16"
FAULTS: dict[str, tuple[Change, str]] = {
    "item left out": (lambda raw: raw["items"].pop(), "items"),
    "item too many": (lambda raw: raw["items"].append({**raw["items"][0], "id": "cat"}), "items"),
    "date left out": (lambda raw: raw["items"][0]["dates"].pop(), "items.stamp.dates"),
    "unknown defect": (lambda raw: raw["items"][1]["dates"][0].update(defect="x-y"), "items.burden.2019-06-10.defect"),
    "unknown look-alike": (lambda raw: cell(raw).update(look_alike="ok-cat"), f"{AT}.look_alike"),
    "unknown norm": (lambda raw: cell(raw).update(norms=["cao-0"]), f"{AT}.norms"),
    "norm that was no law yet": (lambda raw: raw["items"][0]["dates"][0].update(norms=["cao-737-1"]), "items.stamp.2019-06-10.norms"),
    "unknown right reason": (lambda raw: cell(raw).update(reason="cat"), f"{AT}.reason"),
    "wrong reason unexplained": (lambda raw: cell(raw)["reasons"].clear(), f"{AT}.reasons"),
    "right reason explained as wrong": (lambda raw: cell(raw)["reasons"].update(new=cell(raw)["why"]), f"{AT}.reasons"),
    "wrong status unexplained": (lambda raw: cell(raw)["statuses"].pop("open"), f"{AT}.statuses"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_key_is_named(toy: Any, fault: str) -> None:
    """One thing wrong in a key is told at its field."""
    change, field = FAULTS[fault]
    assert field in toy.problems(changed(change))


SHAPES: dict[str, Change] = {
    "open with a reason": lambda raw: raw["items"][0]["dates"][0].update(reason="old"),
    "settled without a reason": lambda raw: cell(raw).pop("reason"),
    "lawful with a defect": lambda raw: cell(raw).update(defect="dec-burden-reversed"),
    "defect without its id": lambda raw: raw["items"][1]["dates"][0].pop("defect"),
    "no norm": lambda raw: cell(raw).update(norms=[]),
    "status that is not listed": lambda raw: cell(raw).update(status="maybe"),
    "day that is none": lambda raw: cell(raw).update(date="2021-02-30"),
}  # fmt: skip


@pytest.mark.parametrize("fault", SHAPES)
def test_a_key_of_another_shape_is_named(fault: str) -> None:
    """A key that is not built as keys are is refused, with place and hint."""
    with pytest.raises(BadInput) as caught:
        changed(SHAPES[fault])
    assert all(problem.field.startswith("items.") and problem.hint for problem in caught.value.problems)


DAMAGES = {
    "unknown norm": ("norms: [cao-781]", "norms: [cao-0]", "items.burden.norms"),
    "date twice": ("[2019-06-10, 2021-10-16]", "[2019-06-10, 2019-06-10]", "items.stamp.dates"),
    "one date only": ("[2019-06-10, 2021-10-16]", "[2019-06-10]", "items.0.dates"),
    "item twice": ("id: burden", "id: stamp", "items.stamp"),
    "reason twice": ("id: new,", "id: old,", "items.stamp.reasons"),
    "missing language": (', en: "A stamp"', "", "items.0.name.en"),
    "look that is not listed": ("look: print", "look: pencil", "items.0.look"),
    "answer in the question": ("look: print", "look: print\n    status: lawful", "items.0.status"),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_question_is_named(tmp_path: Path, what: str) -> None:
    """One thing damaged in the question is told with its file, its field and a hint."""
    path = tmp_path / "question.yaml"
    shutil.copyfile(EXAMPLES / "question.yaml", path)
    old, new, field = DAMAGES[what]
    text = path.read_text(encoding="utf-8")
    assert old in text, "mend this test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_question(path, registry())
    assert field in [problem.field for problem in caught.value.problems]
    assert all(problem.file.endswith("question.yaml") and problem.hint for problem in caught.value.problems)
