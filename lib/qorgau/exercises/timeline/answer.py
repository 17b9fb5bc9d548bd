"""The answer of the exercise: an order of rows, chosen statements, counted limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qorgau.data_file import problems_of
from qorgau.exercises.timeline.question import TimelineQuestion
from qorgau.problem import Problem

Value = datetime | date | timedelta
WEEK = 7 * 24 * 60
SHOWN_LIMIT = 60


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Order(_Strict):
    rows: tuple[str, ...] = Field(max_length=100)


class _Choice(_Strict):
    choice: str


class _Minute(_Strict):
    at: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")


class _Lapse(_Strict):
    minutes: int = Field(ge=0, le=52 * WEEK, strict=True)


class _Day(_Strict):
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


_LIMITS: Mapping[str, type[_Strict]] = {"minute": _Minute, "lapse": _Lapse, "day": _Day}


@dataclass(frozen=True)
class TimelineAnswer:
    """Readable parts of an answer; minutes are local times of the case, without a zone.

    `order` is empty where the rows were not touched; `damaged` are ids of items that could not be read.
    """

    order: tuple[str, ...] = ()
    moments: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Value] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """True where nothing was answered."""
        return not (self.order or self.moments or self.limits)


def parse_answer(
    items: Mapping[str, object], file: str, question: TimelineQuestion
) -> tuple[TimelineAnswer, tuple[Problem, ...]]:
    """The answer in `items` (item id → value) and everything that is wrong with it.

    An item with any problem is reported, listed in `damaged` and left unscored; all others are kept. A value of
    None is an item that was removed. Problem paths are "item.field".
    """
    order: tuple[str, ...] = ()
    moments: dict[str, str] = {}
    limits: dict[str, Value] = {}
    damaged: list[str] = []
    problems: list[Problem] = []
    for item in sorted(items):
        if items[item] is None:
            continue
        kind, _, name = item.partition(":")
        found: list[Problem] = []
        try:
            if item == "order":
                rows = _Order.model_validate(items[item]).rows
                found = [*_foreign_rows(rows, file, question)]
                order = order if found else rows
            elif kind == "moment" and name in question.moment:
                choice = _Choice.model_validate(items[item]).choice
                if choice not in question.moment[name].statement:
                    hint = f"one of {', '.join(question.moment[name].statement)}"
                    found = [Problem(file, f"{item}.choice", f"unknown statement {_shown(choice)}", hint)]
                else:
                    moments[name] = choice
            elif kind == "limit" and name in question.limit:
                limits[name] = _value(_LIMITS[question.limit[name].kind].model_validate(items[item]))
            else:
                hint = "order, moment: or limit: with an id of the exercise"
                found = [Problem(file, _shown(item), "is no item of this exercise", hint)]
        except ValidationError as error:
            found = [_under(item, one) for one in problems_of(error, file)]
        except ValueError as error:
            found = [Problem(file, item, str(error), "a day that exists, a time from 00:00 to 23:59")]
        if found:
            damaged.append(item)
            problems += found
    return TimelineAnswer(order, moments, limits, tuple(damaged)), tuple(problems)


def _value(read: _Strict) -> Value:
    if isinstance(read, _Minute):
        return datetime.fromisoformat(read.at)
    if isinstance(read, _Day):
        return date.fromisoformat(read.date)
    assert isinstance(read, _Lapse)
    return timedelta(minutes=read.minutes)


def _foreign_rows(rows: tuple[str, ...], file: str, question: TimelineQuestion) -> list[Problem]:
    if sorted(rows) == sorted(question.row):
        return []
    return [
        Problem(file, "order.rows", "are not the rows of this exercise, each once", "put them in order again")
    ]


def _shown(text: str) -> str:
    said = repr(text)
    return said if len(said) <= SHOWN_LIMIT else f"{said[:SHOWN_LIMIT]}…"


def _under(item: str, problem: Problem) -> Problem:
    inner = "" if problem.field == "(whole file)" else f".{problem.field}"
    return Problem(problem.file, f"{item}{inner}", problem.message, problem.hint)
