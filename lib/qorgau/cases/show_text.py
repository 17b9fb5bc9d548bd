"""A case file as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qorgau.cases.case import Case, Document
from qorgau.cases.compare import ComparedField
from qorgau.cases.drill import Drill
from qorgau.cases.words import Words
from qorgau.problem import BadInput, Problem
from qorgau.texts import say

RULE = "=" * 72


def written(words: Words, lang: str, where: str) -> str:
    """`words` in `lang`. Raises BadInput naming `where` when they are not written in it yet."""
    try:
        return words.to(lang)
    except KeyError:
        raise BadInput([Problem(where, lang, "is not written in this language yet", "write it")]) from None


def case_lines(case: Case, lang: str) -> Iterator[str]:
    """Everything a trainee reads before the papers, and the interview, line by line. Raises BadInput."""
    data = case.data

    def said(words: Words, part: str) -> str:
        return written(words, lang, f"{data.id}/{part}")

    seed = f", {say(lang, 'case.variant', seed=data.seed)}" if data.seed is not None else ""
    yield say(lang, "case.title", id=data.id, title=said(data.title, "title")) + seed
    yield say(lang, "case.law-date", day=data.law_date.strftime("%d.%m.%Y"))
    yield say(lang, f"case.proceedings.{data.language}")
    for client in (data.client, *data.further_clients):
        yield ""
        yield f"{say(lang, 'case.client')}: {client.role}. {said(client.profile, 'client.profile')}"
        for part in ("voice", "fears", "wants"):
            yield f"{say(lang, f'case.{part}')}: {said(getattr(client, part), f'client.{part}')}"
    yield ""
    yield f"{say(lang, 'case.charge')}: {said(data.charge.text, 'charge.text')}"
    yield ""
    yield f"{say(lang, 'case.evidence')}:"
    for one in data.evidence:
        keeper = say(lang, "case.evidence.custodian", custodian=said(one.custodian, one.id))
        yield f"- {one.id} {said(one.name, one.id)}: {said(one.shows, one.id)} {keeper}. {said(one.perishes, one.id)}"
    yield ""
    yield f"{say(lang, 'case.facts')}:"
    yield from (f"- {fact.id} {said(fact.text, fact.id)}" for fact in data.facts)
    if data.interview:
        yield ""
        yield f"{say(lang, 'case.interview')}:"
        for answer in data.interview:
            yield f"- {said(answer.ask, answer.id)}"
            yield f"  {said(answer.answer, answer.id)}"


def paper_lines(document: Document, lang: str, *, aid: bool) -> Iterator[str]:
    """One paper as a reader of `lang` meets it, field by field; `aid` adds the reader's language. Raises BadInput."""
    own = document.language or lang
    yield RULE
    yield f"{document.id}  {written(document.title, own, document.id)}"
    if own != lang:
        yield f"({say(lang, f'paper.language.{own}')})"
    for field in document.fields:
        shown = field.language or own
        yield f"{field.number}. {written(field.rubric, own, field.address)}"
        yield f"   [{field.look}] {written(field.entry, shown, field.address)}"
        if aid and shown != lang:
            yield f"   ({say(lang, 'paper.aid')}: {written(field.entry, lang, field.address)})"


def compared_lines(fields: Sequence[ComparedField], kind: str, lang: str) -> Iterator[str]:
    """Papers side by side; words that differ stand between arrows."""
    yield say(lang, "compare.title", id=kind)
    yield say(lang, "compare.note")
    for field in fields:
        yield ""
        yield f"{field.number}. {written(field.rubric, lang, f'{kind}.{field.number}')}"
        for row in field.rows:
            text = " ".join(f"→{one.text}←" if one.differs else one.text for one in row.pieces)
            yield f"   {say(lang, 'compare.same') if field.same else row.document}: {text}"


def drill_lines(drill: Drill, lang: str) -> Iterator[str]:
    """A drill card as a trainee gets it. Raises BadInput for a text that is not written in `lang`."""
    yield f"{drill.id}  {written(drill.title, lang, f'{drill.id}/title')}"
    yield say(lang, "case.law-date", day=drill.law_date.strftime("%d.%m.%Y"))
    rubric = written(drill.rubric, lang, f"{drill.id}/rubric") if drill.rubric else ""
    yield f"{drill.place}. {rubric}"
    for side, variant in (("A", drill.variants.a), ("B", drill.variants.b)):
        where = f"{drill.id}/variants.{side.lower()}"
        yield ""
        yield f"{side}. {written(variant.entry, lang, where)}"
        if variant.context is not None:
            yield f"   ({written(variant.context, lang, where)})"
