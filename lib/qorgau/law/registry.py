"""Provisions by date: which norm, in which wording, with what certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from qorgau import data_file
from qorgau.law.kazakh import KAZAKH, with_kazakh
from qorgau.law.kept import parsed
from qorgau.law.provision import End, Provision, Provisions, Status, Version
from qorgau.law.signoff import SIGNOFF, SignOff, load_signoffs
from qorgau.problem import BadInput, Problem

PROVISIONS = Path(__file__).parent / "provisions.yaml"


__all__ = [
    "KAZAKH",
    "SIGNOFF",
    "End",
    "Provision",
    "Registry",
    "Status",
    "Version",
    "Wording",
    "load_registry",
    "registry",
    "wording_at",
]


@dataclass(frozen=True)
class Wording:
    """A provision at a date: the version in force (None when none is) and how sure we are of it."""

    provision: Provision
    version: Version | None
    status: Status


def _first_day(end: str) -> date:
    return date.fromisoformat(end if len(end) == 10 else f"{end}-01")


def _in_month(end: str | None, day: date) -> bool:
    return end is not None and len(end) == 7 and end == day.isoformat()[:7]


def wording_at(provision: Provision, day: date, signed: Iterable[SignOff] = ()) -> Wording:
    """The wording of `provision` in force on `day`, or why it cannot be named.

    A month whose day is unknown ("2025-03") is an honest interval: inside it the status is
    UNKNOWN_DAY, whatever stands on either side. A sign-off that covers `day` confirms the wording.
    """
    found = _wording_at(provision, day)
    if found.status in _OPEN and any(one.provision == provision.id and one.covers(day) for one in signed):
        return Wording(provision, found.version or _latest(provision, day), Status.CONFIRMED)
    return found


def _latest(provision: Provision, day: date) -> Version:
    begun = [one for one in provision.valid if one.from_ is None or _first_day(one.from_) <= day]
    return begun[-1] if begun else provision.valid[0]


def _wording_at(provision: Provision, day: date) -> Wording:
    for version in provision.valid:
        if _in_month(version.from_, day) or _in_month(version.to, day):
            return Wording(provision, None, Status.UNKNOWN_DAY)
    for version in provision.valid:
        begun = version.from_ is None or _first_day(version.from_) <= day
        ended = version.to is not None and _first_day(version.to) <= day
        if begun and not ended:
            if provision.confidence != "read":
                return Wording(provision, version, Status(provision.confidence))
            status = Status.CONFIRMED if version.wording == "read" else Status.UNREAD
            return Wording(provision, version, status)
    return Wording(provision, None, Status.NOT_IN_FORCE)


_OPEN = frozenset({Status.UNREAD, Status.UNKNOWN_DAY, Status.MEMORY, Status.CONFLICT})


class Registry:
    """All provisions by id, with the sign-offs that confirm some of their wordings."""

    def __init__(self, provisions: Mapping[str, Provision], signed: Iterable[SignOff] = ()) -> None:
        self._provisions = dict(provisions)
        self._signed: dict[str, tuple[SignOff, ...]] = {}
        for one in signed:
            self._signed[one.provision] = (*self._signed.get(one.provision, ()), one)
        self._known: dict[tuple[str, date], Wording] = {}

    def __contains__(self, provision_id: object) -> bool:
        return provision_id in self._provisions

    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the file."""
        return tuple(self._provisions)

    def get(self, provision_id: str) -> Provision:
        """The provision `provision_id`. Raises BadInput naming the unknown id."""
        try:
            return self._provisions[provision_id]
        except KeyError:
            raise BadInput(
                [
                    Problem(
                        "law registry",
                        "id",
                        f"no provision {provision_id!r}",
                        "see lib/qorgau/law/provisions.yaml",
                    )
                ]
            ) from None

    def at(self, provision_id: str, day: date) -> Wording:
        """The wording of `provision_id` on `day`. Raises BadInput for an unknown id."""
        known = self._known.get((provision_id, day))
        if known is None:
            known = wording_at(self.get(provision_id), day, self.signed(provision_id))
            self._known[provision_id, day] = known
        return known

    def signed(self, provision_id: str) -> tuple[SignOff, ...]:
        """The sign-offs of a provision."""
        return self._signed.get(provision_id, ())

    def in_force(self, day: date) -> tuple[Wording, ...]:
        """Every provision with a version in force on `day`, or whose day of change is unknown."""
        found = (self.at(provision_id, day) for provision_id in self._provisions)
        return tuple(wording for wording in found if wording.status is not Status.NOT_IN_FORCE)


def load_registry(
    path: Path = PROVISIONS, signoff: Path | None = None, kazakh: Path | None = None
) -> Registry:
    """The registry from its data file, with the Kazakh words of `kazakh` and the sign-offs of `signoff`.

    Raises BadInput with every error of both files at once.
    """
    problems: list[Problem] = []
    provisions: tuple[Provision, ...] = ()
    signed: tuple[SignOff, ...] = ()
    try:
        provisions = data_file.validate(
            Provisions,
            with_kazakh(parsed(path), kazakh, problems) if kazakh else parsed(path),
            data_file.short_name(path),
        ).root
    except BadInput as error:
        problems += error.problems
    try:
        signed = load_signoffs(signoff) if signoff else ()
    except BadInput as error:
        problems += error.problems
    seen: set[str] = set()
    for provision in provisions:
        if provision.id in seen:
            problems.append(Problem(path.name, provision.id, "this id stands twice", "ids are never reused"))
        seen.add(provision.id)
    if provisions and signoff:
        problems += [
            Problem(
                signoff.name, f"signed.{index}.provision", f"no provision {one.provision!r}", "check the id"
            )
            for index, one in enumerate(signed)
            if one.provision not in seen
        ]
    if problems:
        raise BadInput(problems)
    return Registry({provision.id: provision for provision in provisions}, signed)


@cache
def registry() -> Registry:
    """The kit's own registry, read once a process."""
    return load_registry(signoff=SIGNOFF, kazakh=KAZAKH)
