"""Own marks beside the expert's: what the model answer shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from qorgau.cases.words import Words
from qorgau.exercises.mark.answer import Mark, MarkAnswer
from qorgau.exercises.mark.hints import HINTED
from qorgau.exercises.mark.key import KeyDefect, KeyLookAlike, KeyUngraded, MarkKey
from qorgau.exercises.score import Message, Score, Verdict

Part = Literal["defect", "field", "severity", "consequence", "stage", "norm"]


class Described(Protocol):
    """A defect as the public catalogue describes it."""

    @property
    def name(self) -> Words: ...
    @property
    def about(self) -> Words: ...
    @property
    def norms(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Expert:
    """What the expert has in a place: a defect, a look-alike, or neither (discussed without points)."""

    fields: tuple[str, ...]
    defect: str | None = None
    look_alike: str | None = None
    severity: str | None = None
    consequences: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """One part where the mark is not among the expert's accepted answers; `own` None: left open."""

    part: Part
    own: str | None
    expert: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """One line of the model answer. `own` None: nothing was marked; `expert` None: nothing is to be marked.

    `outcome` is that of the verdict, or "left-alone" for a look-alike that was rightly not marked.
    """

    outcome: str
    item: str | None
    key: str | None
    own: Mark | None
    expert: Expert | None
    differences: tuple[Difference, ...]
    message: Message


def compare(
    answer: MarkAnswer, score: Score, key: MarkKey, catalogue: Mapping[str, Described]
) -> tuple[Comparison, ...]:
    """Every mark beside what the expert has there: in the order of the key, then the other marks.

    Each wrong choice carries its own reasons. Look-alikes left alone and ungraded places are shown too.
    """
    own = [verdict for verdict in score.verdicts if verdict.item is not None and verdict.outcome != HINTED]
    lines: list[Comparison] = []
    for item in key.defects:
        here = [verdict for verdict in own if verdict.key == item.id]
        lines += [_marked(verdict, answer, key, catalogue) for verdict in here]
        if not here:
            lines.append(_unmarked("missed" if item.graded else "ungraded", item))
    others = [verdict for verdict in own if verdict.key is None]
    shown = {verdict.field for verdict in others if verdict.outcome in ("look-alike", "ungraded")}
    lines += _places(key, shown, {mark.field for mark in answer.marks.values()})
    lines += [_marked(verdict, answer, key, catalogue) for verdict in others]
    return tuple(lines)


def _expert(item: KeyDefect) -> Expert:
    accepted = (item.consequences, item.stages, item.norms)
    return Expert(item.fields, item.defect, None, item.severity, *accepted)


def _message(expert: Expert, outcome: str, reasons: tuple[Words, ...], item: str | None = None) -> Message:
    frame, fields = f"mark.feedback.model.{outcome}", expert.fields
    field = fields[0] if fields else None
    return Message("model", frame, expert.norms, field, item, {"field": fields}, reasons)


def _unmarked(outcome: str, item: KeyDefect) -> Comparison:
    expert = _expert(item)
    return Comparison(outcome, None, item.id, None, expert, (), _message(expert, outcome, (item.why,)))


def _place(place: KeyLookAlike | KeyUngraded) -> Expert:
    look_alike = place.look_alike if isinstance(place, KeyLookAlike) else None
    return Expert((place.field,), look_alike=look_alike, norms=place.norms)


def _places(key: MarkKey, shown: set[str | None], marked: set[str]) -> Iterator[Comparison]:
    for twin in key.look_alikes:
        if twin.field not in shown:
            outcome = "look-alike" if twin.field in marked else "left-alone"
            message = _message(_place(twin), outcome, (twin.why,))
            yield Comparison(outcome, None, None, None, _place(twin), (), message)
    for open_field in key.ungraded:
        if open_field.field not in shown:
            message = _message(_place(open_field), "ungraded", (open_field.why,))
            yield Comparison("ungraded", None, None, None, _place(open_field), (), message)


def _marked(
    verdict: Verdict, answer: MarkAnswer, key: MarkKey, catalogue: Mapping[str, Described]
) -> Comparison:
    mark = answer.marks.get(verdict.item or "")
    item = key.defect[verdict.key] if verdict.key else None
    field = verdict.field or ""
    expert = _expert(item) if item else None
    if verdict.outcome in ("look-alike", "ungraded") and item is None:
        place = key.look_alike.get(field) or key.open_field.get(field)
        expert = _place(place) if place else None
    chosen = catalogue[mark.defect] if mark and mark.defect else None
    norms = verdict.norms or (chosen.norms if chosen else ())
    here = Expert((field,) if field else (), norms=norms)
    frame = verdict.outcome if mark else "damaged"
    message = _message(here, frame, _reasons(verdict, mark, key, catalogue), verdict.item)
    differences = _differences(mark, item) if mark and item and verdict.outcome != "repeated" else ()
    return Comparison(verdict.outcome, verdict.item, verdict.key, mark, expert, differences, message)


def _reasons(
    verdict: Verdict, mark: Mark | None, key: MarkKey, catalogue: Mapping[str, Described]
) -> tuple[Words, ...]:
    # For a name that is not the right one: first why not, then what is right.
    if verdict.outcome in ("wrong-name", "sibling") and verdict.key and mark and mark.defect:
        item = key.defect[verdict.key]
        return (item.confusion(mark.defect) or catalogue[mark.defect].about, item.why)
    if verdict.outcome == "repeated" or verdict.explanation is None:
        return ()
    return (verdict.explanation,)


def _differences(mark: Mark, item: KeyDefect) -> tuple[Difference, ...]:
    parts: tuple[tuple[Part, str | None, tuple[str, ...]], ...] = (
        ("defect", mark.defect, (item.defect,)),
        ("field", mark.against if mark.against in item.fields else mark.field, item.fields),
        ("severity", mark.severity, (item.severity,)),
        ("consequence", mark.consequence, item.consequences),
        ("stage", mark.stage, item.stages),
        ("norm", mark.norm, item.norms),
    )
    return tuple(Difference(part, own, expert) for part, own, expert in parts if own not in expert)
