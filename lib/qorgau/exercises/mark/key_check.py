"""Whether a key fits its case: every id exists, every field is explained exactly once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from qorgau.cases.words import Words
from qorgau.exercises.mark.key import KeyDefect, MarkKey, MarkRubric
from qorgau.exercises.mark.vocabulary import Vocabulary
from qorgau.problem import Problem

Found = Iterator[tuple[str, str, str]]


def document_of(field: str) -> str:
    """The document of a field address: "RP-1.5" → "RP-1"."""
    return field.rpartition(".")[0]


def _unknown(path: str, ids: Iterable[str], known: Collection[str], what: str) -> Found:
    for name in ids:
        if name not in known:
            yield path, f"unknown {what} {name!r}", "check the spelling"


def _twice(path: str, ids: Iterable[str]) -> Found:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield path, f"{name!r} stands twice", "keep one"
        seen.add(name)


def _defect(item: KeyDefect, path: str, known: Vocabulary) -> Found:
    yield from _unknown(f"{path}.defect", [item.defect], known.families, "defect")
    yield from _unknown(f"{path}.severity", [item.severity], known.severities, "severity")
    lists: tuple[tuple[str, tuple[str, ...], Collection[str], str], ...] = (
        ("fields", item.fields, known.fields, "field"),
        ("neighbours", item.neighbours, known.fields, "field"),
        ("consequences", item.consequences, known.consequences, "consequence"),
        ("stages", item.stages, known.stages, "stage"),
        ("norms", item.norms, known.norms, "norm"),
        ("confusions", tuple(found.defect for found in item.confusions), known.families, "defect"),
    )
    for name, ids, accepted, what in lists:
        yield from _unknown(f"{path}.{name}", ids, accepted, what)
        yield from _twice(f"{path}.{name}", ids)
    documents = {document_of(field) for field in item.fields}
    for field in item.neighbours:
        if field in item.fields:
            yield f"{path}.neighbours", f"{field} is among the fields already", "keep it in one of the two"
        elif field in known.fields and document_of(field) not in documents:
            yield f"{path}.neighbours", f"{field} is in another document", "keep to one document"


def _names(key: MarkKey) -> Found:
    taken: dict[tuple[str, str], str] = {}
    for item in key.defects:
        for field in item.fields:
            first = taken.setdefault((field, item.defect), item.id)
            if first != item.id:
                yield f"defects.{item.id}.fields", f"{first} has {item.defect} in {field} too", "join the two"
    for item in key.defects:
        for confusion in item.confusions:
            if any((field, confusion.defect) in taken for field in item.fields):
                said = f"{confusion.defect} is a right name in this field"
                yield f"defects.{item.id}.confusions", said, "a confusion is a wrong name"


def _cover(key: MarkKey, known: Vocabulary) -> Found:
    kinds: dict[str, list[str]] = {}
    for field in key.holders:
        kinds.setdefault(field, []).append("defects")
    for look_alike in key.look_alikes:
        kinds.setdefault(look_alike.field, []).append("look_alikes")
    for ungraded in key.ungraded:
        kinds.setdefault(ungraded.field, []).append("ungraded")
    for field in key.plain:
        kinds.setdefault(field, []).append("plain")
    for field in known.fields:
        where = kinds.get(field, [])
        if not where:
            yield "plain", f"nothing is said about {field}", "say why a mark there is a false alarm"
        if len(where) > 1:
            yield where[-1], f"{field} is explained more than once: {', '.join(where)}", "keep one"
    for field, where in kinds.items():
        if where[0] != "defects":
            yield from _unknown(where[0], [field], known.fields, "field")


def _quotes(key: MarkKey, entries: Mapping[str, Words]) -> Found:
    for item in key.defects:
        entry = entries.get(item.fields[0])
        if item.quote is None or entry is None:
            continue
        for lang, words in item.quote.model_dump(exclude_none=True).items():
            if words not in (getattr(entry, lang) or ""):
                hint = "copy it letter by letter"
                yield f"defects.{item.id}.quote.{lang}", f"{words!r} does not stand in {item.fields[0]}", hint


def check_key(
    key: MarkKey, known: Vocabulary, file: str, entries: Mapping[str, Words] | None = None
) -> tuple[Problem, ...]:
    """Everything in `key` that does not fit the vocabulary of its case; empty when the key is usable.

    `entries` (field address → rendered entry) also lets the quotations be looked up.
    """
    found: list[tuple[str, str, str]] = list(_twice("defects.id", (item.id for item in key.defects)))
    for item in key.defects:
        found += _defect(item, f"defects.{item.id}", known)
    for look_alike in key.look_alikes:
        path = f"look_alikes.{look_alike.field}"
        found += _unknown(path, [look_alike.look_alike], known.look_alikes, "look-alike")
        found += _unknown(f"{path}.norms", look_alike.norms, known.norms, "norm")
    for ungraded in key.ungraded:
        found += _unknown(f"ungraded.{ungraded.field}.norms", ungraded.norms, known.norms, "norm")
    found += _names(key)
    found += _cover(key, known)
    found += _quotes(key, entries or {})
    return tuple(Problem(file, path, message, hint) for path, message, hint in found)


def check_rubric(rubric: MarkRubric, known: Vocabulary, file: str) -> tuple[Problem, ...]:
    """A Problem for each severity of the catalogue without a weight, and each weight without a severity."""
    missing = [name for name in sorted(known.severities) if name not in rubric.weights]
    extra = [name for name in rubric.weights if name not in known.severities]
    hint = "see cases/catalogue/answers.yaml"
    return tuple(
        [Problem(file, f"mark.weights.{name}", "has no weight", "add its points") for name in missing]
        + [Problem(file, f"mark.weights.{name}", "is no severity", hint) for name in extra]
    )
