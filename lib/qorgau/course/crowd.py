"""A made-up class of any size in which no two answer alike: for measurements and for tests of grading."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RECORDED = ("model", "partial", "wrong")
STATUS = ("admitted", "disputed", "unknown")


def crowd(recorded: Path, count: int, seed: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """Takes the folder of a workbook's recorded answers and how many trainees; gives each with an answers file.

    Marks are left out, moved to another's defect, weighed and felt differently; so are facts. The same seed gives the
    same class.
    """
    files = [json.loads((recorded / f"{name}.json").read_text(encoding="utf-8")) for name in RECORDED]
    defects = sorted({mark["defect"] for mark in _marks(files[0]).values() if mark["defect"]})
    draw = random.Random(seed)
    for number in range(count):
        name = f"trainee-{number + 1:05}"
        answers = copy.deepcopy(draw.choice(files)) | {"owner": name, "lang": draw.choice(("ru", "en"))}
        answers["tries"] = {exercise: draw.randint(1, 4) for exercise in answers["exercises"]}
        _vary(_marks(answers), defects, draw)
        for item, value in answers["exercises"]["strategy"]["items"].items():
            if item.startswith("fact:") and draw.random() < 0.3:
                value["status"] = draw.choice(STATUS)
        yield name, answers


def _marks(answers: dict[str, Any]) -> dict[str, Any]:
    items: dict[str, Any] = answers["exercises"]["mark"]["items"]
    return items


def _vary(marks: dict[str, Any], defects: list[str], draw: random.Random) -> None:
    for item in list(marks):
        mark, chance = marks[item], draw.random()
        if "field" not in mark or chance < 0.2:
            del marks[item]
            continue
        if chance < 0.35:
            mark["defect"] = draw.choice(defects)
        mark["confidence"] = draw.choice(("sure", "likely", "unsure"))
        mark["severity"] = draw.choice(("fatal", "serious", mark["severity"]))
        mark["note"] = f"{mark.get('note') or ''} {draw.randint(0, 10**6)}".strip()


def collect(course: Path, workbook: str, trainees: Iterator[tuple[str, dict[str, Any]]]) -> tuple[str, ...]:
    """Puts a class into submitted/ of a course whose workbook is released, as nbgrader's collect leaves it."""
    notebook = (course / "release" / workbook / f"{workbook}.ipynb").read_bytes()
    about = (course / "release" / workbook / "workbook.yaml").read_bytes()
    names = []
    for name, answers in trainees:
        folder = course / "submitted" / name / workbook
        folder.mkdir(parents=True)
        files = {
            f"{workbook}.ipynb": notebook,
            "workbook.yaml": about,
            "answers.json": json.dumps(answers, ensure_ascii=False, indent=1).encode() + b"\n",
            "timestamp.txt": b"2026-11-23 10:00:00.000000 UTC",
            "submission_secret.txt": f"secret-of-{name}".encode(),
        }
        for file, data in files.items():
            (folder / file).write_bytes(data)
        names.append(name)
    return tuple(names)
