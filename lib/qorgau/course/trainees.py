"""The trainees of a trial run and the answers each of them hands in."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from qorgau import data_file

LIST = Path(__file__).parent / "trainees.yaml"


class Trainee(BaseModel):
    """A made-up participant: an id as nbgrader knows it, the recorded answers handed in, and whether they broke off."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    answers: str
    cut_short: bool = False


class _Trainees(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    trainees: tuple[Trainee, ...]


def cut_short(data: bytes) -> bytes:
    """The first two thirds of a file: an upload that broke off."""
    return data[: len(data) * 2 // 3]


TRAINEES: tuple[Trainee, ...] = data_file.load(LIST, _Trainees).trainees


def write_answers(trainee: Trainee, recorded: Path, folder: Path) -> None:
    """Puts the trainee's answers file into `folder`, in its own name, made of the recorded answers in `recorded`."""
    answers = json.loads((recorded / f"{trainee.answers}.json").read_text(encoding="utf-8"))
    data = json.dumps(answers | {"owner": trainee.id}, ensure_ascii=False, indent=1).encode()
    (folder / "answers.json").write_bytes(cut_short(data) if trainee.cut_short else data)
