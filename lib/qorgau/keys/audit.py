"""What the clock alone says about the time-bound defects of a file, whatever its key says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from qorgau.cases.case_data import CaseData
from qorgau.cases.conditions import Times
from qorgau.keys.audit_rules import AuditRule, Roles, ToldBy, audit_data
from qorgau.keys.named_times import AuditedPaper, NamedTimes
from qorgau.law import clock

Verdict = Literal["must", "must-not", "open"]
NOTHING = timedelta(0)


@dataclass(frozen=True)
class Audited:
    """A defect that one of `fields` must have, must not have, or may have on some readings of the law only."""

    defect: str
    fields: tuple[str, ...]
    verdict: Verdict


class _File:
    """The times of a file as the rules look them up."""

    def __init__(self, data: CaseData, times: Times, law: clock.Law, roles: Roles) -> None:
        self.data, self.times, self.law, self.roles = data, times, law, roles
        hours, minutes = int(data.zone[:3]), int(data.zone[0] + data.zone[4:])
        self._zone = timezone(timedelta(hours=hours, minutes=minutes))

    def first(self, paper: AuditedPaper, names: Sequence[str]) -> str | None:
        return next((name for name in names if paper.has(name, self.times)), None)

    def moment(self, number: int) -> datetime:
        day, minute = divmod(number, 24 * 60)
        return datetime.fromordinal(day).replace(tzinfo=self._zone) + timedelta(minutes=minute)


def audit(
    data: CaseData, papers: Sequence[AuditedPaper], times: Times, law: clock.Law
) -> tuple[Audited, ...]:
    """Every verdict on the papers of a file with these times; rules that cannot tell say nothing.

    Raises BadInput for times that the clock refuses (a record before the restraint).
    """
    rules = audit_data()
    file = _File(data, times, law, rules.roles)
    return tuple(_audited(file, rules.rules, papers))


def _audited(file: _File, rules: Sequence[AuditRule], papers: Sequence[AuditedPaper]) -> Iterator[Audited]:
    for rule in rules:
        for paper in papers:
            if paper.kind != rule.kind:
                continue
            fields = rule.fields or tuple(paper.fields)
            verdict = _TOLD_BY[rule.told_by](file, paper, rule, papers)
            if verdict is not None:
                yield Audited(rule.defect, tuple(f"{paper.id}.{number}" for number in fields), verdict)


def _said(wrong: bool) -> Verdict:
    return "must" if wrong else "must-not"


def _named(paper: AuditedPaper, rule: AuditRule) -> NamedTimes:
    return paper.fields.get(rule.fields[0], NamedTimes())


def _held_too_long(
    file: _File, paper: AuditedPaper, _: AuditRule, __: Sequence[AuditedPaper]
) -> Verdict | None:
    start, end = file.first(paper, file.roles.restraint), file.first(paper, file.roles.release)
    if start is None or end is None:
        return None
    records = [paper.minute(name, file.times) for name in file.roles.records if paper.has(name, file.times)]
    held = clock.Held(
        file.moment(paper.minute(start, file.times)),
        file.moment(paper.minute(end, file.times)),
        file.moment(min(records)) if records else None,
    )
    found = clock.detention(file.law, held, file.data.charge.norm)
    overs = [one.over or NOTHING for one in found.readings] or [found.lapses["over"]]
    if all(overs):
        return "must"
    return "open" if any(overs) else "must-not"


def _restraint_not_named(
    file: _File, paper: AuditedPaper, rule: AuditRule, _: Sequence[AuditedPaper]
) -> Verdict | None:
    start, named = file.first(paper, file.roles.restraint), _named(paper, rule).minutes
    if start is None or not named:
        return None
    real = paper.minute(start, file.times)
    return _said(all(paper.minute(name, file.times) != real for name in named))


def _after_restraint(
    file: _File, paper: AuditedPaper, rule: AuditRule, _: Sequence[AuditedPaper]
) -> Verdict | None:
    start, named = file.first(paper, file.roles.restraint), _named(paper, rule).minutes
    if start is None or not named:
        return None
    real = paper.minute(start, file.times)
    return _said(all(paper.minute(name, file.times) > real for name in named))


def _after_limitation(
    file: _File, paper: AuditedPaper, _: AuditRule, __: Sequence[AuditedPaper]
) -> Verdict | None:
    decided = file.first(paper, file.roles.decision)
    if decided is None or not paper.has(file.data.alleged.at, file.times):
        return None
    act = date.fromordinal(paper.day(file.data.alleged.at, file.times))
    happened = clock.Act(act, minor=file.data.client.minor)
    last = clock.limitation(file.law, happened, file.data.charge.norm).end
    return None if last is None else _said(paper.day(decided, file.times) > last.toordinal())


def _announced_not_served(
    file: _File, paper: AuditedPaper, rule: AuditRule, _: Sequence[AuditedPaper]
) -> Verdict | None:
    told, served = file.first(paper, file.roles.announced), file.first(paper, file.roles.served)
    named = {paper.day(name, file.times) for name in _named(paper, rule).days}
    if told is None or served is None or not named:
        return None
    announced, handed = paper.day(told, file.times), paper.day(served, file.times)
    if announced == handed or (announced in named) == (handed in named):
        return None
    return _said(announced in named)


def _answered_late(
    file: _File, paper: AuditedPaper, rule: AuditRule, papers: Sequence[AuditedPaper]
) -> Verdict | None:
    if rule.limit is None or rule.from_ is None:
        return None
    kind, number = rule.from_
    starts = [
        notice.day(name, file.times)
        for notice in papers
        if notice.kind == kind
        for name in notice.fields.get(number, NamedTimes()).days
    ]
    given = [
        [paper.day(name, file.times) for name in paper.fields.get(one, NamedTimes()).days]
        for one in rule.fields
    ]
    if not starts or not any(given):
        return None
    last = clock.count(file.law, rule.limit, date.fromordinal(starts[0])).end
    if last is None:
        return None
    late = [max(days) > last.toordinal() for days in given if days]
    if all(late):
        return "must"
    return "open" if any(late) else "must-not"


_Tell = Callable[[_File, AuditedPaper, AuditRule, Sequence[AuditedPaper]], Verdict | None]
_TOLD_BY: Mapping[ToldBy, _Tell] = {
    "held-too-long": _held_too_long,
    "restraint-not-named": _restraint_not_named,
    "after-restraint": _after_restraint,
    "after-limitation": _after_limitation,
    "announced-not-served": _announced_not_served,
    "answered-late": _answered_late,
}
