"""The trainees of a trial run and the answers each of them hands in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Trainee:
    """A made-up participant: an id as nbgrader knows it, and the recorded answers it hands in."""

    id: str
    answers: str
    change: Callable[[bytes], bytes] = lambda data: data


def cut_short(data: bytes) -> bytes:
    """The first two thirds of a file: an upload that broke off."""
    return data[: len(data) * 2 // 3]


TRAINEES: tuple[Trainee, ...] = (
    Trainee("model", "model"),
    Trainee("partial", "partial"),
    Trainee("wrong", "wrong"),
    Trainee("blank", "blank"),
    Trainee("damaged", "model", cut_short),
    Trainee("участница-06", "model"),
)


def write_answers(trainee: Trainee, recorded: Path, folder: Path) -> None:
    """Puts the trainee's answers file into `folder`, in its own name, made of the recorded answers in `recorded`."""
    answers = json.loads((recorded / f"{trainee.answers}.json").read_text(encoding="utf-8"))
    data = json.dumps(answers | {"owner": trainee.id}, ensure_ascii=False, indent=1).encode()
    (folder / "answers.json").write_bytes(trainee.change(data))
