"""Limits that are shorter where the charge carries arrest: sending the protocol, the hearing in court."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from qorgau.law.clock.result import Count, Point, step
from qorgau.law.clock.sources import Law, not_before, sure
from qorgau.law.clock.term import count, day_of


def sending(law: Law, drawn_up: Point, charge: str) -> Count:
    """Till when a protocol must be sent for hearing. Raises BadInput for an unknown charge.

    Sources: the provisions of the limits sending, sending-arrest.
    """
    return _either(law, drawn_up, charge, "sending", "sending-arrest")


def hearing(law: Law, received: date, charge: str, *, detained: datetime | None = None) -> Count:
    """Till when a court must hear the case: from receipt, and for a detained person from the detention.

    Where the charge carries arrest, a person who is held is heard within the hours of the limit
    hearing-detained and on the day of receipt: the earlier of the two is the end. Raises BadInput for an unknown charge, a moment without a zone, receipt before
    the detention. Sources: the provisions of the limits hearing, hearing-arrest, hearing-detained.
    """
    found = _either(law, law.day("received", received), charge, "hearing", "hearing-arrest")
    if detained is None:
        return found
    detained = law.moment("detained", detained)
    not_before("received", received, "the detention", detained.date())
    answer = law.charge_on(charge, received)[1]
    if answer == "no":
        return found
    held = count(law, "hearing-detained", detained)
    readings = (*found.readings, held.as_reading("detained"))
    if answer != "yes" or held.end is None or day_of(held.end) > received:
        return replace(found, readings=readings)
    both = (*found.steps, *held.steps, step("detained-earlier"))
    cited = (*found.provisions, *(one for one in held.provisions if one not in found.provisions))
    certain = found.confirmed and held.confirmed
    return replace(held, name="hearing", provisions=cited, steps=both, readings=readings, confirmed=certain)


def _either(law: Law, start: Point, charge: str, ordinary: str, arrest: str) -> Count:
    """The ordinary limit, the one for arrest, or both where nobody can say; then the ordinary one stands first."""
    carried, answer = law.charge_on(charge, day_of(start))
    sanction = law.cite(carried.provisions, day_of(start))
    name = arrest if answer == "yes" else ordinary
    found = count(law, name, start)
    found = replace(
        found,
        name=ordinary,
        provisions=(*found.provisions, *sanction),
        steps=(*found.steps, step(f"arrest-{answer}")),
    )
    if answer in ("yes", "no"):
        return replace(found, confirmed=found.confirmed and sure(sanction))
    other = count(law, arrest, start).as_reading("arrest")
    own = found.as_reading("general")
    return replace(
        found, confirmed=False, readings=(*(found.readings or (own,)), replace(other, confirmed=False))
    )
