"""What every count is made from: provisions by date, limits, charges and the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from qorgau.law.calendar import Calendar, calendar
from qorgau.law.clock.result import Cited
from qorgau.law.registry import Registry, Status, registry
from qorgau.law.terms import Answer, Charge, LawData, Term, law_data
from qorgau.problem import BadInput, Problem


def bad(field: str, message: str, hint: str = "") -> BadInput:
    """One fault of what a count was asked with."""
    return BadInput([Problem("clock", field, message, hint)])


def not_before(
    field: str, point: date | datetime, cause: str, start: date | datetime, hint: str = "check both"
) -> None:
    """Raises BadInput naming `field` when it lies before what causes it."""
    if point < start:
        raise bad(field, f"{point:{_shape(point)}} is before {cause}, {start:{_shape(start)}}", hint)


def _shape(point: date | datetime) -> str:
    return "%Y-%m-%d %H:%M%z" if isinstance(point, datetime) else "%Y-%m-%d"


@dataclass(frozen=True)
class Law:
    """Everything a count looks up. `calendar` may be another one than the kit's own."""

    registry: Registry
    data: LawData
    own_calendar: Calendar | None = None

    @property
    def calendar(self) -> Calendar:
        """The days off; read when the first count needs them."""
        return self.own_calendar or calendar()

    def moment(self, field: str, moment: datetime) -> datetime:
        """`moment` to the minute. Raises BadInput naming the field: no zone, or out of the reach of the kit."""
        if moment.utcoffset() is None:
            raise bad(
                field, f"{moment.isoformat(timespec='minutes')} has no zone", "add one, as in 13:02+06:00"
            )
        self._reached(field, moment.date())
        return moment.replace(second=0, microsecond=0)

    def day(self, field: str, day: date) -> date:
        """`day`. Raises BadInput naming the field for a moment (its day hangs on a zone) or a day out of reach."""
        if isinstance(day, datetime):
            raise bad(field, "is a moment, not a day", "give the day in the zone of the case")
        self._reached(field, day)
        return day

    def _reached(self, field: str, day: date) -> None:
        reach = self.data.reach
        if not reach.from_ <= day <= reach.to:
            raise bad(field, f"{day} is out of reach", f"the kit counts from {reach.from_} to {reach.to}")

    def term(self, name: str) -> Term:
        """The limit `name`. Raises BadInput for an unknown one."""
        if name not in self.data.limits:
            raise bad("limit", f"no limit {name!r}", "see lib/qorgau/law/limits.yaml")
        return self.data.limits[name]

    def charge(self, name: str) -> Charge:
        """The charge `name`, or the one all charges under the provision `name` agree on.

        Raises BadInput for an unknown charge, and for a provision whose parts answer differently.
        """
        if name in self.data.charges:
            return self.data.charges[name]
        under = {key: one for key, one in self.data.charges.items() if name in one.provisions}
        answers = {tuple((a.since, a.until, a.answer) for a in one.arrest) for one in under.values()}
        if not under:
            raise bad("charge", f"unknown charge {name!r}", f"one of {', '.join(self.data.charges)}")
        if len(answers) > 1:
            raise bad("charge", f"the parts of {name!r} differ", f"say which: {', '.join(under)}")
        return next(iter(under.values()))

    def charge_on(self, name: str, day: date) -> tuple[Charge, Answer]:
        """The charge `name` and whether it carries arrest on `day`. Raises BadInput when it was no law then."""
        charge = self.charge(name)
        answer = charge.arrest_on(day)
        if answer is None:
            raise bad(
                "charge", f"{name} was not in force on {day.isoformat()}", "check the date and the charge"
            )
        return charge, answer

    def cite(self, provisions: Iterable[str], day: date) -> tuple[Cited, ...]:
        """Each provision once, with the status and the interval of its wording on `day`."""
        found = (self.registry.at(one, day) for one in dict.fromkeys(provisions))
        return tuple(
            Cited(
                one.provision.id,
                one.status,
                one.version.from_ if one.version else None,
                one.version.to if one.version else None,
            )
            for one in found
        )


def sure(cited: Iterable[Cited]) -> bool:
    """Whether every provision was read in the wording of the day."""
    return all(one.status is Status.CONFIRMED for one in cited)


@cache
def law() -> Law:
    """The kit's own provisions, limits, charges and calendar."""
    return Law(registry(), law_data())
