"""A count in words: every step has its sentence in every language, and says what a lawyer can check."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest

from qorgau.law import clock
from qorgau.law.clock.result import Amount, DayOff, Word
from qorgau.law.clock.words import lines, step_words, value_words
from qorgau.law.terms import Unit
from qorgau.texts import WRITTEN, texts

SOURCE = Path(clock.__file__).parent
START = datetime.fromisoformat("2026-05-13T11:40+05:00")
D = date


def counts(law: clock.Law) -> Iterator[clock.Count]:
    """Counts that take every turn there is."""
    hour = timedelta(hours=1)
    for charge, start in (
        ("cao-488-p7", START),
        ("cao-667-p3", START),
        ("cao-488-old-p1", datetime.fromisoformat("2019-06-10T13:02+06:00")),
        ("cao-488-old-p3", datetime.fromisoformat("2019-06-10T13:02+06:00")),
        ("cao-488-p6", datetime.fromisoformat("2020-06-20T13:02+06:00")),
    ):
        for opened in (None, start + hour, start + 4 * hour):
            yield clock.detention(law, clock.Held(start, start + 5 * hour, opened), charge)
        yield clock.detention(law, clock.Held(start, start + 2 * hour), charge)
        yield clock.sending(law, start.date(), charge)
        yield clock.hearing(law, start.date(), charge, detained=start)
    sober = clock.Held(START, sober=START + hour, breaks=[(START, START + hour)])
    yield clock.detention(law, sober, "cao-434-1")
    for matter in law.data.matters:
        yield clock.detention(law, clock.Held(START, matter=matter), "cao-434-1")
    yield clock.hearing(law, D(2026, 5, 14), "cao-488-p7", detained=START)
    yield clock.appeal(law, D(2019, 6, 28), D(2019, 7, 1), executed=D(2019, 7, 3))
    yield clock.appeal(law, D(2027, 3, 3))
    yield clock.appeal(law, D(2030, 3, 3))
    yield clock.appeal_hearing(law, received=D(2026, 5, 13), filed=D(2026, 5, 13), serving_arrest=True)
    yield clock.arrest(law, START, 31, START - hour)
    yield clock.protocol_due(law, D(2026, 5, 13), clarified=D(2026, 5, 13))
    yield clock.penalised(law, D(2026, 5, 13))
    act = D(2025, 12, 31)
    pauses = [clock.Pause(reason, act, act + timedelta(days=1)) for reason in law.data.stands_still.reasons]
    yield clock.limitation(law, clock.Act(act, minor=True), "cao-488-p7", pauses)
    yield clock.limitation(law, clock.Act(act), "cao-434-1", [clock.Pause("court", act)])
    yield clock.limitation(law, clock.Act(act), "cao-434-1", [clock.Pause("court", D(2026, 7, 1))])
    yield clock.limitation(law, clock.Act(D(2020, 6, 20)), "cao-488-p6")
    yield clock.limitation(law, clock.Act(D(2026, 8, 1)), "cao-488-p6")
    yield clock.count(law, "application-1995", D(2019, 6, 20))
    for name, term in law.data.limits.items():
        yield clock.count(law, name, START if term.unit == "hours" else START.date())
        if term.unit != "hours":
            yield clock.count(law, name, D(2020, 6, 20))


@pytest.fixture(scope="module")
def every() -> list[clock.Count]:
    """All of them."""
    return list(counts(clock.law()))


def steps(found: clock.Count) -> Iterator[clock.Step]:
    """Every step of a count and of its readings."""
    yield from found.steps
    for reading in found.readings:
        yield from reading.steps


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_step_has_a_sentence_for_just_its_values(every: list[clock.Count], lang: str) -> None:
    """The values of a step are those of its sentence: nothing is missing and nothing is dropped."""
    for one in (step for found in every for step in steps(found)):
        sentence = texts(lang)[f"clock.step.{one.key}"]
        assert {name for _, name, _, _ in Formatter().parse(sentence) if name} == set(one.values), one.key


def test_every_sentence_is_said_somewhere(every: list[clock.Count]) -> None:
    """No sentence of a step waits for a count that never comes."""
    said = {f"clock.step.{one.key}" for found in every for one in steps(found)}
    assert {key for key in texts("ru") if key.startswith("clock.step.")} == said


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_count_can_be_read(law: clock.Law, every: list[clock.Count], lang: str) -> None:
    """Each count is said to the last line, without a placeholder or a bare key left in it."""
    for found in every:
        text = "\n".join(lines(found, law.registry, lang))
        assert not re.search(r"[{}]|clock\.", text)
        assert "\n- " in text


def test_every_limit_and_event_has_a_name(law: clock.Law) -> None:
    """Limits, events, matters and reasons of the data file are named."""
    known = texts("ru")
    wanted = {f"clock.name.{name}" for name in law.data.limits}
    wanted |= {f"clock.event.{term.runs_from}" for term in law.data.limits.values()}
    wanted |= {f"clock.matter.{matter}" for matter in law.data.matters}
    wanted |= {f"clock.pause.{reason}" for reason in law.data.stands_still.reasons}
    assert wanted - known.keys() == set()


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        (datetime.fromisoformat("2019-06-10T13:02+06:00"), "10.06.2019 13:02", "10.06.2019 13:02"),
        (D(2019, 6, 10), "10.06.2019", "10.06.2019"),
        (timedelta(hours=7, minutes=3), "7 ч 03 мин", "7 h 03 min"),
        (Amount(3, "hours"), "3 часа", "3 hours"),
        (Amount(10, "days"), "10 дней", "10 days"),
        (Amount(1, "years"), "1 год", "1 year"),
        (Amount(5, "working_days"), "5 рабочих дней", "5 working days"),
        (Word("event.act"), "совершение деяния", "act"),
        (
            (DayOff(D(2019, 7, 8), "moved"),),
            "08.07.2019 (перенесённый выходной)",
            "08.07.2019 (moved day off)",
        ),
        ("2026-07", "07.2026", "07.2026"),
        (7, "7", "7"),
    ],
)
def test_values_in_words(value: object, ru: str, en: str) -> None:
    """Days, minutes and amounts as lawyers write them."""
    assert [value_words(value, lang) for lang in ("ru", "en")] == [ru, en]  # type: ignore[arg-type]


def test_a_moment_is_shown_in_the_zone_it_was_given_in(law: clock.Law) -> None:
    """Times stay local: what a paper says is what the steps say."""
    found = clock.detention(law, clock.Held(START), "cao-434-1")
    assert "13.05.2026 11:40" in step_words(found.steps[0], "en")


def test_a_count_is_ready_for_json(every: list[clock.Count]) -> None:
    """Every count becomes plain data: moments and days in ISO, lapses in minutes."""
    for found in every:
        assert json.loads(json.dumps(clock.plain(found)))["name"] == found.name
    detained = clock.plain(every[1])
    assert detained["start"] == "2026-05-13T11:40+05:00"
    assert detained["lapses"]["held"] == 300
    assert detained["provisions"][0] == {
        "id": "cao-789-p1",
        "status": "confirmed",
        "since": "2025-03",
        "until": None,
    }


def test_the_code_has_no_figure_of_the_law() -> None:
    """No limit stands in Python: only how many months and days a year, minutes an hour and halves a whole have."""
    allowed = {0, 1, 2, 12, 60, 366}
    numbers = {
        (path.name, node.value)
        for path in SOURCE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) is int
    }
    assert numbers
    assert {number for _, number in numbers} <= allowed


@pytest.mark.parametrize("unit", ["hours", "days", "months", "years"])
def test_a_kazakh_amount_has_no_english_unit(unit: Unit) -> None:
    """Every unit of a limit is a word of the language, also where the library has none."""
    assert not re.search("[a-z]", value_words(Amount(10, unit), "kk"))
