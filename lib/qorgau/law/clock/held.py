"""What happened to a person who was held, checked before anything is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qorgau.law.clock.result import Step, Word, step
from qorgau.law.clock.sources import Law, bad, not_before


@dataclass(frozen=True)
class Held:
    """Real restriction of liberty, end of holding (none: still held), first record that opened the case.

    `sober`: when a medical worker certified that an intoxicated person had sobered up. `breaks` are never left
    out of the count; they are given so that the steps can say so. `matter`: one of the long list, if any.
    """

    start: datetime
    end: datetime | None = None
    opened: datetime | None = None
    sober: datetime | None = None
    breaks: Sequence[tuple[datetime, datetime]] = ()
    matter: str | None = None


def checked(law: Law, held: Held) -> Held:
    """`held` to the minute. Raises BadInput for a moment without a zone or before its cause, or an unknown matter."""
    start = law.moment("from", held.start)

    def later(field: str, moment: datetime | None, hint: str = "check both") -> datetime | None:
        if moment is None:
            return None
        moment = law.moment(field, moment)
        not_before(field, moment, "the restriction of liberty", start, hint)
        return moment

    end, sober = later("to", held.end), later("sober", held.sober)
    opened = later("opened", held.opened, "if the case was open before, give the moment of detention")
    if end is not None and sober is not None:
        not_before("to", end, "sobering up", sober)
    breaks = tuple((law.moment("breaks", left), law.moment("breaks", back)) for left, back in held.breaks)
    for left, back in breaks:
        not_before("breaks", left, "the restriction of liberty", start)
        not_before("breaks", back, "the beginning of the break", left)
    if held.matter is not None and held.matter not in law.data.matters:
        raise bad("matter", f"unknown matter {held.matter!r}", f"one of {', '.join(law.data.matters)}")
    return Held(start, end, opened, sober, breaks, held.matter)


def first_steps(held: Held) -> tuple[Step, ...]:
    """From which minute the count runs, and what does not stop it."""
    sober = (step("sober", start=held.sober),) if held.sober else ()
    breaks = (step("break", start=left, end=back) for left, back in held.breaks)
    start = step("from", event=Word("event.restriction"), start=held.start)
    return (start, step("to-the-minute", start=held.start), *sober, *breaks)
