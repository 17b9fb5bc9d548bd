"""Checks of texts that a machine can do: the same in every language, no typed time, no secret, nobody's number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel

from qorgau import data_file
from qorgau.cases.filling import BY_SEX, PLACEHOLDER
from qorgau.cases.identifiers import identifiers
from qorgau.cases.texts_in import strings_in, texts_in
from qorgau.problem import Problem

GLOSSARY = Path(__file__).parent / "glossary.yaml"
TIMES = ("at", "on", "daymonth", "weekday", "span", "minutes", "days")
TYPED_TIME = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])")
_NUMBER = re.compile(r"\d+")


class Term(BaseModel):
    """A term with a settled Kazakh: stems that must stand in both texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    term: str
    ru: str
    kk: str


class _Glossary(RootModel[tuple[Term, ...]]):
    pass


@cache
def _terms() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    found = data_file.load(GLOSSARY, _Glossary).root
    return tuple(
        (one.term, re.compile(one.ru, re.IGNORECASE), re.compile(one.kk, re.IGNORECASE)) for one in found
    )


def text_problems(data: Any, file: str, *, glossary: bool = True) -> Iterator[Problem]:
    """What is wrong with the texts of one file across its languages."""
    for path, words in texts_in(data):
        if "kk" not in words:
            yield Problem(file, path, "has no Kazakh", "write kk")
        ru = words.get("ru", "")
        for lang in ("kk", "en"):
            if lang in words:
                yield from _unlike(ru, words[lang], file, f"{path}.{lang}")
        if glossary and "kk" in words:
            for term, russian, kazakh in _terms():
                if russian.search(ru) and not kazakh.search(words["kk"]):
                    yield Problem(
                        file, f"{path}.kk", f"does not use the term for {term}", "see glossary.yaml"
                    )


def _unlike(ru: str, other: str, file: str, path: str) -> Iterator[Problem]:
    for one, two in ((_times(ru), _times(other)),):
        if one != two:
            lacks = sorted(one ^ two)
            yield Problem(
                file, path, f"names other times than ru: {', '.join(lacks)}", "the same in each language"
            )
    here, there = Counter(_NUMBER.findall(_bare(ru))), Counter(_NUMBER.findall(_bare(other)))
    if here != there:
        lacks = sorted(((here - there) + (there - here)).elements())
        yield Problem(
            file, path, f"has other numbers than ru: {', '.join(lacks)}", "the same in each language"
        )


def _times(text: str) -> set[str]:
    return {name for name in PLACEHOLDER.findall(text) if name.partition(".")[0] in TIMES and "." in name}


def _bare(text: str) -> str:
    return BY_SEX.sub(r"\1", PLACEHOLDER.sub("", text))


def typed_times(data: Any, file: str, days: Collection[str]) -> Iterator[Problem]:
    """Times of day, and `days` of the case (10.06.2019), that are typed instead of filled in."""
    for path, text in strings_in(data):
        if path.startswith(("values", "events", "law_date", "seed", "zone")) and not path.endswith(
            (".ru", ".kk", ".en")
        ):
            continue
        if path.startswith("values"):
            continue
        for found in (*TYPED_TIME.findall(text), *(day for day in days if day in text)):
            yield Problem(
                file, path, f"{found} is typed", "a placeholder moves with the case: {{ at.… }}, {{ on.… }}"
            )


def told_secrets(data: Any, file: str, secrets: Mapping[str, str]) -> Iterator[Problem]:
    """Names of defects in a text that trainees read; `secrets` are the names in small letters, with their ids."""
    for path, text in strings_in(data):
        small = " ".join(text.lower().split())
        for name, secret in secrets.items():
            if name in small:
                yield Problem(
                    file, path, f"names {secret}", "a trainee's text never names what is to be found"
                )


def personal(data: Any, file: str) -> Iterator[Problem]:
    """Whatever has the shape of somebody's number or address."""
    for path, text in strings_in(data):
        for kind, found in identifiers(text):
            yield Problem(
                file, path, f"{found!r} has the shape of a {kind}", "use a label, as in IIN-01, TEL-01"
            )
