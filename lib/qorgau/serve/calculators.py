"""The calculators of self-study: what runs out when, from a learner's own dates. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import TypeVar
from zoneinfo import ZoneInfo

from markupsafe import Markup

from qorgau.cases.timeline import count_html
from qorgau.law import clock
from qorgau.law.clock.words import lines
from qorgau.law.registry import registry
from qorgau.markup import render
from qorgau.problem import BadInput, Problem
from qorgau.texts import LANGUAGES, say
from qorgau.widgets.files import stylesheet

Read = TypeVar("Read")
Form = Mapping[str, str]

# Local time of the country's largest part on each day: the offset changed in the years the cases cover.
ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True)
class Block:
    """A part of a result: its heading ("" for the first one) and its lines, each with how deep it stands."""

    heading: str
    lines: tuple[tuple[int, str], ...]


def _read(form: Form, field: str, read: Callable[[str], Read]) -> Read | None:
    text = form.get(field, "").strip()
    if not text:
        return None
    try:
        return read(text)
    except ValueError as error:
        raise BadInput([Problem("", field, f"{text!r}: {error}")]) from None


def _needed(form: Form, field: str, read: Callable[[str], Read]) -> Read:
    found = _read(form, field, read)
    if found is None:
        raise BadInput([Problem("", field, "is empty")])
    return found


def _moment(text: str) -> datetime:
    """A local time as a browser gives it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def charge_words(charge: str, lang: str) -> str:
    """A charge by its id as a lawyer writes it: instrument, article, part, and whether it is the former text."""
    instrument, _, rest = charge.partition("-")
    article, _, part = rest.rpartition("-p") if "-p" in rest else (rest, "", "")
    key = "calculator.charge.former" if article.endswith("-old") else "calculator.charge"
    name = say(lang, f"law.instrument.{instrument}")
    words = say(lang, key, instrument=name, article=article.removesuffix("-old"))
    return f"{words}, {say(lang, 'calculator.charge.part', part=part)}" if part else words


def blocks(found: clock.Count, lang: str) -> tuple[Block, ...]:
    """A count as blocks of lines: first what it is and till when, then steps, readings, provisions."""
    made: list[Block] = []
    for empty, group in groupby(lines(found, registry(), lang), key=lambda line: not line):
        if empty:
            continue
        texts = list(group)
        heading = texts.pop(0) if made else ""
        depths = [(1 if text.startswith("  ·") else 0, text.lstrip(" ·-")) for text in texts]
        made.append(Block(heading, tuple(depths)))
    return tuple(made)


def compute(form: Form) -> clock.Count:
    """The count a filled form asks for. Raises BadInput naming the field that is empty or impossible."""
    law = clock.law()
    if form.get("what") == "detention":
        held = clock.Held(
            _needed(form, "from", _moment), _read(form, "to", _moment), _read(form, "opened", _moment)
        )
        return clock.detention(law, held, _needed(form, "charge", str))
    if form.get("what") == "appeal":
        served, received = (
            _read(form, "served", date.fromisoformat),
            _read(form, "received", date.fromisoformat),
        )
        if served is None and received is None:
            raise BadInput([Problem("", "served", "is empty")])
        return clock.appeal(law, served, received, minor=form.get("minor") == "yes")
    raise BadInput([Problem("", "what", "names no calculator")])


def calculators_page(lang: str, form: Form) -> str:
    """The page in `lang`: both forms, and under the one that was sent its result or what is wrong with it."""
    result: tuple[Block, ...] = ()
    line = Markup("")
    faults: tuple[str, ...] = ()
    if form.get("what"):
        try:
            found = compute(form)
            result, line = blocks(found, lang), count_html(found, lang)
        except BadInput as error:
            faults = tuple(_fault(problem, lang) for problem in error.problems)
    return render(
        "serve/calculators.html.j2",
        lang=lang,
        languages=LANGUAGES,
        form=form,
        charges=[(charge, charge_words(charge, lang)) for charge in clock.law().data.charges],
        result=result,
        line=line,
        faults=faults,
        css=Markup(stylesheet()),
        say=partial(say, lang),
    )


def _fault(problem: Problem, lang: str) -> str:
    name = say(lang, f"calculator.field.{problem.field}") if problem.field in FIELDS else problem.field
    return say(lang, "calculator.fault", field=name, reason=problem.message)


FIELDS = frozenset({"from", "to", "opened", "charge", "served", "received", "what"})
