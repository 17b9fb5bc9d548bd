"""Durations and days of the week in words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from qorgau import data_file
from qorgau.cases.words import Words

FILE = Path(__file__).parent / "time_words.yaml"
MINUTES_IN_HOUR = 60
MINUTES_IN_DAY = 24 * MINUTES_IN_HOUR


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Units(_Strict):
    """A figure of each unit in words, with {n} for the figure."""

    day: Words
    hour: Words
    minute: Words


class TimeWords(_Strict):
    """The whole data file; the week begins on Monday."""

    span: Units
    weekdays: tuple[Words, ...] = Field(min_length=7, max_length=7)


@cache
def time_words() -> TimeWords:
    """The words, read once a process."""
    return data_file.load(FILE, TimeWords)


def span_words(minutes: int, lang: str) -> str:
    """A duration in minutes (not negative), exact: 28 min; 4 h 33 min; over a day 2 d 3 h 5 min. Units of zero are left out."""
    units = time_words().span
    days, rest = divmod(minutes, MINUTES_IN_DAY) if minutes > MINUTES_IN_DAY else (0, minutes)
    hours, rest = divmod(rest, MINUTES_IN_HOUR)
    parts = [(days, units.day), (hours, units.hour), (rest, units.minute)]
    said = [words.to(lang).format(n=figure) for figure, words in parts if figure]
    return " ".join(said) or units.minute.to(lang).format(n=0)


def weekday_words(day: date, lang: str) -> str:
    """The day of the week as a bare noun."""
    return time_words().weekdays[day.weekday()].to(lang)
