"""Own marks beside the expert's, in the order of the papers: each place with its outcome and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from qorgau.cases.case import Case, Document, FieldEntry
from qorgau.exercises.mark.compare import Comparison
from qorgau.exercises.score import Score
from qorgau.keys.mark_figures import gauges, hints_line, strips
from qorgau.keys.mark_words import MarkWords
from qorgau.keys.words import Said, said
from qorgau.law.registry import registry
from qorgau.markup import render
from qorgau.texts import say

GROUPS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "agreed": ("✓", "mark.outcome.agreed", ("agreed",)),
    "neighbour": ("↕", "mark.outcome.neighbour", ("neighbour",)),
    "wrong-name": ("≈", "mark.feedback.group.wrong-name", ("wrong-name", "sibling")),
    "missed": ("○", "mark.outcome.missed", ("missed",)),
    "look-alike": ("◇", "mark.outcome.look-alike", ("look-alike",)),
    "false-alarm": ("✕", "mark.outcome.false-alarm", ("false-alarm",)),
    "left-alone": ("–", "mark.outcome.left-alone", ("left-alone",)),
    "open": ("?", "mark.feedback.group.open", ("ungraded", "repeated", "incomplete")),
}
"""What may be filtered: its sign, its sentence, the outcomes that it holds."""
GROUP_OF = {outcome: group for group, (_, _, outcomes) in GROUPS.items() for outcome in outcomes}


@dataclass(frozen=True)
class Place:
    """One place of the review in one language: where, own mark and the expert's, what became of it and why."""

    group: str
    sign: str
    outcome: str
    label: str
    own: str
    sure: str
    expert: str
    differences: tuple[str, ...]
    said: Said
    field: FieldEntry | None = None
    document: Document | None = None


@dataclass(frozen=True)
class Filter:
    """One group of outcomes that occurs: its id, its sign, its words with how often it occurs."""

    group: str
    sign: str
    words: str


def review_html(
    case: Case, words: MarkWords, score: Score, lines: Sequence[Comparison], *, low: float
) -> Markup:
    """Figures, and with `lines` own marks beside the expert's. `low`: the precision below which a judge stops reading.

    Without a script all places stand in the order of the papers; the boxes of the filter work all the same where the
    browser knows :has().
    """
    lang, model = words.lang, bool(lines)
    places = sorted(_places(case, words, lines), key=lambda one: _order(case, one))
    return render(
        "keys/mark_review.html.j2",
        lang=lang,
        gauges=list(gauges(lang, score, low, model=model)),
        strips=list(strips(words, score)),
        hints=hints_line(lang, score),
        filters=list(_filters(lang, places)),
        papers=[(key, list(found)) for key, found in groupby(places, key=lambda one: one.document)],
        say=partial(say, lang),
    )


def _places(case: Case, words: MarkWords, lines: Sequence[Comparison]) -> Iterator[Place]:
    at = {field.address: (field, document) for document in case.documents for field in document.fields}
    for line in lines:
        address = line.own.field if line.own else line.message.field or ""
        field, document = at.get(address, (None, None))
        group = GROUP_OF[line.outcome]
        outcome = say(words.lang, f"mark.outcome.{line.outcome}")
        yield Place(
            group,
            GROUPS[group][0],
            outcome,
            _label(words, line, outcome, field),
            words.own(line.own),
            words.name(line.own.confidence) if line.own and line.own.confidence else "",
            words.expert(line.expert),
            tuple(words.difference(found) for found in line.differences),
            said(words.lang, line.message, registry(), case.data.law_date),
            field,
            document,
        )


def _label(words: MarkWords, line: Comparison, outcome: str, field: FieldEntry | None) -> str:
    if field is None:
        return say(words.lang, "mark.feedback.row.unread", outcome=outcome)
    named = line.own.defect if line.own and line.own.defect else None
    if line.expert is not None:
        named = line.expert.defect or line.expert.look_alike or named
    name = words.name(named) if named else field.rubric.to(words.lang)
    return say(words.lang, "mark.feedback.row", outcome=outcome, field=field.address, name=name)


def _order(case: Case, place: Place) -> int:
    fields = list(case.fields)
    return fields.index(place.field.address) if place.field is not None else len(fields)


def _filters(lang: str, places: Sequence[Place]) -> Iterator[Filter]:
    for group, (sign, key, _) in GROUPS.items():
        count = sum(place.group == group for place in places)
        if count:
            words = say(lang, "mark.feedback.filter.line", name=say(lang, key), count=count)
            yield Filter(group, sign, words)
