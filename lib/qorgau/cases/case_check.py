"""Whether a case's own data fits together: ids, places, events, zone, values."""

from __future__ import annotations

from collections.abc import Iterable

from qorgau.cases.case_data import CaseData
from qorgau.cases.moments import Moments
from qorgau.problem import Problem


def case_problems(data: CaseData, moments: Moments, file: str) -> list[Problem]:
    """Everything in the data of a case that does not fit together; `file` names it in the problems."""
    problems: list[Problem] = []
    events = {event.id for event in data.events}
    places = {place.id for place in data.places}

    def twice(ids: Iterable[str], field: str) -> None:
        seen: set[str] = set()
        for found in ids:
            if found in seen:
                problems.append(
                    Problem(file, f"{field}.{found}", "this id stands twice", "ids are never reused")
                )
            seen.add(found)

    twice((event.id for event in data.events), "events")
    twice((evidence.id for evidence in data.evidence), "evidence")
    twice((fact.id for fact in data.facts), "facts")
    twice(data.documents, "documents")
    twice((answer.id for answer in data.interview), "interview")
    twice((client.id for client in data.further_clients), "further_clients")
    for name, value in data.values.items():
        texts = {"": value} if isinstance(value, str) else {f".{lang}": text for lang, text in value}
        problems += [
            Problem(
                file,
                f"values.{name}{lang}",
                "has a brace in it",
                "values are plain text, without placeholders",
            )
            for lang, text in texts.items()
            if text and ("{" in text or "}" in text)
        ]
    problems += [
        Problem(
            file,
            f"events.{event.id}.at",
            f"is not in the case's zone {data.zone}",
            "write the time of the place",
        )
        for event in data.events
        if event.at.isoformat()[-6:] != data.zone
    ]
    if data.alleged.at not in moments.minutes:
        hint = "see stated and events"
        problems.append(Problem(file, "alleged.at", f"no minute {data.alleged.at!r}", hint))
    if data.alleged.place not in places:
        problems.append(Problem(file, "alleged.place", f"no place {data.alleged.place!r}", "see places"))
    for evidence in data.evidence:
        shown = evidence.puts_client
        if shown is None:
            continue
        problems.extend(
            Problem(file, f"evidence.{evidence.id}.puts_client.{end}", f"no event {name!r}", "see events")
            for end, name in (("from", shown.from_), ("to", shown.to))
            if name not in events
        )
        if shown.place not in places:
            problems.append(
                Problem(
                    file,
                    f"evidence.{evidence.id}.puts_client.place",
                    f"no place {shown.place!r}",
                    "see places",
                )
            )
    return problems
