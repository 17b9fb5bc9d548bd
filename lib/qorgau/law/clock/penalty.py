"""After the decision: the end of an arrest with its credit, the penalised period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from qorgau.law.calendar import DAY
from qorgau.law.clock.arithmetic import lapse_between, moment_after
from qorgau.law.clock.result import Amount, Count, Step, Word, step
from qorgau.law.clock.sources import Law, bad, not_before, sure
from qorgau.law.clock.term import count

DAYS_IN_YEAR = 366
"""An arrest that is longer is not unlawful but a slip of the pen."""


def arrest(law: Law, made: datetime, days: int, detained: datetime | None = None) -> Count:
    """When an arrest of so many days ends, with the detention before it credited to the minute.

    Takes the moment the arrest was imposed and, where the person came to it from detention, the real restriction
    of liberty. The reading "without-credit" is what a decision that forgot the credit leads to. Lapses: credit.
    Raises BadInput for a moment without a zone, no days, a detention after the arrest was imposed.
    Sources: the provisions of the rule credit; cao-50-p1 for an arrest beyond the maximum.
    """
    made = law.moment("made", made)
    most = law.term("arrest-maximum")
    if not 1 <= days <= DAYS_IN_YEAR:
        raise bad("days", f"{days} is no length of an arrest", "give whole days")
    whole = moment_after(made, DAY * days)
    cited = law.cite(law.data.credit.provisions, made.date())
    steps: tuple[Step, ...] = (step("from", event=Word("event.arrest"), start=made),)
    steps = (*steps, step("arrest-days", amount=Amount(days, "days"), end=whole))
    if days > most.figure:
        cited = (*cited, *law.cite(most.provisions, made.date()))
        steps = (*steps, step("over-maximum", amount=Amount(most.figure, "days")))
    base = Count("arrest", "arrest", made, whole, cited, steps, (), sure(cited))
    if detained is None:
        return base
    detained = law.moment("detained", detained)
    not_before("made", made, "the detention", detained)
    credit = lapse_between(detained, made)
    end = moment_after(whole, -credit)
    credited = step("credit", start=detained, made=made, lapse=credit, end=end)
    return replace(
        base,
        end=end,
        steps=(*steps, credited),
        readings=(replace(base.as_reading("without-credit"), confirmed=False),),
        lapses=MappingProxyType({"credit": credit}),
    )


def penalised(law: Law, executed: date, *, minor: bool = False) -> Count:
    """The last day on which a person counts as penalised, from the end of execution.

    Sources: the provisions of the limits penalised, penalised-minor.
    """
    found = count(law, "penalised-minor" if minor else "penalised", law.day("executed", executed))
    return replace(found, name="penalised")


def payment(law: Law, in_force: date) -> Count:
    """Till when a fine is paid voluntarily, from the day the decision entered into force.

    Sources: the provisions of the limit fine.
    """
    return count(law, "fine", law.day("in-force", in_force))


def un_communication(law: Law, exhausted: date) -> Count:
    """Till when a communication to a UN committee can be sent: unknown as long as the registry has no provision."""
    return count(law, "un-communication", law.day("exhausted", exhausted))
