"""A class that was never there: everybody hands in a part of the recorded answers, some of it spoiled."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from qorgau.answers.operation import new_operation

CLONE = Path(__file__).resolve().parents[2]
ANSWERS = CLONE / "solutions" / "w01" / "answers"
CONFUSED = {
    "det-clock-shifted": "prot-clock-conflict",
    "det-ground-boilerplate": "det-over-limit",
    "prot-act-generic": "prot-clock-conflict",
}
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def recorded(name: str) -> dict[str, Any]:
    """The recorded answers `model`, `partial` or `wrong` of W01."""
    found: dict[str, Any] = json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def answers(number: int, seed: int = 5) -> dict[str, Any]:
    """The answers of one made-up trainee: the higher the number, the more of the model is in them."""
    chance, model, wrong = random.Random(seed * 1000 + number), recorded("model"), recorded("wrong")
    skill = 0.15 + 0.75 * chance.random()
    made = deepcopy(model)
    for exercise, found in made["exercises"].items():
        kept = {}
        for item, value in found["items"].items():
            if chance.random() < skill or item in ("order", "position"):
                if value.get("defect") in CONFUSED and chance.random() > skill:
                    value["defect"] = CONFUSED[value["defect"]]
                if "confidence" in value:
                    value["confidence"] = chance.choice(["sure", "likely", "unsure"])
                kept[item] = value
        for item, value in wrong["exercises"].get(exercise, {}).get("items", {}).items():
            if item.startswith(("m-", "moment:", "limit:")) and chance.random() > max(skill, 0.45):
                kept.setdefault(item, value)
        found["items"] = kept
    return made


def journal(made: dict[str, Any], number: int) -> bytes:
    """A journal in which each item took one to four minutes, with a long pause in the middle."""
    chance, at, lines = random.Random(number), START, []
    for exercise, found in made["exercises"].items():
        at += timedelta(minutes=25)
        for item, value in found["items"].items():
            at += timedelta(seconds=chance.randint(60, 240))
            lines.append(new_operation("set", exercise, item, value, tab="t", at=at).line())
    return b"".join(lines)


def write(folder: Path, people: int, *, seed: int = 5, journals: bool = True) -> Path:
    """A course folder in which `people` trainees handed in W01; gives the folder."""
    for number in range(people):
        place = folder / "submitted" / f"trainee-{number:02d}" / "w01"
        place.mkdir(parents=True)
        made = answers(number, seed)
        (place / "answers.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        if journals:
            (place / "answers.journal.jsonl").write_bytes(journal(made, number))
    return folder
