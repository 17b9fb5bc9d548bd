"""When the protocol is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qorgau.law.clock.result import Count, Point, step
from qorgau.law.clock.sources import Law, bad, not_before
from qorgau.law.clock.term import count, day_of


def protocol_due(
    law: Law, discovered: Point, *, clarified: date | None = None, received: date | None = None
) -> Count:
    """When the protocol is due: at once on discovery, later only where the law names a reason.

    Takes the discovery of the fact; the day facts or identity were established, where they had to be clarified;
    the day an expert's or prosecutor's paper came, where one was needed. The reading "at-once" shows what holds
    when the reason is not in the file. Raises BadInput for an event before discovery, and for both reasons at once.
    Sources: the provisions of the limits protocol, protocol-clarified, protocol-expert.
    """
    if clarified is not None and received is not None:
        raise bad("clarified", "two reasons are given", "count each of them by itself")
    at_once = count(law, "protocol", discovered)
    for field, day, name in (
        ("clarified", clarified, "protocol-clarified"),
        ("received", received, "protocol-expert"),
    ):
        if day is not None:
            not_before(field, law.day(field, day), "discovery", day_of(discovered))
            found = count(law, name, day)
            steps = (*found.steps, step("only-with-reason"))
            return replace(
                found, name="protocol", steps=steps, readings=(*found.readings, at_once.as_reading("at-once"))
            )
    return at_once
