"""A timeline: what happened when, till when something was lawful, and what ran over by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from qorgau.cases.case_data import Event
from qorgau.law.clock.result import Count, Point
from qorgau.law.clock.words import value_words
from qorgau.markup import render
from qorgau.texts import say

Kind = Literal["within", "over", "open"]
DAY_END = time(23, 59, 59)
NOTHING = timedelta(0)


@dataclass(frozen=True)
class Mark:
    """One point of the line in one language: an event, the end of a limit, or an own answer of the reader's.

    `note` says how it is known.
    """

    at: Point
    what: str
    note: str = ""
    limit: bool = False
    own: bool = False


@dataclass(frozen=True)
class Stretch:
    """A piece of time: within a limit, over it, or open (it depends on how the law is read)."""

    start: datetime
    end: datetime
    kind: Kind

    @property
    def lapse(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


def event_mark(event: Event, lang: str) -> Mark:
    """An event of a case as a mark."""
    known = say(lang, "timeline.known", source=event.known_from.to(lang))
    return Mark(event.at, event.what.to(lang), known)


def limit_mark(count: Count, lang: str) -> Mark | None:
    """The end of a limit as a mark, with how sure it is; None where no end is computed."""
    if count.end is None:
        return None
    sure = say(lang, "clock.sure.yes" if count.confirmed else "clock.sure.no")
    return Mark(count.end, say(lang, f"clock.name.{count.name}"), sure, limit=True)


def held_stretches(count: Count) -> tuple[Stretch, ...]:
    """The pieces of a detention that was counted with its end.

    Within the limit, over it till a record opened the case, and what follows: over it too, or open where the count
    has another reading. Nothing where the end of the holding is not known.
    """
    start, limit, held = count.start, count.end, count.lapses.get("held")
    if not isinstance(start, datetime) or not isinstance(limit, datetime) or held is None:
        return ()
    released = start + held
    breach = min(released, limit + count.lapses.get("before-record", NOTHING))
    rest: Kind = "open" if len(count.readings) > 1 else "over"
    pieces = (
        Stretch(start, min(limit, released), "within"),
        Stretch(limit, breach, "over"),
        Stretch(breach, released, rest),
    )
    return tuple(joined(piece for piece in pieces if piece.lapse > NOTHING))


def count_html(count: Count, lang: str, *, level: int = 4) -> Markup:
    """The line of one detention that was counted, with nothing known but its own minutes; empty for other counts."""
    start, stretches = count.start, held_stretches(count)
    limit = limit_mark(count, lang)
    if not isinstance(start, datetime) or not stretches or limit is None:
        return Markup("")
    marks = [Mark(start, say(lang, "timeline.event.restricted")), limit]
    for name, key in (("to-record", "timeline.event.record"), ("held", "timeline.event.released")):
        if name in count.lapses:
            marks.append(Mark(start + count.lapses[name], say(lang, key)))
    return timeline_html(say(lang, "timeline.own"), marks, stretches, lang, level=level)


def joined(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind as one stretch."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        found = list(group)
        yield Stretch(found[0].start, found[-1].end, kind)


def order_of(point: Point, beside: datetime | None = None) -> datetime:
    """Where a point stands among others: a day stands at its end, in the zone of `beside`."""
    if isinstance(point, datetime):
        return point
    return datetime.combine(point, DAY_END, beside.tzinfo if beside else None)


def timeline_html(
    title: str, marks: Iterable[Mark], stretches: Iterable[Stretch], lang: str, *, level: int = 4
) -> Markup:
    """The line as static HTML in `lang`: an ordered list by day, above it the stretches in words and as a bar.

    The bar shows nothing that the words do not say. `level` is that of the heading.
    """
    known = list(marks)
    beside = next((mark.at for mark in known if isinstance(mark.at, datetime)), None)
    known.sort(key=lambda mark: order_of(mark.at, beside))
    pieces = list(stretches)
    several_days = len({day_of(end) for piece in pieces for end in (piece.start, piece.end)}) > 1
    return render(
        "cases/timeline.html.j2",
        title=title,
        level=level,
        lang=lang,
        days=[(day, list(group)) for day, group in groupby(known, key=lambda mark: day_of(mark.at))],
        pieces=[
            (letter, piece, _said(piece, lang, several_days))
            for letter, piece in zip("abcdefgh", pieces, strict=False)
        ],
        clock=lambda point: (
            f"{point:%H:%M}" if isinstance(point, datetime) else say(lang, "timeline.all-day")
        ),
        machine=lambda point: (
            point.isoformat(timespec="minutes") if isinstance(point, datetime) else point.isoformat()
        ),
        limit_word=say(lang, "timeline.limit"),
        own_word=say(lang, "timeline.own-answer"),
    )


def day_of(point: Point) -> date:
    """The day of a point."""
    return point.date() if isinstance(point, datetime) else point


def _said(piece: Stretch, lang: str, with_days: bool) -> str:
    def told(moment: datetime) -> str:
        return value_words(moment, lang) if with_days else f"{moment:%H:%M}"

    return say(
        lang,
        f"timeline.stretch.{piece.kind}",
        start=told(piece.start),
        end=told(piece.end),
        lapse=value_words(piece.lapse, lang),
    )
