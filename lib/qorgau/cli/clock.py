"""`qorgau clock`: what runs out when, with every step of the count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

import typer

from qorgau.cli.printing import AsJson, out, print_json
from qorgau.law import clock
from qorgau.law.clock.words import lines, step_words
from qorgau.problem import BadInput, Problem
from qorgau.texts import WRITTEN

app = typer.Typer(no_args_is_help=True, help="Statutory time limits.")

Read = TypeVar("Read")
Lang = Annotated[str, typer.Option(help=f"Language of the words: {', '.join(WRITTEN)}.")]
Charge = Annotated[str, typer.Option(help="What the person is charged with, as in cao-488-p6.")]

MOMENT = "write it as 2019-06-10T13:02+06:00"
DAY = "write it as 2019-06-10"


def _read(field: str, text: str, read: Callable[[str], Read], hint: str) -> Read:
    try:
        return read(text)
    except ValueError as error:
        raise BadInput([Problem("clock", field, f"{text!r}: {error}", hint)]) from None


def _moment(field: str, text: str | None) -> datetime | None:
    return None if text is None else _read(field, text, datetime.fromisoformat, MOMENT)


def _day(field: str, text: str | None) -> date | None:
    return None if text is None else _read(field, text, date.fromisoformat, DAY)


def _print(found: clock.Count, law: clock.Law, lang: str, *, as_json: bool, **more: Any) -> None:
    if as_json:
        print_json({**_with_words(clock.plain(found), found.steps), "readings": _readings(found), **more})
        return
    for line in lines(found, law.registry, lang):
        out.print(line, highlight=False, soft_wrap=True)


def _readings(found: clock.Count) -> list[dict[str, Any]]:
    return [_with_words(clock.plain(one), one.steps) for one in found.readings]


def _with_words(data: dict[str, Any], steps: Sequence[clock.Step]) -> dict[str, Any]:
    for one, step in zip(data["steps"], steps, strict=True):
        one["words"] = {lang: step_words(step, lang) for lang in WRITTEN}
    return data


@app.command()
def detention(
    start: Annotated[str, typer.Option("--from", help=f"Real restriction of liberty: {MOMENT}.")],
    charge: Charge,
    end: Annotated[str | None, typer.Option("--to", help="Release or hearing; none: still held.")] = None,
    opened: Annotated[str | None, typer.Option(help="First record that opened the case.")] = None,
    sober: Annotated[str | None, typer.Option(help="Sobering up, certified by a medical worker.")] = None,
    matter: Annotated[
        str | None, typer.Option(help="A matter of the 48-hour list; never assemblies.")
    ] = None,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Till when a person could be held, and by how much that was passed."""
    first = _read("from", start, datetime.fromisoformat, MOMENT)
    law = clock.law()
    held = clock.Held(
        first, _moment("to", end), _moment("opened", opened), _moment("sober", sober), matter=matter
    )
    _print(clock.detention(law, held, charge), law, lang, as_json=as_json)


@app.command()
def appeal(
    served: Annotated[str | None, typer.Option(help=f"Decision handed over: {DAY}.")] = None,
    received: Annotated[str | None, typer.Option(help="Received by who was not at the hearing.")] = None,
    executed: Annotated[str | None, typer.Option(help="Penalty fully executed: ends the late route.")] = None,
    minor: Annotated[bool, typer.Option("--minor", help="A minor at the time of the act.")] = False,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Till when a decision can be appealed: the safe day, every reading, the late route."""
    law = clock.law()
    first, second = _day("served", served), _day("received", received)
    found = clock.appeal(law, first, second, executed=_day("executed", executed), minor=minor)
    modes: dict[str, dict[str, Any]] = {}
    for one in found.readings:
        modes.setdefault(one.event, {})[one.name] = clock.plain(one.end)
    late = _with_words(clock.plain(found.reading("late")), found.reading("late").steps)
    _print(
        found,
        law,
        lang,
        as_json=as_json,
        safe=clock.plain(found.end),
        modes=modes[found.event],
        modes_by_event={event: ends for event, ends in modes.items() if "A0" in ends},
        late=late,
    )


@app.command()
def limitation(
    act: Annotated[str, typer.Option(help=f"Day of the act: {DAY}.")],
    charge: Charge,
    discovered: Annotated[
        str | None, typer.Option(help="Day of discovery; none: the day of the act.")
    ] = None,
    minor: Annotated[bool, typer.Option("--minor", help="A minor at the time of the act.")] = False,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """The last day on which somebody can be made liable, as long as nothing makes it stand still."""
    law = clock.law()
    day = _read("act", act, date.fromisoformat, DAY)
    happened = clock.Act(day, _day("discovered", discovered), minor=minor)
    _print(clock.limitation(law, happened, charge), law, lang, as_json=as_json)
