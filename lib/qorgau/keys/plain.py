"""Reasons for fields that a case leaves as the form has them: why a mark there is a false alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from qorgau.cases.words import Words
from qorgau.law.kept import read_model

PLAIN = "plain.yaml"


class Reason(BaseModel):
    """Why a mark on a clean default is a false alarm, and the norms behind that; the bare text will do."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    why: Words
    norms: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"why": value} if isinstance(value, dict) and "ru" in value else value


class Plain(BaseModel):
    """solutions/plain.yaml: a reason by kind and number (DP.1), under `reasons` or without it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    reasons: dict[str, Reason]

    @model_validator(mode="before")
    @classmethod
    def _without_heading(cls, value: Any) -> Any:
        return {"reasons": value} if isinstance(value, dict) and "reasons" not in value else value


def load_plain(solutions: Path) -> dict[str, Reason]:
    """The reasons of a solutions folder, none without the file. Raises BadInput with every error at once."""
    path = solutions / PLAIN
    if not path.is_file():
        return {}
    return read_model(path, Plain).reasons
